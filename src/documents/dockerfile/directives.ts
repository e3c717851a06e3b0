import type { Lines } from '../lines.ts';
import type { Value } from '../value.ts';
import { skipSpace, trimmedEnd } from './characters.ts';
import type { Directives, Problem } from './model.ts';

export interface DirectiveLines {
  readonly directives: Directives;
  readonly problems: readonly Problem[];
  /** The first line that is not a directive. */
  readonly nextLine: number;
}

const names: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/**
 * `# name=value` lines at the very top. They end at the first other line
 * (https://docs.docker.com/reference/dockerfile/#parser-directives).
 */
export function readDirectives(lines: Lines): DirectiveLines {
  const found = new Map<string, Value>();
  const problems: Problem[] = [];
  let line = 1;
  for (; line <= lines.count; line += 1) {
    const directive = readDirective(lines, line);
    if (!directive) break;
    const { name, value } = directive;
    if (found.has(name)) {
      problems.push({ span: value.span, message: `only one \`${name}\` parser directive can be used`, fatal: true });
    } else found.set(name, value);
  }
  const escapeValue = found.get('escape');
  if (escapeValue && escapeValue.raw !== '\\' && escapeValue.raw !== '`') {
    problems.push({ span: escapeValue.span, message: 'the escape character must be `\\` or a backtick', fatal: true });
  }
  return {
    directives: {
      escape: escapeValue?.raw === '`' ? '`' : '\\',
      syntax: found.get('syntax'),
      check: found.get('check'),
    },
    problems,
    nextLine: line,
  };
}

function readDirective(lines: Lines, line: number): { readonly name: string; readonly value: Value } | undefined {
  const from = lines.start(line);
  const content = lines.text.slice(from, lines.start(line + 1));
  const hash = skipSpace(content, content.startsWith('\ufeff') && line === 1 ? 1 : 0);
  if (content.charAt(hash) !== '#') return undefined;
  const equals = content.indexOf('=', hash);
  if (equals === -1) return undefined;
  const name = content
    .slice(hash + 1, equals)
    .trim()
    .toLowerCase();
  const start = skipSpace(content, equals + 1);
  const end = trimmedEnd(content, start);
  if (!names.has(name) || start === end) return undefined;
  const raw = content.slice(start, end);
  return { name, value: { raw, text: raw, span: lines.span(from + start, from + end), variables: [] } };
}
