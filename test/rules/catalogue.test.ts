import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareText } from '../../src/core/finding.ts';
import { targetOf } from '../../src/core/rule.ts';
import { allRules, rules } from '../../src/rules/index.ts';
import { filesOfExample, findingsIn } from './run.ts';

// Laws that every rule keeps, with what to do where one does not.

const folder = resolve(import.meta.dirname, '../../src/rules');
const catalogue = [...rules.dockerfile, ...rules.container, ...rules.compose, ...rules.image];
const tools = new Set([
  'buildkit',
  'checkov',
  'cis',
  'dclint',
  'dockle',
  'hadolint',
  'kics',
  'owasp',
  'owasp-node',
  'semgrep',
  'trivy',
]);

const camelCase = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Sentences of a text, code spans taken as words. */
const sentencesIn = (text: string) => text.replace(/`[^`]*`/g, 'x').split(/[.!?]\s+(?=[A-Z])/).length;

describe('the list', () => {
  test.each(['dockerfile', 'container', 'compose', 'image'] as const)(
    '%s holds every rule of its folder, in order',
    (target) => {
      const files = readdirSync(resolve(folder, target))
        .filter((name) => name !== 'index.ts')
        .map((name) => `${target}/${name.replace(/\.ts$/, '')}`);
      expect(rules[target].map(({ id }) => id)).toEqual(files.toSorted(compareText));
    },
  );

  test('ids and former ids are unique', () => {
    const ids = allRules.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe.each(catalogue)('$id', (rule) => {
  test('is what its file exports under its name', () => {
    const path = resolve(folder, `${rule.id}.ts`);
    expect(existsSync(path), `src/rules/${rule.id}.ts holds it`).toBe(true);
    const name = camelCase(rule.id.slice(rule.id.indexOf('/') + 1));
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^export const ${name}: `, 'm'));
  });

  test('speaks in sentences', () => {
    expect(rule.title, 'a title has no full stop').not.toMatch(/\.$/);
    expect(rule.why, 'why is a sentence').toMatch(/^[A-Za-z`].*\.$/s);
    expect(rule.fix, 'fix is a sentence').toMatch(/^[A-Za-z`].*\.$/s);
    expect(sentencesIn(rule.why), 'why is one sentence').toBe(1);
    expect(sentencesIn(rule.fix), 'fix is one sentence').toBe(1);
  });

  test('has references and known checks of other tools, each once', () => {
    expect(rule.references).not.toEqual([]);
    for (const reference of rule.references) expect(new URL(reference).protocol).toBe('https:');
    expect(new Set(rule.covers).size, 'no check twice').toBe(rule.covers.length);
    for (const check of rule.covers) {
      const [tool = '', name = ''] = check.split(/:(.*)/s);
      expect(tools, `${check} is written tool:check`).toContain(tool);
      expect(name).toMatch(/^\S(?:.*\S)?$/);
    }
  });

  test('folds into rules that there are, never into itself', () => {
    const ids: readonly string[] = allRules.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...(rule.foldsInto ?? [])]));
    expect(rule.foldsInto ?? []).not.toContain(rule.id);
  });

  test('keeps notes out of the recommended profile', () => {
    if (rule.severity === 'info') expect(rule.profile).toBe('all');
  });

  test('has examples of different names', () => {
    const names = [...rule.examples.bad, ...rule.examples.good].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test(`is ${rule.fixable ? '' : 'not '}fixable, as its bad examples show`, async () => {
    const found = await Promise.all(
      rule.examples.bad.map(async (example) => findingsIn(filesOfExample(targetOf(rule), example).files)),
    );
    const own = found.flat().filter((finding) => finding.rule.id === rule.id);
    expect(own.some(({ edits }) => edits.length > 0)).toBe(rule.fixable);
  });
});
