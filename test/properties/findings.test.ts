import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/edit.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Review } from '../../src/core/review.ts';
import type { RuleInfo } from '../../src/core/rule.ts';
import { composeFiles, composeStyles, writeCompose } from './compose-files.ts';
import { dockerfileStyles, dockerfiles, writeDockerfile } from './dockerfiles.ts';
import { reviewOf } from './reviewing.ts';
import type { Files } from './shapes.ts';
import { asRead, unsound } from './sound.ts';

const dockerfileTexts = fc.tuple(dockerfiles, dockerfileStyles).map(([model, style]) => writeDockerfile(model, style));
const composeTexts = fc.tuple(composeFiles, composeStyles).map(([model, style]) => writeCompose(model, style));
/** Commits of a Dockerfile and a Compose file that builds it. */
const commits: fc.Arbitrary<Files> = fc.oneof(
  dockerfileTexts.map((text) => ({ Dockerfile: text })),
  composeTexts.map((text) => ({ 'compose.yaml': text })),
  fc.tuple(dockerfileTexts, composeTexts).map(([one, two]) => ({ Dockerfile: one, 'compose.yaml': two })),
);

/** Text with pieces taken out, put in and swapped. */
const mutations = fc.array(
  fc.tuple(
    fc.nat(),
    fc.nat({ max: 20 }),
    fc.constantFrom(
      '',
      '\n',
      ' \\\n',
      '"',
      "'",
      '$',
      '${',
      '{',
      '[',
      '<<E',
      '#',
      ':',
      '- ',
      '&a ',
      '*a',
      '\0',
      '\ufeff',
      '\u2028',
      '\ud800',
      '🐳',
      '\r',
      '\t',
      '!reset ',
      '<<: ',
      '|',
      '`',
    ),
  ),
  { minLength: 1, maxLength: 6 },
);
const broken: fc.Arbitrary<Files> = fc.tuple(commits, mutations).map(([files, changes]) =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      changes.reduce((now, [at, length, piece]) => {
        const from = at % (now.length + 1);
        return now.slice(0, from) + piece + now.slice(from + length);
      }, text),
    ]),
  ),
);

function expectSound(files: Files, result: Review): void {
  expect(unsound(files, result)).toEqual([]);
}

/** Whether a finding may have become more severe, which is introduced; less severe, it is the same one. */
function hasGraver({ findings }: Review): boolean {
  const [news, gone] = ['introduced', 'fixed'].map((wanted) => findings.filter(({ status }) => status === wanted));
  return (news ?? []).some(({ rule, severity }) =>
    (gone ?? []).some((other) => other.rule.id === rule.id && other.severity !== severity),
  );
}

describe('findings', () => {
  test('stand in their file, each with a fingerprint of its own', async () => {
    await fc.assert(
      fc.asyncProperty(commits, async (files) => expectSound(files, await reviewOf({}, files))),
      { numRuns: 100 },
    );
  });

  test('stand in their file whatever was done to it, and no rule fails', async () => {
    await fc.assert(
      fc.asyncProperty(broken, async (files) => expectSound(asRead(files), await reviewOf({}, files))),
      { numRuns: 400 },
    );
  });

  test('are introduced, existing or fixed so that each of head and base is told once', async () => {
    await fc.assert(
      fc.asyncProperty(commits, commits, async (base, head) => {
        const [change, before, after] = [
          await reviewOf(base, head),
          await reviewOf({}, base),
          await reviewOf({}, head),
        ];
        const of = (...statuses: readonly string[]) =>
          change.findings.filter(({ status }) => statuses.includes(status));
        expect(tell(of('introduced', 'existing'))).toEqual(tell(after.findings));
        expect(tell(of('fixed', 'existing'))).toHaveLength(tell(before.findings).length);
        // Turned around, what was introduced is fixed.
        const back = await reviewOf(head, base);
        if ([change, back].some(hasGraver)) return;
        expect(tell(back.findings.filter(({ status }) => status === 'introduced'))).toHaveLength(
          tell(of('fixed')).length,
        );
      }),
      { numRuns: 50 },
    );
  });

  test('keep their fingerprints where lines move', async () => {
    await fc.assert(
      fc.asyncProperty(dockerfileTexts, fc.nat({ max: 5 }), async (text, lines) => {
        const moved = `# A comment.\n${'\n'.repeat(lines)}${text}`;
        const [before, after] = [await reviewOf({}, { Dockerfile: text }), await reviewOf({}, { Dockerfile: moved })];
        expect(after.findings.map(({ fingerprint }) => fingerprint)).toEqual(
          before.findings.map(({ fingerprint }) => fingerprint),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** Every finding, also those that were folded into others, as a line of text each. */
function tell(findings: readonly Finding[]): readonly string[] {
  return findings
    .flatMap(({ rule, location, message, related }) => [
      { rule: rule.id, ...location, message },
      ...related.flatMap((place) => (place.rule === undefined ? [] : [{ ...place, rule: place.rule }])),
    ])
    .map(({ rule, path, span, message }) => `${rule} ${path}:${span.start.line} ${message}`)
    .toSorted();
}

/**
 * Rules that an edit may leave something for: the file's own style, the name of a user instead of its number, and a
 * command that is now short enough to be joined with its neighbour.
 */
function isMatterOfTaste({ id, category }: RuleInfo): boolean {
  return category === 'style' || id === 'dockerfile/user-by-name' || id === 'dockerfile/consecutive-runs';
}

describe('the edits of a finding', () => {
  test.each([
    ['a Dockerfile', 'Dockerfile', dockerfileTexts],
    ['a Compose file', 'compose.yaml', composeTexts],
  ])('of %s make it vanish, break nothing and introduce nothing', async (_, path, texts) => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async (text, pick) => {
        const before = await reviewOf({}, { [path]: text });
        const fixable = before.findings.filter(({ edits }) => edits.length > 0);
        const finding = fixable[pick % Math.max(1, fixable.length)];
        if (finding === undefined) return;
        const fixed = applyEdits(text, finding.edits);
        const change = await reviewOf({ [path]: text }, { [path]: fixed });
        expect({ gaps: change.gaps, fixed }).toEqual({ gaps: [], fixed });
        // Of findings that mean the same any may be the one that counts as gone.
        const gone = tell(change.findings.filter(({ status }) => status === 'fixed'));
        const own = tell([{ ...finding, related: [] }]).join();
        const introduced = tell(
          change.findings.filter(({ status, rule }) => status === 'introduced' && !isMatterOfTaste(rule)),
        );
        expect(
          gone.some((line) => line.startsWith(`${finding.rule.id} `)),
          `${own} stays in\n${fixed}`,
        ).toBe(true);
        expect(introduced, `${own} becomes\n${fixed}`).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
