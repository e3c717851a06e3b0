import { compareText } from '../core/finding.ts';
import {
  type Category,
  categories,
  type DocumentedRule,
  type Example,
  type Gathering,
  type RuleInfo,
} from '../core/rule.ts';
import { readMarkup } from '../core/text.ts';
import {
  blocks,
  bulletList,
  codeSpan,
  fence,
  inline,
  join,
  type Markdown,
  md,
  nothing,
  ownLink,
  ownWords,
  table,
} from './markdown.ts';
import { ruleTable } from './rule-list.ts';

/** The page of a rule, `docs/rules/ID.md`, ending in a line break. */
export function renderRulePage(rule: DocumentedRule): string {
  const page = blocks([
    md`# ${inline(rule.title)}`,
    factTable(rule),
    md`## Why`,
    inline(rule.why),
    md`## What to do`,
    inline(rule.fix),
    ...detailParts(rule),
    md`## Reported`,
    ...rule.examples.bad.flatMap((example) => exampleParts(rule, example)),
    md`## Accepted`,
    ...rule.examples.good.flatMap((example) => exampleParts(rule, example)),
    md`## How to silence it`,
    md`For one place, in a comment on the line above, with the reason:`,
    fence(`# plimsoll: ignore[${rule.id}] the reason\n`, languageOf(rule, undefined)),
    md`For the whole repository, in ${codeSpan('.github/plimsoll.yml')}:`,
    fence(`rules:\n  ${rule.id}: off\n`, md`yaml`),
    ...coversParts(rule),
    ...referenceParts(rule),
  ]);
  return `${page}\n`;
}

/** `docs/rules/README.md`: every rule by category, ending in a line break. */
export function renderRuleIndex(rules: readonly RuleInfo[]): string {
  const sections = categories.flatMap((category) => {
    const own = rules.filter((rule) => rule.category === category).toSorted((a, b) => compareText(a.id, b.id));
    return own.length === 0 ? [] : [md`## ${inline(titles[category])}`, ruleTable(own, ({ id }) => `${id}.md`)];
  });
  const profile = md`The profile ${codeSpan('recommended')} runs by default; ${codeSpan('all')} adds hygiene, efficiency and style.`;
  return `${blocks([md`# Rules`, profile, ...sections])}\n`;
}

function detailParts({ details, gathered }: RuleInfo): readonly Markdown[] {
  const parts = [
    ...(details === undefined ? [] : [ownWords(details)]),
    ...(gathered === undefined ? [] : [ownWords(toldOnce[gathered.by])]),
  ];
  return parts.length === 0 ? [] : [md`## Details`, ...parts];
}

const toldOnce: Readonly<Record<Gathering['by'], string>> = {
  file: 'Several places in one file are reported as one finding, which lists the other places, because they have one root cause.',
  scope:
    'Several places in one stage or service are reported and fixed as one finding, because they have one root cause.',
  secret:
    'A secret that stands in several places of one file is reported once and lists the other places, because it is revoked once.',
  subject: 'Each file reports the same thing once and lists the other places, because they have one root cause.',
};

const titles: Readonly<Record<Category, string>> = {
  privilege: 'Privilege',
  isolation: 'Isolation',
  secrets: 'Secrets',
  'supply-chain': 'Supply chain',
  network: 'Network',
  resources: 'Resources',
  correctness: 'Correctness',
  efficiency: 'Efficiency',
  style: 'Style',
  vulnerability: 'Vulnerabilities',
};

