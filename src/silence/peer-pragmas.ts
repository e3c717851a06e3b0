import type { Span } from '../core/location.ts';
import type { Comment } from '../documents/comment.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import type { ContainerDocument } from '../documents/project.ts';
import { lineSpan, type Pragma, type Speaker, targetOfWhole } from './pragma.ts';
import { readSemgrepPragmas } from './semgrep-pragmas.ts';

/** The meaning of another tool's comment, before its tool and place are known. */
type Saying = Pick<Pragma, 'names' | 'reach'> & Partial<Pick<Pragma, 'spared' | 'reason'>>;

/** A cheap test, because it runs on every comment of a large file. */
const mayBePragma = /hadolint|checkov|bridgecrew|trivy|tfsec|kics|dclint/i;

/** The pragmas of other tools, each with the syntax and reach of its own documentation or source. */
export function readPeerPragmas(document: ContainerDocument, today: string): readonly Pragma[] {
  const pragmas: Pragma[] = [];
  const blockFrom = blocksOf(document);
  const lineReach = linesOf(document);
  const add = (speaker: Speaker, { span, text }: Comment, saying: Saying | undefined): void => {
    if (saying !== undefined) pragmas.push({ speaker, spared: [], reason: '', span, text, ...saying });
  };
  for (const comment of document.comments) {
    if (!mayBePragma.test(comment.text)) continue;
    if (document.kind === 'dockerfile') {
      add('hadolint', comment, hadolint(comment));
      add('Checkov', comment, checkov(comment));
      for (const saying of trivy(comment, today)) add('Trivy', comment, saying);
    } else add('dclint', comment, dclint(comment, lineReach));
    add('KICS', comment, kics(comment, document.kind, { blockFrom, lineReach }));
  }
  if (document.kind === 'dockerfile') {
    for (const comment of behindCommands(document)) {
      for (const saying of trivy(comment, today)) add('Trivy', comment, saying);
    }
    pragmas.push(...buildkit(document));
  }
  return [...pragmas, ...readSemgrepPragmas(document)];
}

