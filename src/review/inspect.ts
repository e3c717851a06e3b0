import { compareFindings, type Finding, type Sharer } from '../core/finding.ts';
import { fingerprinter } from '../core/fingerprint.ts';
import type { KnownImages } from '../core/image-facts.ts';
import { plainSpan, type Span } from '../core/location.ts';
import { defaultOptions, type Options } from '../core/options.ts';
import type { Gap } from '../core/review.ts';
import type { Policy, Rule, RuleInfo, Violation } from '../core/rule.ts';
import { sha256 } from '../core/sha256.ts';
import { count, detached, quoted } from '../core/text.ts';
import type { ComposeDocument } from '../documents/compose/model.ts';
import type { Container } from '../documents/container.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import type { Project } from '../documents/project.ts';
import { textOf } from '../documents/source-text.ts';
import { rules } from '../rules/index.ts';
import type { Snapshot } from '../snapshot/collect.ts';
import { mendsOnlyWritten } from './derived.ts';
import { redact } from './redact.ts';
import { secretDigests } from './secret-digests.ts';

/** What the rules report for one commit, before anything is compared, silenced or left out. */
export interface Inspection {
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  /** Rules that failed on a file: a bug of ours, so the file is not known to be clean. */
  readonly gaps: readonly Gap[];
}

/** Which rules run, and the severity of their findings. */
export type Settings = Pick<Options, 'profile' | 'rules'>;

/** `today` is `YYYY-MM-DD` in UTC; `images`, what a scan saw, is the same for head and base. */
export function inspect(
  { project, reviewed, started }: Snapshot,
  settings: Settings & Pick<Options, 'allowedRegistries'>,
  today: string,
  images?: KnownImages,
): Inspection {
  const { allowedRegistries } = settings;
  const on = (rule: RuleInfo): boolean => isActive(rule, settings);
  const active = {
    dockerfile: rules.dockerfile.filter(on),
    container: rules.container.filter(on),
    compose: rules.compose.filter(on),
  };
  // A list that the user wrote counts as chosen, even if it equals the default.
  const registriesChosen = allowedRegistries !== defaultOptions.allowedRegistries;
  const run = runner(project, { allowedRegistries, registriesChosen, today, images });
  const inspectContainers = (document: ComposeDocument): void => {
    for (const container of project.containersOf(document)) {
      run.all(active.container, container, document.path, { scope: `services/${container.name}` });
      const inline = inlineDockerfile(container);
      if (inline) {
        const mend = mendsOnlyWritten(inline);
        run.all(active.dockerfile, inline, inline.path, { adapt: (violation) => withinBlock(mend(violation)) });
        run.gaps.push(...unreadScripts(inline));
      }
    }
    run.gaps.push(...cutContainers(project.containersOf(document)), ...unreadCommands(project.containersOf(document)));
  };
  for (const document of project.documents) {
    if (document.kind === 'compose' && started.has(document.path)) inspectContainers(document);
    if (!reviewed.has(document.path)) continue;
    switch (document.kind) {
      case 'dockerfile':
        run.all(active.dockerfile, document, document.path, { adapt: mendsOnlyWritten(document) });
        run.gaps.push(...unreadScripts(document));
        break;
      case 'compose':
        run.all(active.compose, document, document.path);
        inspectContainers(document);
        break;
      default:
        document satisfies never;
    }
  }
  return { findings: redact(identify(run.drafts(), project, settings), textOf(project)), gaps: run.gaps };
}

/** How many rules run under these settings. */
export function activeRules(settings: Settings): readonly RuleInfo[] {
  return [...rules.dockerfile, ...rules.container, ...rules.compose].filter((rule) => isActive(rule, settings));
}

/** Whether a rule runs under these settings. */
export function isActive(rule: RuleInfo, { profile, rules: chosen }: Settings): boolean {
  const choice = chosen.get(rule.id);
  if (choice !== undefined) return choice !== 'off';
  return profile === 'all' || rule.profile === 'recommended';
}

/** A violation with its rule and file: a finding without its fingerprint. */
interface Draft {
  readonly rule: RuleInfo;
  readonly path: string;
  readonly violation: Violation;
  /** The services that were checked; none for what is no matter of a service. */
  readonly sharers: readonly Sharer[];
}

/** In files that people write, no more services than this share an anchor. */
const mostSharers = 50;

/** Whether a service is added to those that share the finding; a file may be checked twice. */
function isOther({ sharers }: Draft, { path, scope }: Sharer): boolean {
  return sharers.length < mostSharers && !sharers.some((sharer) => sharer.scope === scope && sharer.path === path);
}

interface CheckOptions {
  readonly adapt?: (violation: Violation) => Violation;
  /** The service that is checked, as in `Route.scope`. */
  readonly scope?: string;
}

function runner(project: Project, policy: Policy) {
  const drafts = new Map<string, Draft>();
  const gaps: Gap[] = [];
  return {
    gaps,
    drafts: (): readonly Draft[] => [...drafts.values()],
    all<Subject>(
      list: readonly Rule<Subject, Project>[],
      subject: Subject,
      path: string,
      { adapt = (violation) => violation, scope = '' }: CheckOptions = {},
    ): void {
      for (const rule of list) {
        try {
          for (const violation of rule.check(subject, project, policy)) {
            const owner = { path, scope, message: violation.message };
            const sharers = scope === '' ? [] : [owner];
            const draft = { rule, path: violation.path ?? path, violation: adapt(violation), sharers };
            const key = placeKey(draft);
            // Services that share an anchor share its findings.
            const first = drafts.get(key);
            if (first === undefined) drafts.set(key, draft);
            else if (sharers.length > 0 && isOther(first, owner))
              drafts.set(key, { ...first, sharers: [...first.sharers, owner] });
          }
        } catch (error) {
          // A rule that fails never affects other rules or files, but its findings are unknown: a gap.
          gaps.push(ruleFailure(rule, path, error));
        }
      }
    },
  };
}

