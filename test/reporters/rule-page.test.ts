import { describe, expect, test } from 'vitest';
import type { DocumentedRule } from '../../src/core/rule.ts';
import { renderComingFrom, renderRuleIndex, renderRulePage } from '../../src/reporters/rule-page.ts';
import { elementsOf, renderMarkdown } from './github-markdown.ts';
import { memoryUnlimited, privileged, rootUser } from './samples.ts';

const rule: DocumentedRule = {
  ...rootUser,
  details: 'A *named* user is enough.',
  aliases: ['dockerfile/runs-as-root'],
  examples: {
    bad: [
      { name: 'the last USER is root', code: 'FROM alpine\nUSER [|root|]\n' },
      {
        name: 'built by Compose',
        code: 'services:\n  web: [|{}|]\n',
        path: 'compose.yaml',
        files: { 'web/Dockerfile': 'FROM alpine\n' },
      },
    ],
    good: [{ name: 'a named user', code: 'FROM alpine\nUSER app\n' }],
  },
};

describe("a rule's page", () => {
  const page = renderRulePage(rule);

  test('has the words, the examples without their marks, and how to silence it', () => {
    expect(page).toMatch(
      /^# Final stage runs as root\n\n\| {2}\| {2}\|\n\| :-- \| :-- \|\n\| Id \| `dockerfile\/root-user` \|\n/,
    );
    expect(page).toContain('| Formerly | `dockerfile/runs-as-root` |');
    expect(page).toContain('## Why\n\nA process that is root');
    expect(page).toContain('## Details\n\nA *named* user is enough.');
    expect(page).toContain('**the last USER is root**\n\n```dockerfile\nFROM alpine\nUSER root\n```');
    expect(page).toContain(
      '**built by Compose**, in `compose.yaml`\n\n```yaml\nservices:\n  web: {}\n```\n\nWith `web/Dockerfile`:\n\n```dockerfile\nFROM alpine\n```',
    );
    expect(page).toContain('```dockerfile\n# plimsoll: ignore[dockerfile/root-user] the reason\n```');
    expect(page).toContain('```yaml\nrules:\n  dockerfile/root-user: off\n```');
    expect(page).toContain('- `hadolint:DL3002`\n- `trivy:DS-0002`');
    expect(page.endsWith('\n')).toBe(true);
  });

  test('is good Markdown', () => {
    const html = renderMarkdown(page);
    expect(elementsOf(html).filter((name) => name === 'h2')).toHaveLength(8);
    expect(elementsOf(html).filter((name) => name === 'tr')).toHaveLength(8);
    expect(html).toContain('<a href="https://docs.docker.com/build/building/best-practices/#user">');
  });
});

test('the index lists every rule by category, linked to its page', () => {
  const index = renderRuleIndex([rootUser, privileged, memoryUnlimited]);
  expect([...index.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Privilege', 'Isolation', 'Resources']);
  expect(index).toContain(
    '| [`container/privileged`](container/privileged.md) | Container is privileged | critical | recommended | yes |',
  );
});

test('checks of other tools lead to the rules that cover them', () => {
  const both = { ...privileged, covers: ['hadolint:DL3002', 'cis:4.1'] };
  expect(renderComingFrom([both, rootUser])).toBe(`\
# Coming from another tool

Which rules report what a check of another tool is about. \`plimsoll explain DL3002\` finds them too.

## Checkov

| Check | Rule |
| :-- | :-- |
| \`CKV_DOCKER_8\` | [\`dockerfile/root-user\`](rules/dockerfile/root-user.md) |

## CIS Docker Benchmark

| Check | Rule |
| :-- | :-- |
| \`4.1\` | [\`container/privileged\`](rules/container/privileged.md) |

## hadolint

| Check | Rule |
| :-- | :-- |
| \`DL3002\` | [\`container/privileged\`](rules/container/privileged.md), [\`dockerfile/root-user\`](rules/dockerfile/root-user.md) |

## Trivy

| Check | Rule |
| :-- | :-- |
| \`DS-0002\` | [\`dockerfile/root-user\`](rules/dockerfile/root-user.md) |
`);
});
