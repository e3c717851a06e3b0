import { expect, test } from 'vitest';
import type { Options } from '../../src/core/options.ts';
import { inspectedImages, type OutcomeOptions, type ScannedUse, wantsAdvice } from '../../src/images/outcome.ts';
import { report, vulnerability } from './reports.ts';
import { useIn } from './uses.ts';

const options = (severity?: 'off' | 'low'): OutcomeOptions => {
  const rules: Options['rules'] = new Map(severity === undefined ? [] : [['image/vulnerability', severity]]);
  return { rules, ignoreUnfixed: true };
};
const critical = vulnerability({ id: 'CVE-2026-9', severity: 'CRITICAL' });
const high = vulnerability({ id: 'CVE-2026-2' });

/** `app:2` in the place of `app:1`, which had a critical one, with `app:3` beside it. */
async function bump(line = 'FROM app:2'): Promise<ScannedUse> {
  const use = await useIn(line);
  const { reference } = use;
  if (reference === undefined) throw new Error('It names no image.');
  return {
    ...{ use, reference, report: report(high), digest: '', notes: [] },
    before: { reference: { ...reference, tag: '1' }, report: report(critical) },
    candidates: [{ tag: '3', digest: 'sha256:3', report: report(critical) }],
  };
}

test('all counts that stand side by side have the severity that the config gives', async () => {
  const [image] = inspectedImages([await bump()], options('low'));
  expect(image?.findings.map(({ finding }) => finding.severity)).toEqual(['low']);
  expect([image?.fixed, image?.advice?.own, image?.advice?.offers.map(({ counts }) => counts)]).toEqual([
    { low: 1 },
    { low: 1 },
    [{ low: 1 }],
  ]);
});

test('nothing is told, and no other tag looked for, where the rule is off', async () => {
  const one = await bump();
  expect(inspectedImages([one], options('off'))).toEqual([]);
  expect([wantsAdvice(one, options('off')), wantsAdvice(one, options())]).toEqual([false, true]);
});

test('what was looked at and is no better is told of an image that is pinned, too', async () => {
  const [image] = inspectedImages([await bump(`FROM app:2@sha256:${'a'.repeat(64)}`)], options());
  expect(image?.advice).toMatchObject({
    kind: 'none',
    own: { high: 1 },
    offers: [{ image: 'app:3', counts: { critical: 1 } }],
    edits: [],
  });
});
