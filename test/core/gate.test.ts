import { describe, expect, test } from 'vitest';
import { inScope, judge } from '../../src/core/gate.ts';
import type { Review } from '../../src/core/review.ts';
import { finding, review } from '../reporters/samples.ts';

const introduced = finding({ severity: 'medium', ordinal: 1 });
const existing = finding({ severity: 'critical', status: 'existing', ordinal: 2 });
const fixed = finding({ severity: 'critical', status: 'fixed', ordinal: 3 });
const findings = [introduced, existing, fixed];
const blocking = { subject: 'a', reason: 'b', blocking: true };
const mild = { ...blocking, blocking: false };

describe('the gate', () => {
  test.each<[string, Partial<Review>, readonly unknown[]]>([
    ['what is introduced', { scope: 'introduced' }, [introduced]],
    ['what the changed files hold', { scope: 'changed-files' }, [introduced, existing]],
    ['all there is', { scope: 'all' }, [introduced, existing]],
    [
      'all there is where there is nothing to compare with',
      { scope: 'introduced', hasBase: false },
      [introduced, existing],
    ],
  ])('looks at %s, never at what is fixed', (_, parts, seen) => {
    expect(inScope(review({ findings, ...parts }))).toEqual(seen);
  });

  test('fails at the severity that was asked for and above, of what is in scope', () => {
    const conclusions = (['critical', 'high', 'medium', 'low', 'none'] as const).map(
      (failOn) => judge(review({ findings }), failOn, 'fail').conclusion,
    );
    expect(conclusions).toEqual(['success', 'success', 'failure', 'failure', 'success']);
    expect(judge(review({ findings }), 'high', 'fail')).toMatchObject({ failing: [], highestSeverity: 'medium' });
    expect(judge(review({ findings, scope: 'all' }), 'high', 'fail')).toEqual({
      ...{ conclusion: 'failure', failing: [existing], blockingGaps: 0, highestSeverity: 'critical' },
    });
  });

  test('fails where something could not be reviewed, unless that only warns', () => {
    const gaps = [blocking, mild];
    expect(judge(review({ gaps }), 'high', 'fail')).toEqual({
      ...{ conclusion: 'failure', failing: [], blockingGaps: 1, highestSeverity: 'none' },
    });
    expect(judge(review({ gaps }), 'high', 'warn').conclusion).toBe('success');
    expect(judge(review({ gaps: [mild] }), 'none', 'fail').conclusion).toBe('success');
  });
});
