import type { Finding } from '../core/finding.ts';
import type { ConfigIgnore, Options } from '../core/options.ts';
import type { SilencedFinding } from '../core/review.ts';
import type { RuleInfo } from '../core/rule.ts';
import { ruleNames } from '../core/rule-names.ts';
import { globMatcher } from '../documents/classify.ts';
import type { ContainerDocument } from '../documents/project.ts';
import { type FileSilence, silenceFile } from './file-silence.ts';
import { pragmaRules } from './pragma-rules.ts';
import { remarksOn } from './remarks.ts';

export interface SilenceInputs {
  readonly findings: readonly Finding[];
  /** Every document of the commit: a finding can be in a file that is only context. */
  readonly documents: readonly ContainerDocument[];
  /** Paths of the documents whose comments are themselves reviewed. */
  readonly reviewed: ReadonlySet<string>;
  /** The documents of the commit to compare with; `undefined` if there is none; then every comment counts as old. */
  readonly baseDocuments: readonly ContainerDocument[] | undefined;
  /** Head's paths of renamed and copied files to base's. */
  readonly previousPaths: ReadonlyMap<string, string>;
  readonly options: Pick<Options, 'inlineIgnores' | 'ignore' | 'rules'>;
  /** Every rule, whether or not it ran. */
  readonly rules: readonly RuleInfo[];
  /** Ids of the rules that ran: only their comments can be unused. */
  readonly active: ReadonlySet<string>;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

export interface Silencing {
  /** What silenced a finding, and why. */
  readonly silenced: ReadonlyMap<Finding, Pick<SilencedFinding, 'reason' | 'by' | 'addedHere'>>;
  /** Findings on the comments themselves. */
  readonly remarks: readonly Finding[];
}

/**
 * Decides which findings are silenced: by a comment of ours, by a comment of another tool whose check the rule covers, or
 * by the config. Comments come first, so that the one nearest to the finding is named as the reason.
 */
export function silence(inputs: SilenceInputs): Silencing {
  const { findings, documents, reviewed, baseDocuments, previousPaths, options, rules, active, today } = inputs;
  const names = ruleNames([...rules, ...pragmaRules]);
  const checks = rulesByCheck(rules);
  const bases = new Map((baseDocuments ?? []).map((document) => [document.path, document]));
  const files = new Map<string, FileSilence>();
  for (const document of documents) {
    const { path } = document;
    const base = baseDocuments && { document: bases.get(previousPaths.get(path) ?? path) };
    files.set(path, silenceFile({ document, base, mode: options.inlineIgnores, names, checks, active, today }));
  }

  const silenced = new Map<Finding, Pick<SilencedFinding, 'reason' | 'by' | 'addedHere'>>();
  for (const finding of findings) {
    const choice = files.get(finding.location.path)?.choiceOn(finding);
    if (choice !== undefined) silenced.set(finding, choice);
  }
  const remarks = documents.flatMap((document) =>
    reviewed.has(document.path) ? remarksOn(document, files.get(document.path)?.mistakes() ?? [], options.rules) : [],
  );

  const ignored = configIgnores(options.ignore, today);
  for (const finding of [...findings, ...remarks]) {
    const entry = silenced.has(finding) ? undefined : ignored(finding);
    if (entry !== undefined) {
      silenced.set(finding, { reason: entry.reason, by: `config, ${entry.writtenAt}`, addedHere: false });
    }
  }
  return { silenced, remarks };
}

/** The first entry of the config that silences a finding. */
function configIgnores(
  entries: readonly ConfigIgnore[],
  today: string,
): (finding: Finding) => ConfigIgnore | undefined {
  const current = entries
    .filter(({ until }) => until === undefined || today <= until)
    .map((entry) => ({ entry, isHere: entry.paths.length === 0 ? () => true : globMatcher(entry.paths) }));
  const byRule = Map.groupBy(current, ({ entry }) => entry.rule);
  const ofAllRules = byRule.get(undefined) ?? [];
  return ({ rule, location, vulnerability }) =>
    [...(byRule.get(rule.id) ?? []), ...ofAllRules].find(
      ({ entry, isHere }) =>
        (entry.vulnerability === undefined || entry.vulnerability === vulnerability?.id) && isHere(location.path),
    )?.entry;
}

/** Our rules by the bare names of the other tools' checks that they cover. */
function rulesByCheck(rules: readonly RuleInfo[]): (check: string) => readonly string[] {
  let byCheck: Map<string, string[]> | undefined;
  return (check) => {
    if (byCheck === undefined) {
      byCheck = new Map();
      for (const { id, covers } of rules) {
        for (const cover of covers) {
          const name = cover.slice(cover.indexOf(':') + 1);
          byCheck.set(name, [...(byCheck.get(name) ?? []), id]);
        }
      }
    }
    return byCheck.get(check) ?? [];
  };
}
