import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Review } from '../../src/core/review.ts';
import { type ComposeModel, composeFiles, composeStyles, plainYaml, writeCompose } from './compose-files.ts';
import { dockerfileStyles, dockerfiles, plainStyle, writeDockerfile } from './dockerfiles.ts';
import { news, reviewOf } from './reviewing.ts';

const runs = { numRuns: 100 };
/** What rules on the writing itself say of another writing is news, and right. */
const meaningful = (result: Review): readonly string[] =>
  news({
    ...result,
    findings: result.findings.filter(({ rule }) => rule.category !== 'style' && !onQuotes.has(rule.id)),
  });
const onQuotes: ReadonlySet<string> = new Set(['compose/unquoted-port', 'compose/quoted-volume']);

describe('a change that means nothing introduces and fixes nothing', () => {
  test('another writing of a Dockerfile: indentation, comments, lines, breaks, letter case', async () => {
    await fc.assert(
      fc.asyncProperty(dockerfiles, dockerfileStyles, dockerfileStyles, async (model, one, two) => {
        const result = await reviewOf(
          { Dockerfile: writeDockerfile(model, one) },
          { Dockerfile: writeDockerfile(model, two) },
        );
        expect(meaningful(result)).toEqual([]);
      }),
      runs,
    );
  });

  test('another writing of a Compose file: indentation, order, quotes, flow, comments, breaks', async () => {
    await fc.assert(
      fc.asyncProperty(composeFiles, composeStyles, composeStyles, async (model, one, two) => {
        const result = await reviewOf(
          { 'compose.yaml': writeCompose(model, one) },
          { 'compose.yaml': writeCompose(model, two) },
        );
        // What two services do to one another is told at the second, which is another where their order is.
        const ofTwo = /compose\/duplicate-|shared-volume/;
        expect(meaningful(result).filter((line) => one.reversed === two.reversed || !ofTwo.test(line))).toEqual([]);
      }),
      runs,
    );
  });

  test('a renamed file, told as such or not', async () => {
    await fc.assert(
      fc.asyncProperty(dockerfiles, composeFiles, fc.boolean(), async (dockerfile, compose, told) => {
        const [one, two] = [writeDockerfile(dockerfile, plainStyle), writeCompose(compose, plainYaml)];
        const renames = { 'ops/Dockerfile': 'Dockerfile', 'ops/compose.yaml': 'compose.yaml' };
        const result = await reviewOf(
          { Dockerfile: one, 'compose.yaml': two },
          { 'ops/Dockerfile': one, 'ops/compose.yaml': two },
          told ? renames : {},
        );
        expect(news(result)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('a service moved to another file', async () => {
    await fc.assert(
      fc.asyncProperty(composeFiles, async (model) => {
        const { services } = model;
        // What stands at the top level of both files is said twice: that is no matter of the service.
        const rest = { name: 'app', volumes: { data: null } };
        const [moved, ...kept] = Object.entries(services);
        if (moved === undefined || kept.length === 0) return;
        // An image that a service of the same file builds is nobody's to pull: there, the two belong together.
        const data = Object.values(services).map((service) => service as Readonly<Record<string, unknown>>);
        const built = new Set(data.flatMap((service) => ('build' in service ? [service['image']] : [])));
        if (data.some((service) => !('build' in service) && built.has(service['image']))) return;
        const part = (entries: typeof kept): ComposeModel => ({ ...rest, services: Object.fromEntries(entries) });
        const result = await reviewOf(
          { 'a/compose.yaml': writeCompose(part([moved, ...kept]), plainYaml), 'b/compose.yaml': 'services: {}\n' },
          {
            'a/compose.yaml': writeCompose(part(kept), plainYaml),
            'b/compose.yaml': writeCompose(part([moved]), plainYaml),
          },
        );
        // What the top level says is said twice now, and what services do to one another is apart.
        const together =
          /compose\/(?:missing-name|undefined-reference|duplicate-|secret-in-config|committed-)|shared-volume/;
        expect(meaningful(result).filter((line) => !together.test(line))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
