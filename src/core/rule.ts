import type { Edit } from './edit.ts';
import type { KnownImages } from './image-facts.ts';
import type { Location, Span } from './location.ts';
import type { Confidence, Severity } from './severity.ts';

/** What a rule checks; the first half of its id. */
export type Target = 'dockerfile' | 'container' | 'compose' | 'image';

export const categories = [
  'privilege',
  'isolation',
  'secrets',
  'supply-chain',
  'network',
  'resources',
  'correctness',
  'efficiency',
  'style',
  'vulnerability',
] as const;
export type Category = (typeof categories)[number];

/** `recommended`: what a reviewer wants to read on a pull request. `all`: hygiene, efficiency and style too. */
export const profiles = ['recommended', 'all'] as const;
export type Profile = (typeof profiles)[number];

export type RuleId = `${Target}/${string}`;

/** The words that explain a rule: everything but its check. Every reporter, page and table is made from these. */
export interface RuleInfo {
  /**
   * `target/noun-phrase`, reads well after "ignore": `ignore[container/privileged]`. Never renamed without an alias,
   * never reused.
   */
  readonly id: RuleId;
  /** A short noun phrase or sentence without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly category: Category;
  /** The narrowest profile that runs the rule. */
  readonly profile: Profile;
  /** One sentence: what an attacker gains, or what breaks. */
  readonly why: string;
  /** One sentence: what to do. Markdown code spans are welcome. */
  readonly fix: string;
  /** More for the page, as Markdown paragraphs: edge cases, and what we decided where tools differ. */
  readonly details?: string;
  /** The first is the best place to read more. */
  readonly references: readonly string[];
  /** Checks of other tools whose subject this rule reports, spelled `tool:check`. */
  readonly covers: readonly string[];
  /** Whether any finding of the rule has edits. */
  readonly fixable: boolean;
  /** Former ids, still understood in pragmas and config. */
  readonly aliases?: readonly string[];
  /**
   * Rules that report the same root cause in the same place, where one span contains the other: this rule's finding is
   * then folded into theirs, which should be as severe or more.
   */
  readonly foldsInto?: readonly RuleId[];
  /**
   * Set if findings all over a file have one root cause: they are then reported as one, with the other places as
   * related.
   */
  readonly gathered?: Gathering;
  /**
   * Set if the subject belongs to the whole file, and the service or stage where it is reported depends on the order
   * (the second of two that clash, say): reordering introduces nothing.
   */
  readonly ofFile?: true;
}

/** What findings have in common if one decision of the author explains them all. */
export interface Gathering {
  /**
   * What they share: only the file, the stage or service, the subject, or the value of a secret. The finding stands at the
   * first of the gravest places; those of one scope are fixed together, so it spans all of them and has all their edits.
   */
  readonly by: 'file' | 'scope' | 'subject' | 'secret';
  /** A word shared by the rules whose findings are joined. Default: each rule by itself. */
  readonly cause?: string;
  /**
   * Only what is missing is joined, even if it has a one-click fix: many places that the author never thought of make
   * one comment, with the click of the first. Otherwise a fix of its own keeps a finding apart.
   */
  readonly of?: 'absences';
}

/** A small file that is documentation and test at once. `[|…|]` marks what must be reported. */
export interface Example {
  readonly name: string;
  /** The file itself; see `source` in `text.ts`. */
  readonly code: string;
  /** Where the file lies, when its name matters. Default: `Dockerfile` or `compose.yaml`. */
  readonly path?: string;
  /** Other files of the same commit, path to content. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a rule yields: a place, and what is wrong there. The engine adds the rest. */
export interface Violation {
  readonly span: Span;
  /** The file of `span`, where it is not the document itself (a value that came through `extends`, say). */
  readonly path?: string;
  /** One sentence that names the thing: what is wrong, here. */
  readonly message: string;
  /**
   * The thing itself, if one place can have several: a package, a variable's name, a port. The fingerprint uses it
   * instead of the whole instruction, so that an edit beside it introduces nothing. No version, no digest.
   */
  readonly subject?: string;
  /** True where something is missing that should be there, so that a deletion is what introduced it. */
  readonly absence?: boolean;
  /** True where `span` is the value of a secret, which nothing may show in full. */
  readonly secret?: boolean;
  /** Overrides the rule's severity if this place is more or less severe than most. */
  readonly severity?: Severity;
  /** Overrides the rule's confidence if this place is less certain than most. */
  readonly confidence?: Confidence;
  readonly related?: readonly RelatedPlace[];
  /** Offered as a suggestion in the review, never applied automatically. Together they fix the finding. */
  readonly edits?: readonly Edit[] | undefined;
}

/** A place that helps to understand a violation. Without a path: in the same file. */
export interface RelatedPlace extends Omit<Location, 'path'> {
  readonly path?: string;
  readonly message: string;
}

/** What a rule needs to know besides the commit. The same for head and base, so that it introduces nothing. */
export interface Policy {
  /** Registries an image may be pulled from; see `allowsRegistry`. */
  readonly allowedRegistries: readonly string[];
  /** True if the user wrote that list; false if it is our default. */
  readonly registriesChosen: boolean;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** What a scan saw in images; absent if there was no scan. */
  readonly images?: KnownImages | undefined;
}

/**
 * A pure function from a subject (a Dockerfile, a container, a Compose file) and the commit around it to violations,
 * together with the words that explain it and the examples that are its tests.
 */
export interface Rule<Subject, Commit> extends RuleInfo {
  readonly examples: {
    readonly bad: readonly [Example, ...Example[]];
    readonly good: readonly [Example, ...Example[]];
  };
  check(subject: Subject, project: Commit, policy: Policy): Iterable<Violation>;
}

/** A rule without its check, which is elsewhere: its words, and the examples that its page shows. */
export type DocumentedRule = RuleInfo & Pick<Rule<never, never>, 'examples'>;

/** The first half of the id. */
export function targetOf(rule: Pick<RuleInfo, 'id'>): Target {
  return rule.id.slice(0, rule.id.indexOf('/')) as Target;
}