/** `docs/coming-from.md`: what the checks of other tools are called here, ending in a line break. */
export function renderComingFrom(rules: readonly RuleInfo[]): string {
  const byTool = new Map<string, Map<string, RuleInfo[]>>();
  for (const rule of rules) {
    for (const covered of rule.covers) {
      const at = covered.indexOf(':');
      const checks = byTool.get(covered.slice(0, at)) ?? new Map<string, RuleInfo[]>();
      const check = covered.slice(at + 1);
      checks.set(check, [...(checks.get(check) ?? []), rule]);
      byTool.set(covered.slice(0, at), checks);
    }
  }
  const sections = [...byTool]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([tool, checks]) => [md`## ${inline(tools[tool] ?? tool)}`, checkTable(checks)]);
  return `${blocks([md`# Coming from another tool`, whichRules, ...sections])}\n`;
}

const whichRules = md`Which rules report what a check of another tool is about. ${codeSpan('plimsoll explain DL3002')} finds them too.`;

const tools: Readonly<Record<string, string>> = {
  buildkit: 'BuildKit build checks',
  checkov: 'Checkov',
  cis: 'CIS Docker Benchmark',
  dclint: 'dclint',
  dockle: 'Dockle',
  hadolint: 'hadolint',
  kics: 'KICS',
  owasp: 'OWASP Docker Security Cheat Sheet',
  'owasp-node': 'OWASP Node.js Docker Cheat Sheet',
  semgrep: 'Semgrep',
  trivy: 'Trivy',
};

function checkTable(checks: ReadonlyMap<string, readonly RuleInfo[]>): Markdown {
  const rows = [...checks]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([check, rules]) => [
      codeSpan(check),
      join(
        rules.toSorted((a, b) => compareText(a.id, b.id)).map(({ id }) => ownLink(codeSpan(id), `rules/${id}.md`)),
        md`, `,
      ),
    ]);
  return table([{ title: md`Check` }, { title: md`Rule` }], rows);
}

function factTable({ id, severity, confidence, category, profile, fixable, aliases = [] }: RuleInfo): Markdown {
  const rows = [
    [md`Id`, codeSpan(id)],
    [md`Severity`, inline(severity)],
    [md`Confidence`, inline(confidence)],
    [md`Category`, inline(titles[category])],
    [md`Profile`, codeSpan(profile)],
    [md`Fix`, fixable ? md`offered as a suggestion` : md`by hand`],
    ...(aliases.length === 0
      ? []
      : [
          [
            md`Formerly`,
            join(
              aliases.map((alias) => codeSpan(alias)),
              md`, `,
            ),
          ],
        ]),
  ];
  return table([{ title: nothing }, { title: nothing }], rows);
}

function exampleParts(rule: RuleInfo, { name, code, path, files = {} }: Example): readonly Markdown[] {
  const { text } = readMarkup(code);
  const others = Object.entries(files).flatMap(([other, content]) => [
    other === 'image.json' ? md`The configuration of the image that it builds:` : md`With ${codeSpan(other)}:`,
    fence(readMarkup(content).text, languageOf(rule, other)),
  ]);
  const at = path === undefined ? nothing : md`, in ${codeSpan(path)}`;
  return [md`**${inline(name)}**${at}`, fence(text, languageOf(rule, path)), ...others];
}

function languageOf({ id }: RuleInfo, path: string | undefined): Markdown {
  if (path === undefined) return /^(?:dockerfile|image)\//.test(id) ? md`dockerfile` : md`yaml`;
  if (/\.ya?ml$/i.test(path)) return md`yaml`;
  if (/\.json$/i.test(path)) return md`json`;
  return /(?:^|\/|\.)(?:Docker|Container)file(?:\.|$)/i.test(path) ? md`dockerfile` : nothing;
}

function coversParts({ covers }: RuleInfo): readonly Markdown[] {
  if (covers.length === 0) return [];
  return [
    md`## Other tools`,
    md`This rule reports what these checks are about, and honours those tools’ own ignore comments for them:`,
    bulletList(covers.map((check) => codeSpan(check))),
  ];
}

function referenceParts({ references }: RuleInfo): readonly Markdown[] {
  return references.length === 0
    ? []
    : [md`## References`, bulletList(references.map((address) => ownLink(codeSpan(address), address)))];
}
