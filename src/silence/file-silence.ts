import type { Finding } from '../core/finding.ts';
import type { Span } from '../core/location.ts';
import type { InlineIgnores } from '../core/options.ts';
import type { SilencedFinding } from '../core/review.ts';
import type { RuleNames } from '../core/rule-names.ts';
import { spanIndex } from '../core/span-index.ts';
import { quoted } from '../core/text.ts';
import type { ContainerDocument } from '../documents/project.ts';
import { type ChecksOfPeers, isAboutImages, type Mistake, type OwnPragmas, readOwnPragmas } from './own-pragmas.ts';
import { readPeerPragmas } from './peer-pragmas.ts';
import { type Pragma, pragmaKey } from './pragma.ts';

export interface FileInputs {
  readonly document: ContainerDocument;
  /** The same file in base, if it existed; `undefined` if nothing is compared. */
  readonly base: { readonly document: ContainerDocument | undefined } | undefined;
  readonly mode: InlineIgnores;
  readonly names: RuleNames;
  readonly checks: ChecksOfPeers;
  /** Ids of the rules that ran. */
  readonly active: ReadonlySet<string>;
  readonly today: string;
}

/** The comments of one file that silence findings. */
export interface FileSilence {
  /** What silences a finding of this file. */
  choiceOn(finding: Finding): Pick<SilencedFinding, 'reason' | 'by' | 'addedHere'> | undefined;
  /** Mistakes in our own comments; call it after `choiceOn` was called for every finding. */
  mistakes(): readonly Mistake[];
}

export function silenceFile(inputs: FileInputs): FileSilence {
  const { document, base, mode, active } = inputs;
  const own = readOwnPragmas(document.comments, inputs.names, inputs.checks);
  const all = [...own.pragmas, ...readPeerPragmas(document, inputs.today)];
  const isOld = oldPragmas(inputs, all.length > 0);
  const heard = all.filter((pragma) => mode === 'allow' || (mode === 'existing' && isOld(pragma)));
  const heardOnes = new Set(heard);
  const index = indexByName(heard);
  const used = new Map<Pragma, Set<string>>();

  return {
    choiceOn(finding) {
      const [first] = index(finding).map(({ pragma, name }) => {
        used.set(pragma, (used.get(pragma) ?? new Set()).add(name));
        return pragma;
      });
      if (first === undefined) return undefined;
      const { speaker, span, reason } = first;
      const kind = speaker === 'Plimsoll' ? 'inline comment' : `${speaker} pragma`;
      return {
        reason: reason === '' ? kind : reason,
        by: `${kind}, ${document.path}:${span.start.line}`,
        addedHere: base !== undefined && !isOld(first),
      };
    },
    mistakes: () => [
      ...own.mistakes,
      ...own.pragmas.flatMap((pragma) =>
        heardOnes.has(pragma) ? unused(pragma, used.get(pragma), active) : [notAllowed(pragma, mode)],
      ),
    ],
  };
}

/** Whether base already had a pragma: the same words for the same thing. Without a base, every pragma is old. */
function oldPragmas(
  { base, names, checks, today, document }: FileInputs,
  needed: boolean,
): (pragma: Pragma) => boolean {
  if (base === undefined) return () => true;
  const before = needed ? base.document : undefined;
  const { pragmas }: Pick<OwnPragmas, 'pragmas'> = before
    ? readOwnPragmas(before.comments, names, checks)
    : { pragmas: [] };
  const keys = new Set(
    before ? [...pragmas, ...readPeerPragmas(before, today)].map((pragma) => pragmaKey(pragma, before)) : [],
  );
  return (pragma) => keys.has(pragmaKey(pragma, document));
}

interface Hit {
  readonly pragma: Pragma;
  /** The name of the finding that the pragma mentions. */
  readonly name: string;
}

/** Everything that silences a finding: our own comments before those of peers, the innermost first. */
function indexByName(pragmas: readonly Pragma[]): (finding: Finding) => readonly Hit[] {
  if (pragmas.length === 0) return () => [];
  const inFile = new Map<string, Pragma>();
  const inReach = new Map<string, { readonly pragma: Pragma; readonly reach: Span }[]>();
  for (const pragma of pragmas) {
    const { reach } = pragma;
    for (const name of pragma.names) {
      // Of two equal ones only the first counts, so that a file full of pragmas takes no more time than others.
      if (reach === undefined) inFile.set(name, inFile.get(name) ?? pragma);
      else
        inReach
          .set(name, inReach.get(name) ?? [])
          .get(name)
          ?.push({ pragma, reach });
    }
  }
  const indexes = new Map(Array.from(inReach, ([name, list]) => [name, spanIndex(list, ({ reach }) => reach)]));
  return (finding) =>
    namesOf(finding).flatMap((name) => {
      const places = isCheck(name) ? placesOf(finding) : [finding.location.span];
      const near = places.flatMap((span) => indexes.get(name)?.at(span.start) ?? []).map(({ pragma }) => pragma);
      const far = inFile.get(name);
      return (far ? [...near, far] : near).flatMap((pragma) => (spares(pragma, finding) ? [] : [{ pragma, name }]));
    });
}

/** All names by which a comment can mention a finding. */
function namesOf({ rule, vulnerability }: Finding): readonly string[] {
  const tools = new Set(rule.covers.map((check) => `${check.slice(0, check.indexOf(':'))}:*`));
  return [rule.id, ...(vulnerability ? [vulnerability.id.toUpperCase()] : []), ...rule.covers, ...tools];
}

/** The place of a finding and its related places in the same file: another tool may report any of them. */
function placesOf({ location, related }: Finding): readonly Span[] {
  const others = related.filter(({ path }) => path === location.path);
  return [location.span, ...others.map(({ span }) => span)];
}

/** A check of another tool by its id: the tool reported it on the line where the author wrote the pragma. */
function isCheck(name: string): boolean {
  return /^[\w-]+:[^*]/.test(name);
}

function spares({ spared }: Pragma, { rule }: Finding): boolean {
  return spared.some((check) => rule.covers.includes(check));
}

function unused(
  pragma: Pragma,
  used: ReadonlySet<string> | undefined,
  active: ReadonlySet<string>,
): readonly Mistake[] {
  return pragma.names
    .filter((name) => used?.has(name) !== true && active.has(name) && !isAboutImages(name))
    .map((name) => ({
      kind: 'unused',
      span: pragma.span,
      target: pragma.reach,
      word: name,
      message: `${quoted(name)} reports nothing here, so this comment silences nothing.`,
      // Other ids in the same comment may still silence something.
      ...(/^[^[]*\[[^\],]*\]/.test(pragma.text) ? { instead: '' } : {}),
    }));
}

function notAllowed({ span, reach }: Pragma, mode: InlineIgnores): Mistake {
  const why = mode === 'deny' ? 'allows no ignore comments' : 'counts only ignore comments that base already had';
  return {
    kind: 'not-allowed',
    span,
    target: reach,
    word: '',
    message: `The config ${why} (\`inline-ignores: ${mode}\`), so this comment silences nothing.`,
  };
}
