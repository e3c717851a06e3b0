import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { documentedKeys } from '../src/config/config.ts';
import { renderComingFrom, renderRuleIndex, renderRulePage } from '../src/reporters/rule-page.ts';
import { catalogue } from '../src/review/catalogue.ts';

// Every page and table here is written by `npm test -- -u` and compared by `npm test`.

const root = resolve(import.meta.dirname, '..');

describe('pages of rules', () => {
  test.each(catalogue)('$id has its page', async (rule) => {
    await expect(renderRulePage(rule)).toMatchFileSnapshot(`../docs/rules/${rule.id}.md`);
  });

  test('no page is left of a rule that is gone', () => {
    const pages = readdirSync(resolve(root, 'docs/rules'), { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.includes('/') && path.endsWith('.md'))
      .map((path) => path.replace(/\.md$/, ''));
    expect(pages.filter((page) => !catalogue.some(({ id }) => id === page))).toEqual([]);
  });

  test('the index lists every rule', async () => {
    await expect(renderRuleIndex(catalogue)).toMatchFileSnapshot('../docs/rules/README.md');
  });

  test('the checks of other tools lead here', async () => {
    await expect(renderComingFrom(catalogue)).toMatchFileSnapshot('../docs/coming-from.md');
  });
});

interface Described {
  readonly description: string;
  readonly default?: string;
}

const action: { readonly inputs: Record<string, Described>; readonly outputs: Record<string, Described> } = parse(
  readFileSync(resolve(root, 'action.yml'), 'utf8'),
);

const cell = (text: string) => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
const codeOf = (text: string) => (text === '' ? 'empty' : `\`${cell(text)}\``);

const tables = {
  inputs: [
    '| input | default | meaning |',
    '|---|---|---|',
    ...Object.entries(action.inputs).map(
      ([name, { description, default: fallback = '' }]) =>
        `| \`${name}\` | ${codeOf(fallback)} | ${cell(description)} |`,
    ),
  ],
  outputs: [
    '| output | meaning |',
    '|---|---|',
    ...Object.entries(action.outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
  ],
  config: [
    '| key | default | meaning |',
    '|---|---|---|',
    ...documentedKeys().map(({ name, fallback, says, words }) => {
      const choice = words.length === 0 ? '' : ` One of ${words.map((word) => `\`${word}\``).join(', ')}.`;
      return `| \`${name}\` | ${codeOf(fallback)} | ${cell(`${says}${choice}`)} |`;
    }),
  ],
};

test('the tables of the README are those of action.yml and the config', async () => {
  let readme = readFileSync(resolve(root, 'README.md'), 'utf8');
  for (const [name, lines] of Object.entries(tables)) {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    expect(readme).toContain(open);
    readme = `${readme.slice(0, readme.indexOf(open) + open.length)}\n${lines.join('\n')}\n${readme.slice(readme.indexOf(close))}`;
  }
  await expect(readme).toMatchFileSnapshot('../README.md');
});
