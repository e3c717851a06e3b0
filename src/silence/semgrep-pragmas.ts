import type { Span } from '../core/location.ts';
import type { ContainerDocument } from '../documents/project.ts';
import { lineSpan, type Pragma } from './pragma.ts';

/**
 * `# nosemgrep`, `# nosemgrep: id, id`: what starts on its line, and on the next where it has a line of its own.
 * Semgrep reads lines, not comments, so that one behind a command counts as well:
 * https://semgrep.dev/docs/ignoring-files-folders-code
 */
export function readSemgrepPragmas(document: ContainerDocument): readonly Pragma[] {
  const { text } = document;
  if (!/nosem/i.test(text)) return [];
  const instructionOn = instructionsByLine(document);
  return text.split('\n').flatMap((content, index) => {
    const [, before = '', comment, ids = ''] = /^([^#]*)(#.*?\bnosem(?:grep)?\b(?:[:=](.*))?.*)/i.exec(content) ?? [];
    if (comment === undefined) return [];
    const words = ids.split(/[\s,]+/).filter((word) => word !== '');
    const line = index + 1;
    const governed = before.trim() === '' ? line + 1 : line;
    // A match of Semgrep's is a whole instruction; in YAML ours begins where Semgrep's does.
    const reach = instructionOn.get(governed) ?? lineSpan(governed);
    // The path of the rule's file may stand before its id.
    const names =
      words.length === 0 ? ['semgrep:*'] : words.map((id) => `semgrep:${id.slice(id.lastIndexOf('.') + 1)}`);
    const column = before.length + 1;
    const span: Span = { start: { line, column }, end: { line, column: column + comment.length } };
    return [{ speaker: 'Semgrep', names, spared: [], reach, span, text: comment, reason: '' }];
  });
}

function instructionsByLine(document: ContainerDocument): ReadonlyMap<number, Span> {
  if (document.kind === 'compose') return new Map();
  const { instructions, globalArgs, stages } = document;
  const all = [...globalArgs, ...instructions, ...stages.flatMap((stage) => stage.instructions)];
  return new Map(all.map(({ span }) => [span.start.line, span]));
}
