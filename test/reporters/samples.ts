import type { Edit } from '../../src/core/edit.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import type { Position, Span } from '../../src/core/location.ts';
import type { Review, ReviewedFinding, SilencedFinding, Stats } from '../../src/core/review.ts';
import type { RuleInfo } from '../../src/core/rule.ts';
import type { Severity } from '../../src/core/severity.ts';

/* Reviews to render: made of our own rules' words, without running the rules. */

export const rootUser: RuleInfo = {
  id: 'dockerfile/root-user',
  title: 'Final stage runs as root',
  severity: 'high',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'A process that is root in the container is one kernel or mount mistake away from root on the host.',
  fix: 'Create a user and end the final stage with `USER <name>`.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  covers: ['hadolint:DL3002', 'trivy:DS-0002', 'checkov:CKV_DOCKER_8'],
  fixable: true,
};

export const privileged: RuleInfo = {
  id: 'container/privileged',
  title: 'Container is privileged',
  severity: 'critical',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Whoever gets into the container owns the host: every device and every capability is handed over.',
  fix: 'Remove `privileged: true` and add the one capability or device that is needed.',
  references: ['https://docs.docker.com/reference/compose-file/services/#privileged'],
  covers: ['kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026'],
  fixable: true,
};

export const memoryUnlimited: RuleInfo = {
  id: 'container/memory-unlimited',
  title: 'Memory is not limited',
  severity: 'low',
  confidence: 'medium',
  category: 'resources',
  profile: 'recommended',
  why: 'One leaking service can take the memory of every other one on the host.',
  fix: 'Set `deploy.resources.limits.memory`.',
  references: ['https://docs.docker.com/reference/compose-file/deploy/#resources'],
  covers: [],
  fixable: false,
};

/** `span(3, 1, 3, 5)` or, for a stretch of one line, `span(3, 1, 5)`. */
export function span(line: number, column: number, endLineOrColumn: number, endColumn?: number): Span {
  const end: Position =
    endColumn === undefined ? { line, column: endLineOrColumn } : { line: endLineOrColumn, column: endColumn };
  return { start: { line, column }, end };
}

export interface FindingParts {
  readonly rule?: RuleInfo;
  readonly severity?: Severity;
  readonly path?: string;
  readonly span?: Span;
  readonly message?: string;
  readonly step?: string;
  readonly ordinal?: number;
  readonly edits?: readonly Edit[];
  readonly related?: ReviewedFinding['related'];
  readonly status?: ReviewedFinding['status'];
  readonly placement?: ReviewedFinding['placement'];
}

export function finding(parts: FindingParts = {}): ReviewedFinding {
  const rule = parts.rule ?? rootUser;
  const route = { scope: 'stage:final', step: parts.step ?? 'USER root' };
  return {
    rule,
    severity: parts.severity ?? rule.severity,
    confidence: rule.confidence,
    location: { path: parts.path ?? 'Dockerfile', span: parts.span ?? span(3, 6, 10) },
    message: parts.message ?? 'The image starts as `root`.',
    why: rule.why,
    fix: rule.fix,
    subject: '',
    absence: false,
    route,
    fingerprint: fingerprint({ rule: rule.id, route, subject: '' }, parts.ordinal ?? 0),
    edits: parts.edits ?? [],
    related: parts.related ?? [],
    status: parts.status ?? 'introduced',
    placement: 'placement' in parts ? parts.placement : 'added-line',
  };
}

export function silenced(parts: FindingParts, reason: string, by: string, addedHere = false): SilencedFinding {
  return { ...finding(parts), reason, by, addedHere };
}

export function review(parts: Partial<Omit<Review, 'stats'>> & { readonly stats?: Partial<Stats> } = {}): Review {
  const findings = parts.findings ?? [];
  const counted = (status: ReviewedFinding['status']) => findings.filter((one) => one.status === status).length;
  return {
    scope: parts.scope ?? 'introduced',
    hasBase: parts.hasBase ?? true,
    findings,
    silenced: parts.silenced ?? [],
    gaps: parts.gaps ?? [],
    secrets: parts.secrets ?? [],
    images: parts.images ?? [],
    stats: {
      files: 2,
      dockerfiles: 1,
      composeFiles: 1,
      rules: 60,
      introduced: counted('introduced'),
      existing: counted('existing'),
      fixed: counted('fixed'),
      silenced: parts.silenced?.length ?? 0,
      images: [],
      ...parts.stats,
    },
  };
}

/** A review as a small pull request gets it. */
export const sample: Review = review({
  findings: [
    finding({
      span: span(7, 6, 10),
      edits: [{ span: span(7, 6, 10), text: 'app' }],
    }),
    finding({
      rule: memoryUnlimited,
      path: 'compose.yaml',
      span: span(2, 3, 6),
      message: 'Service `web` may use all the memory of its host.',
      placement: 'diff-context',
    }),
    finding({
      rule: privileged,
      path: 'compose.yaml',
      span: span(5, 5, 21),
      message: 'Service `web` is privileged.',
      edits: [{ span: span(5, 1, 6, 1), text: '' }],
      related: [{ path: 'Dockerfile', span: span(1, 1, 12), message: 'The image that it runs.' }],
    }),
    finding({ path: 'old/Dockerfile', status: 'fixed', placement: 'changed-file' }),
  ],
  silenced: [
    silenced(
      {
        path: 'compose.yaml',
        rule: memoryUnlimited,
        span: span(9, 3, 5),
        message: 'Service `db` may use all the memory of its host.',
      },
      'sized by the orchestrator',
      'inline comment, compose.yaml:8',
      true,
    ),
  ],
  gaps: [
    {
      path: 'broken/compose.yaml',
      subject: 'broken/compose.yaml',
      reason: 'Line 3, column 1: a tab cannot indent YAML.',
      blocking: true,
    },
    { subject: 'alpine:3.20', reason: 'It was not scanned: image scanning is not in this version.', blocking: false },
  ],
});
