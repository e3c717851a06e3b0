import { type Alias, isAlias, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { UsageError } from '../core/errors.ts';
import { clip, printable, quoted } from '../core/text.ts';

/** A YAML file that is read key by key, and how mistakes in it are reported. */
export interface Source {
  readonly path: string;
  /** `undefined` for an empty file. */
  readonly root: Node | undefined;
  /** Resolves an alias to the anchored value; other nodes stay. */
  resolve(node: Node): Node;
  lineOf(node: Node): number;
  /** Rejects the file with a message that names `path:line:column`. */
  refuse(node: Node, message: string): never;
}

/** Nobody writes more; a file that gets there by aliases of aliases is not read to its end. */
const maxNodes = 100_000;

/** Throws `UsageError` for text that is not YAML, and never throws anything else. */
export function readSource(path: string, text: string): Source {
  const lines = new LineCounter();
  const fail = (offset: number, message: string): never => {
    const { line, col } = lines.linePos(offset);
    const place = { path, line: Math.max(1, line), column: Math.max(1, col), mistake: message };
    throw new UsageError(`${printable(path)}:${place.line}:${place.column}: ${message}`, place);
  };

  const document = parse(text, lines, fail);
  const [problem] = document.errors;
  if (problem?.code === 'MULTIPLE_DOCS')
    fail(problem.pos[0], 'A second YAML document starts here; only one is allowed.');
  if (problem?.code === 'RESOURCE_EXHAUSTION') fail(problem.pos[0], 'It is nested too deeply.');
  if (problem) fail(problem.pos[0], clip(printable(problem.message), 200));

  let visited = 0;
  const offsetOf = (node: Node): number => node.range?.[0] ?? 0;
  const source: Source = {
    path,
    root: document.contents === null || isNull(document.contents) ? undefined : document.contents,
    resolve(node) {
      visited += 1;
      if (visited > maxNodes) fail(offsetOf(node), `It contains more than ${maxNodes} values.`);
      return isAlias(node) ? resolveAlias(node) : node;
    },
    lineOf: (node) => lines.linePos(offsetOf(node)).line,
    refuse: (node, message) => fail(offsetOf(node), message),
  };
  const resolveAlias = (alias: Alias): Node =>
    alias.resolve(document) ?? fail(offsetOf(alias), `There is no anchor ${quoted(alias.source)}.`);
  return source;
}

function parse(text: string, lineCounter: LineCounter, fail: (offset: number, message: string) => never) {
  try {
    // We find duplicate keys ourselves: the parser's check takes quadratic time. YAML 1.1 would read `off` as false.
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
      version: '1.2',
      schema: 'core',
    });
  } catch (error) {
    // The parser recurses: text with thousands of nested levels overflows the stack.
    if (error instanceof RangeError) return fail(0, 'It is nested too deeply.');
    throw error;
  }
}

function isNull(node: Node): boolean {
  return isScalar(node) && node.value === null;
}
