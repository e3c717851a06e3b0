import { UsageError } from '../core/errors.ts';
import type { DocumentedRule, RuleInfo } from '../core/rule.ts';
import { nearest, quoted } from '../core/text.ts';
import { explain } from '../reporters/explain.ts';
import { renderRulesJson, renderRulesMarkdown, renderRulesText } from '../reporters/rule-list.ts';
import { catalogue, catalogueNames } from '../review/catalogue.ts';
import { wantsColor } from '../system/terminal.ts';
import type { Given } from './arguments.ts';
import { type RuleFormat, ruleFormats } from './flags.ts';
import { deliver } from './output.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

const renderers: Readonly<Record<RuleFormat, (rules: readonly RuleInfo[]) => string>> = {
  text: renderRulesText,
  json: renderRulesJson,
  markdown: renderRulesMarkdown,
};

export function listRules(given: Given, around: Surroundings): ExitStatus {
  refuseWords(given.words, given.command);
  const render = renderers[given.word('format', ruleFormats) ?? 'text'];
  deliver(render(catalogue), given.one('output'), around);
  return 0;
}

export function explainRule({ words, command }: Given, around: Surroundings): ExitStatus {
  const [word, ...more] = words;
  if (word === undefined) throw new UsageError('Name a rule: `plimsoll explain RULE`; `plimsoll rules` lists them.');
  refuseWords(more, command);
  around.stdout.write(explain(ruleNamed(word), wantsColor(around.stdout, around.environment)));
  return 0;
}

/** By id, by a former id, by its second half, or by the check of another tool that the rule covers, in any case. */
function ruleNamed(word: string): DocumentedRule {
  const id = catalogueNames.resolve(word);
  const own = catalogue.find((rule) => rule.id === id);
  if (own !== undefined) return own;
  const wanted = word.toLowerCase();
  const isMeant = (name: string, mark: string) =>
    name.toLowerCase() === wanted || name.toLowerCase().endsWith(`${mark}${wanted}`);
  const named = catalogue.filter((rule) => wanted !== '' && isMeant(rule.id, '/'));
  const covering =
    named.length > 0
      ? named
      : catalogue.filter(({ covers }) => wanted !== '' && covers.some((check) => isMeant(check, ':')));
  const [only, ...others] = covering;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    throw new UsageError(
      `${quoted(word)} is ${named.length > 0 ? 'the name of' : 'covered by'} ${listed(covering.map((rule) => quoted(rule.id)))}; use one of these ids.`,
    );
  }
  const meant = nearest(
    word,
    catalogue.map((rule) => rule.id),
  );
  throw new UsageError(
    `There is no rule ${quoted(word)}; ${meant ? `did you mean ${quoted(meant)}?` : '`plimsoll rules` lists them.'}`,
  );
}

export function refuseWords([word]: readonly string[], command: string): void {
  if (word !== undefined) throw new UsageError(`\`plimsoll ${command}\` takes no argument ${quoted(word)}.`);
}

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}
