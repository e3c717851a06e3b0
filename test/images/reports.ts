import type { ImageReport, ReportedVulnerability } from '../../src/core/image-report.ts';

export function vulnerability(parts: Partial<ReportedVulnerability> = {}): ReportedVulnerability {
  const { id = 'CVE-2026-1' } = parts;
  return {
    package: 'openssl',
    path: '',
    installed: '1.0',
    fixed: '2.0',
    severity: 'HIGH',
    title: 'A title',
    url: `https://example.test/${id}`,
    layer: '',
    ...parts,
    id,
  };
}

export function report(...vulnerabilities: readonly ReportedVulnerability[]): ImageReport {
  return {
    scanner: 'trivy',
    name: 'python:3.9',
    digests: [],
    platform: 'linux/amd64',
    distribution: undefined,
    configuration: undefined,
    vulnerabilities,
    unseen: [],
  };
}
