import { expect, test } from 'vitest';
import type { Severity } from '../../src/core/severity.ts';
import { adviceOf } from '../../src/images/advice.ts';
import type { PackageVulnerability } from '../../src/images/delta.ts';

function found(...severities: readonly Severity[]): readonly PackageVulnerability[] {
  return severities.map((severity, index) => ({
    id: `CVE-2026-${index}`,
    package: 'openssl',
    installed: '1',
    fixed: '2',
    word: severity.toUpperCase(),
    severity,
    confidence: 'high',
    title: '',
    url: '',
    paths: [],
    layers: [],
  }));
}

const digest = `sha256:${'a'.repeat(64)}`;
const head = { digest, isPinned: false, vulnerabilities: found('critical', 'high', 'low') };

test('one critical fewer is better, whatever else there is more of', () => {
  const candidate = { tag: '3.9.2', digest: 'd', vulnerabilities: found('high', 'high', 'medium', 'low', 'low') };
  expect(adviceOf(head, [candidate])).toEqual({ kind: 'tag', tag: '3.9.2', digest: 'd' });
});

test('of equals the newest is taken', () => {
  const equal = (tag: string) => ({ tag, digest: '', vulnerabilities: found('low') });
  const chosen = (...tags: readonly string[]) => {
    const advice = adviceOf(head, tags.map(equal));
    return advice?.kind === 'tag' ? advice.tag : advice;
  };
  expect(chosen('3.9.10', '3.14.2')).toBe('3.14.2');
  expect(chosen('3.14', '3.14-slim')).toBe('3.14');
  expect(chosen('jammy-20240201', 'noble-20240301')).toBe('noble-20240301');
  expect(chosen('trixie', 'trixie-slim')).toBe('trixie');
});

test('the better of two is taken, newer or not', () => {
  const advice = adviceOf(head, [
    { tag: '3.9.10', digest: '', vulnerabilities: found('low') },
    { tag: '3.14.2', digest: '', vulnerabilities: found('medium') },
  ]);
  expect(advice).toEqual({ kind: 'tag', tag: '3.9.10', digest: '' });
});

test('what is no better is not offered; the digest is', () => {
  const same = { tag: '3.14.2', digest: '', vulnerabilities: head.vulnerabilities };
  expect(adviceOf(head, [same])).toEqual({ kind: 'pin', digest });
  expect(adviceOf(head, [])).toEqual({ kind: 'pin', digest });
  expect(adviceOf({ ...head, isPinned: true }, [same])).toBeUndefined();
  expect(adviceOf({ ...head, digest: '' }, [])).toBeUndefined();
});
