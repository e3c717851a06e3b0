import { compareText, type Finding, type Vulnerability } from '../core/finding.ts';
import { pageOf } from '../core/product.ts';
import { type RuleInfo, targetOf } from '../core/rule.ts';
import { type Confidence, compareSeverities, type Severity } from '../core/severity.ts';
import { clip, printable } from '../core/text.ts';
import {
  blocks,
  bulletList,
  codeSpan,
  fence,
  inline,
  isLinked,
  link,
  type Markdown,
  md,
  ownLink,
  ownWords,
} from './markdown.ts';
import { type SarifMessage, sarifMessage } from './sarif-text.ts';

const mostDescription = 1024;

/** How code scanning shows a rule; its limits are 255 characters for the name and 1024 for the descriptions. */
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly helpUri: string;
  readonly help: SarifMessage & { readonly markdown: Markdown };
  readonly defaultConfiguration: { readonly level: Level };
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}

export type Level = 'error' | 'warning' | 'note';

const levels: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/**
 * A number written as a string, in GitHub's bands: above 9.0 critical, from 7.0 high, from 4.0 medium, from 0.1 low.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const securitySeverities: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  info: '0.5',
};

const problemSeverities = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

const precisions: Readonly<Record<Confidence, string>> = { high: 'very-high', medium: 'high', low: 'medium' };

export function levelOf(severity: Severity): Level {
  return levels[severity];
}

/** Each vulnerability is a rule of its own, because code scanning has one severity for each rule. */
export function sarifRuleId({ rule, vulnerability }: Finding): string {
  const id = vulnerability === undefined ? '' : clip(printable(vulnerability.id).trim(), 200);
  return id === '' ? rule.id : id;
}

/** The rules of these findings, sorted by id, each with the severity of its most severe finding. */
export function sarifRules(findings: readonly Finding[]): readonly SarifRule[] {
  const gravest = new Map<string, Finding>();
  for (const finding of findings) {
    const id = sarifRuleId(finding);
    const known = gravest.get(id);
    if (known === undefined || compareSeverities(finding.severity, known.severity) < 0) gravest.set(id, finding);
  }
  return [...gravest].toSorted(([a], [b]) => compareText(a, b)).map(([id, finding]) => describe(id, finding));
}

function describe(id: string, { rule, severity, confidence, vulnerability }: Finding): SarifRule {
  const level = levelOf(severity);
  return {
    id,
    name: pascalCase(id),
    ...(vulnerability === undefined ? wordsOfRule(rule) : wordsOfVulnerability(rule, vulnerability)),
    defaultConfiguration: { level },
    properties: {
      tags: ['security', rule.category, targetOf(rule)],
      precision: precisions[vulnerability === undefined ? rule.confidence : confidence],
      'problem.severity': problemSeverities[level],
      'security-severity': securitySeverities[severity],
    },
  };
}

type Words = Pick<SarifRule, 'shortDescription' | 'fullDescription' | 'helpUri' | 'help'>;

function wordsOfRule(rule: RuleInfo): Words {
  const page = pageOf(rule);
  return {
    shortDescription: sarifMessage(rule.title, mostDescription),
    fullDescription: sarifMessage(rule.why, mostDescription),
    helpUri: page,
    help: { ...sarifMessage(`${rule.why} ${rule.fix} ${page}`), markdown: helpOfRule(rule) },
  };
}

function helpOfRule(rule: RuleInfo): Markdown {
  return blocks([
    inline(rule.why),
    md`**Fix:** ${inline(rule.fix)}`,
    rule.details === undefined ? undefined : ownWords(rule.details),
    md`To silence it in one place, with a reason:`,
    fence(`# plimsoll: ignore[${rule.id}] the reason\n`),
    bulletList([
      ownLink(md`The page of ${codeSpan(rule.id)}`, pageOf(rule)),
      ...rule.references.map((address) => ownLink(md`${hostOf(address)}`, address)),
    ]),
  ]);
}

function wordsOfVulnerability(rule: RuleInfo, { id, title, url, package: name, fixed }: Vulnerability): Words {
  const heading = title === '' ? `Known vulnerability ${id} in ${name}` : title;
  const remedy = fixed === '' ? 'No version fixes it yet.' : `Version ${fixed} of ${name} fixes it.`;
  return {
    shortDescription: sarifMessage(heading, mostDescription),
    fullDescription: sarifMessage(`${heading}. ${remedy}`, mostDescription),
    helpUri: isLinked(url) ? url : pageOf(rule),
    help: {
      ...sarifMessage(`${heading}. ${remedy}`, mostDescription),
      markdown: blocks([inline(heading), inline(remedy), md`**Fix:** ${inline(rule.fix)}`, link(codeSpan(id), url)]),
    },
  };
}

function hostOf(address: string): Markdown {
  return codeSpan(URL.canParse(address) ? new URL(address).host : address);
}

function pascalCase(id: string): string {
  const name = id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
  return clip(name === '' ? 'Rule' : name, 255);
}
