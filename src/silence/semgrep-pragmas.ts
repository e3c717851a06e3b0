import type { Span } from '../core/location.ts';
import type { ContainerDocument } from '../documents/project.ts';
import { lineSpan, type Pragma } from './pragma.ts';

/**
 * `# nosemgrep`, `# nosemgrep: id, id`: covers what starts on its line and, if it has a line of its own, on the next.
 * Semgrep reads lines, not comments, so one behind a command counts too:
 * https://semgrep.dev/docs/ignoring-files-folders-code
 */
export function readSemgrepPragmas(document: ContainerDocument): readonly Pragma[] {
  const { text } = document;
  if (!/nosem/i.test(text)) return [];
  const instructionOn = instructionsByLine(document);
  const baseOf = basesByLine(document);
  return text.split('\n').flatMap((content, index) => {
    const [, before = '', comment, ids = ''] = /^([^#]*)(#.*?\bnosem(?:grep)?\b(?:[:=](.*))?.*)/i.exec(content) ?? [];
    if (comment === undefined) return [];
    const words = ids.split(/[\s,]+/).filter((word) => word !== '');
    const line = index + 1;
    const governed = before.trim() === '' ? line + 1 : line;
    // Semgrep matches a whole instruction; in YAML, our findings begin where Semgrep's do.
    const reach = instructionOn.get(governed) ?? lineSpan(governed);
    // The path of the rule's file may stand before its id.
    const names =
      words.length === 0 ? ['semgrep:*'] : words.map((id) => `semgrep:${id.slice(id.lastIndexOf('.') + 1)}`);
    const column = before.length + 1;
    const span: Span = { start: { line, column }, end: { line, column: column + comment.length } };
    const pragma: Pragma = { speaker: 'Semgrep', names, spared: [], reach, span, text: comment, reason: '' };
    const base = baseOf.get(governed);
    return base === undefined ? [pragma] : [pragma, { ...pragma, names: names.flatMap(missingUser), reach: base }];
  });
}

/**
 * The line of each CMD or ENTRYPOINT to the FROM of its stage: Semgrep reports a missing USER at the former, we at the
 * latter.
 */
function basesByLine(document: ContainerDocument): ReadonlyMap<number, Span> {
  const instructions = document.kind === 'compose' ? [] : document.instructions;
  return new Map(
    instructions.flatMap(({ keyword, span, stage }): readonly [number, Span][] =>
      stage !== undefined && /^(?:CMD|ENTRYPOINT)$/.test(keyword) ? [[span.start.line, stage.from.span]] : [],
    ),
  );
}

function missingUser(name: string): readonly string[] {
  const checks = ['semgrep:missing-user', 'semgrep:missing-user-entrypoint'];
  return name === 'semgrep:*' ? checks : checks.filter((check) => check === name);
}

function instructionsByLine(document: ContainerDocument): ReadonlyMap<number, Span> {
  if (document.kind === 'compose') return new Map();
  const { instructions, globalArgs, stages } = document;
  const all = [...globalArgs, ...instructions, ...stages.flatMap((stage) => stage.instructions)];
  return new Map(all.map(({ span }) => [span.start.line, span]));
}
