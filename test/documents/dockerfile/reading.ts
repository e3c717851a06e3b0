import type { Span } from '../../../src/core/location.ts';
import { source } from '../../../src/core/text.ts';
import type { DockerfileDocument, Instruction } from '../../../src/documents/dockerfile/model.ts';
import { parseDockerfile } from '../../../src/documents/dockerfile/parse.ts';

export { source };

export function read(text: string): DockerfileDocument {
  return parseDockerfile('Dockerfile', text);
}

/** The part of the file that a span covers. */
export function textAt({ text }: DockerfileDocument, { start, end }: Span): string {
  const lines = text.split('\n');
  const offset = ({ line, column }: Span['start']): number =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return text.slice(offset(start), offset(end));
}

/** The only instruction with this keyword. */
export function only(document: DockerfileDocument, keyword: string): Instruction {
  const [found, ...more] = document.instructions.filter((instruction) => instruction.keyword === keyword);
  if (!found || more.length > 0) throw new Error(`expected one ${keyword}, found ${more.length + (found ? 1 : 0)}`);
  return found;
}

/** The text of the first argument of the last instruction: what most questions on variables end in. */
export function lastArgument(text: string): string | undefined {
  const last = read(text).instructions.at(-1);
  return last?.args[0]?.text;
}