const hadolintForm =
  /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([DLSC\d]+(?:[ \t]*,[ \t]*[DLSC\d]+)*)[ \t]*(?:#(.*))?$/;

/**
 * Covers the instruction on the next line, or the whole file. One invalid code makes the whole pragma void:
 * https://github.com/hadolint/hadolint/blob/master/src/Hadolint/Pragma.hs
 */
function hadolint({ text, span, target }: Comment): Saying | undefined {
  const [, global, codes, reason = ''] = hadolintForm.exec(text) ?? [];
  if (codes === undefined) return undefined;
  const names = codes.split(',').map((code) => `hadolint:${code.trim()}`);
  if (global !== undefined) return { names, reach: undefined, reason: reason.trim() };
  return target?.start.line === span.start.line + 1 ? { names, reach: target, reason: reason.trim() } : undefined;
}

/**
 * Covers the whole Dockerfile, wherever it stands ("line number doesn't matter"):
 * https://github.com/bridgecrewio/checkov/blob/main/checkov/dockerfile/parser.py
 */
function checkov({ text }: Comment): Saying | undefined {
  const [, ids, reason = ''] =
    /(?:checkov|bridgecrew):skip= *([A-Za-z_\d]+(?: *, *[A-Za-z_\d]+)*)(?::(.*))?/.exec(text) ?? [];
  const names = ids?.split(',').map((id) => `checkov:${id.trim()}`);
  return names && { names, reach: undefined, reason: reason.trim() };
}

/**
 * Covers what starts on its line or the next; stacked comments share their reach. From the day
 * `exp:` on, it is void: https://github.com/aquasecurity/trivy/blob/main/pkg/iac/ignore/parse.go
 */
function trivy(comment: Comment, today: string): readonly Saying[] {
  const reach = targetOfWhole(comment);
  if (reach === undefined) return [];
  const words = comment.text.split(/\s+/).map((word) => word.replace(/^[#/*]+/, ''));
  const isRule = (word: string) => /^(?:trivy|tfsec):/.test(word);
  const reason = words
    .filter((word) => !isRule(word))
    .join(' ')
    .trim();
  return words.filter(isRule).flatMap((word) => {
    const segments = word.split(':').slice(1);
    const section = (key: string) => segments.find((_, index) => index % 2 === 1 && segments[index - 1] === key);
    const id = section('ignore')?.replace(/\[.*$/, '');
    const expiry = section('exp');
    const holds = expiry === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(expiry) && today < expiry);
    return id === undefined || id === '' || !holds ? [] : [{ names: [`trivy:${currentTrivyId(id)}`], reach, reason }];
  });
}

/** Trivy reads lines, not comments: `RUN command # trivy:ignore:…` counts too, although it is a shell comment. */
function behindCommands({ text, instructions }: DockerfileDocument): readonly Comment[] {
  if (!/(?:trivy|tfsec):ignore/.test(text)) return [];
  const lines = text.split('\n');
  return instructions.flatMap(({ keyword, span: target }) => {
    const { line } = target.start;
    const content = lines[line - 1] ?? '';
    const at = keyword === 'RUN' ? content.search(/[ \t]#[ \t]*(?:trivy|tfsec):ignore/) + 1 : 0;
    if (at === 0) return [];
    const span: Span = { start: { line, column: at + 1 }, end: { line, column: content.length + 1 } };
    return [{ text: content.slice(at + 1).trim(), span, target, ownLine: false, top: false }];
  });
}

/** Earlier releases wrote `AVD-DS-0002`, and before that `DS002`, for today's `DS-0002`. */
function currentTrivyId(id: string): string {
  const [, digits] = /^(?:avd-)?ds-?(\d{1,4})$/i.exec(id) ?? [];
  return digits === undefined ? id : `DS-${digits.padStart(4, '0')}`;
}

/** https://docs.kics.io/latest/running-kics/#using_commands_on_scanned_files_as_comments */
function kics(
  comment: Comment,
  kind: ContainerDocument['kind'],
  { blockFrom, lineReach }: { readonly blockFrom: BlockFrom; readonly lineReach: LineReach },
): Saying | undefined {
  const [, rest] = /^kics-scan\s+(.*)$/i.exec(comment.text) ?? [];
  if (rest === undefined) return undefined;
  const commands = rest.toLowerCase().split(/\s+/);
  const target = targetOfWhole(comment);
  const all = ['kics:*'];
  if (commands.includes('ignore-line')) {
    // In a Dockerfile, all lines of the instruction; in YAML, only the next line.
    const reach = kind === 'dockerfile' ? target : target && lineReach(target);
    return reach && { names: all, reach };
  }
  if (commands.includes('ignore-block')) {
    const reach = target && blockFrom(target);
    return reach && { names: all, reach };
  }
  const [command = ''] = commands;
  if (!comment.top) return undefined;
  if (command === 'ignore') return { names: all, reach: undefined };
  const [, verb, list = ''] = /^(enable|disable)=(.*)$/.exec(command) ?? [];
  const queries = list.split(',').map((id) => `kics:${id}`);
  if (verb === 'enable') return { names: all, spared: queries, reach: undefined };
  return verb === 'disable' ? { names: queries, reach: undefined } : undefined;
}

/** The block that begins with an instruction or node: a node with its content; in a Dockerfile, only a whole stage. */
type BlockFrom = (target: Span) => Span | undefined;

function blocksOf(document: ContainerDocument): BlockFrom {
  if (document.kind === 'compose') return (target) => target;
  const stages = new Map(document.stages.map(({ from, span }) => [from.span.start.line, span]));
  return ({ start }) => stages.get(start.line);
}

/** The line on which a node begins. */
type LineReach = (target: Span) => Span;

/** Other tools report these lists once, at their key; we report their items. */
const toldAtKey = /^\s*["']?(?:ports|expose|cap_add|depends_on)["']?\s*:/;

function linesOf({ text, comments }: ContainerDocument): LineReach {
  const lines = comments.length === 0 ? [] : text.split('\n');
  return (target) => {
    const { line } = target.start;
    return toldAtKey.test(lines[line - 1] ?? '') ? target : lineSpan(line);
  };
}

/** https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/configuration-comments.md */
function dclint({ text, span, target, ownLine, top }: Comment, lineReach: LineReach): Saying | undefined {
  const [, command, rest = ''] = /^dclint\s+(disable(?:-file|-line)?)(\s.*)?$/.exec(text) ?? [];
  if (command === undefined) return undefined;
  const rules = rest.split(/[\s,]+/).filter((word) => word !== '');
  const names = rules.length === 0 || command === 'disable-file' ? ['dclint:*'] : rules.map((rule) => `dclint:${rule}`);
  if (command !== 'disable-line') return top ? { names, reach: undefined } : undefined;
  const isHere = target?.start.line === span.start.line;
  if (target !== undefined && (ownLine || isHere)) return { names, reach: lineReach(target) };
  return ownLine ? undefined : { names, reach: lineSpan(span.start.line) };
}

/** `skip=` of the parser directive, the whole file: https://docs.docker.com/build/checks/#skip-checks */
function buildkit({ directives: { check } }: DockerfileDocument): readonly Pragma[] {
  if (check === undefined) return [];
  const [options = '', reason = ''] = check.raw.split('//', 2);
  const skipped = options.split(';').flatMap((option) => /^\s*skip\s*=(.*)$/s.exec(option)?.[1]?.split(',') ?? []);
  const names = skipped
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => `buildkit:${name.toLowerCase() === 'all' ? '*' : name}`);
  const { span, raw: text } = check;
  return names.length === 0
    ? []
    : [{ speaker: 'BuildKit', names, spared: [], reach: undefined, span, text, reason: reason.trim() }];
}