/** The Dockerfile in `dockerfile_inline`, with places in the Compose file. */
function inlineDockerfile({ build }: Container): DockerfileDocument | undefined {
  return build?.dockerfile === undefined ? build?.document : undefined;
}

/** A new line inside a YAML block would need the block's indentation, so such edits are left to the author. */
function withinBlock(violation: Violation): Violation {
  const spansLines = violation.edits?.some(
    ({ span, text }) => text.includes('\n') || span.start.line !== span.end.line,
  );
  return spansLines ? { ...violation, edits: [] } : violation;
}

function placeKey({ rule, path, violation: { span, subject } }: Draft): string {
  return [rule.id, path, span.start.line, span.start.column, span.end.line, span.end.column, subject ?? ''].join('\0');
}

/** A rule that failed: its findings are unknown. */
export function ruleFailure(rule: RuleInfo, path: string, error: unknown): Gap {
  const cause = error instanceof Error ? error.message : String(error);
  return {
    path,
    subject: rule.id,
    reason: `The rule failed on this file. This is a bug in Plimsoll; please report it (${cause}).`,
    blocking: true,
  };
}

/** Gaps for commands that no rule saw. */
function unreadScripts({ path, instructions }: DockerfileDocument): readonly Gap[] {
  return instructions.flatMap(({ keyword, script }) =>
    (script?.problems ?? [])
      .filter(({ unread }) => unread)
      .map(({ span, message }) => {
        const { line } = span.start;
        const reason = `Some commands of ${keyword} on line ${line} were not reviewed: they are ${message}.`;
        return { path, line, subject: path, reason, blocking: true };
      }),
  );
}

/** The same for commands of containers; a command that services share is reported once. */
function unreadCommands(containers: readonly Container[]): readonly Gap[] {
  const gaps = containers.flatMap(({ name, commands }) =>
    commands().flatMap(({ path, script }) =>
      script.problems
        .filter(({ unread }) => unread)
        .map(({ span, message }): [key: string, gap: Gap] => {
          const { line } = span.start;
          const reason = `Some commands of ${quoted(name)} on line ${line} were not reviewed: they are ${message}.`;
          return [`${path}:${line}`, { path, line, subject: path, reason, blocking: true }];
        }),
    ),
  );
  return [...new Map(gaps.toReversed()).values()].toReversed();
}

function cutContainers(containers: readonly Container[]): readonly Gap[] {
  const [first, ...more] = containers.filter(({ cut }) => cut);
  if (first === undefined) return [];
  const who = more.length === 0 ? 'it extends' : `it and ${count(more.length, 'other service')} extend`;
  const reason = `${quoted(first.name)} was only partly reviewed: ${who} more services than Plimsoll follows.`;
  return [{ path: first.path, subject: first.path, reason, blocking: true }];
}

/**
 * Sorts findings by place and numbers equal meanings within a file, so that each finding has its own fingerprint. The
 * findings do not refer to the documents, so that those can be freed.
 */
function identify(drafts: readonly Draft[], project: Project, settings: Settings): readonly Finding[] {
  const digestAt = secretDigests(textOf(project));
  const secretAt = (path: string, span: Span) => {
    const secretDigest = digestAt(path, span);
    return { secret: true, ...(secretDigest === undefined ? {} : { secretDigest }) };
  };
  const findings = drafts.map(({ rule, path, violation, sharers: owners }): Finding => {
    const chosen = settings.rules.get(rule.id);
    const route = project.document(path)?.routeOf(violation.span.start) ?? { scope: '', step: '' };
    const sharers = owners.filter((owner) => owner.scope !== route.scope || owner.path !== path);
    return {
      rule,
      severity: chosen !== undefined && chosen !== 'off' ? chosen : (violation.severity ?? rule.severity),
      confidence: violation.confidence ?? rule.confidence,
      location: { path, span: plainSpan(violation.span) },
      message: detached(violation.message),
      why: rule.why,
      fix: rule.fix,
      subject: detached(violation.subject ?? ''),
      absence: violation.absence ?? false,
      ...(sharers.length > 0
        ? { sharers: sharers.map((sharer) => ({ ...sharer, message: detached(sharer.message) })) }
        : {}),
      ...(violation.secret ? secretAt(path, plainSpan(violation.span)) : {}),
      route,
      fingerprint: '',
      edits: (violation.edits ?? []).map(({ span, text }) => ({ span: plainSpan(span), text })),
      related: (violation.related ?? []).map(({ path: other = path, span, message }) => ({
        path: other,
        span: plainSpan(span),
        message: detached(message),
      })),
    };
  });
  const print = fingerprinter();
  const shortStep = stepShortener();
  return findings.toSorted(compareFindings).map((finding) => {
    const { rule, route, subject, location } = finding;
    const meaning = { rule: rule.id, route: { ...route, step: shortStep(route.step) }, subject };
    return { ...finding, fingerprint: print(location.path, meaning) };
  });
}

/** Longer steps are hashed once, not again for every finding in them. */
const longestStep = 1000;

function stepShortener(): (step: string) => string {
  const digests = new Map<string, string>();
  return (step) => {
    if (step.length <= longestStep) return step;
    const known = digests.get(step) ?? sha256(step);
    digests.set(step, known);
    return known;
  };
}
