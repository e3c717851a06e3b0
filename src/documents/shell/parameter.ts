import type { ParameterExpansionPart, Word as WordNode } from 'unbash';
import { replaceMatch, trimMatch } from '../shell-pattern.ts';
import type { Variable, Variables } from './variables.ts';

/** The value of `$X` or `${X…}`: text, or separate words (`"$@"`); `undefined` if the file does not show it. */
export type Expanded = string | readonly string[] | undefined;

/** The shell whose parameters are read. */
export interface Parameters {
  readonly variables: Variables;
  /** `$0`, `$1`, …; `undefined` if they are unknown. */
  readonly positional: readonly (string | undefined)[] | undefined;
}

export type Parameter = Pick<ParameterExpansionPart, 'parameter' | 'prefix' | 'index' | 'operation'>;

/** `text` gives the text of an operand, all of its expansions known. */
export function expandParameter(
  shell: Parameters,
  { parameter, prefix, index, operation }: Parameter,
  text: (word: WordNode) => string | undefined,
): Expanded {
  let variable = parameterNamed(shell, parameter);
  if (prefix === '!') {
    const name = textOf(variable);
    if (typeof name !== 'string' || operation?.type === 'Names') return undefined;
    variable = parameterNamed(shell, name);
  }
  if (index) variable = itemOf(variable, index.text);
  else if (variable.kind === 'list' && parameter !== '@' && parameter !== '*') variable = itemOf(variable, '0');
  if (prefix === '#') return lengthOf(variable);
  if (!operation) return textOf(variable);
  switch (operation.type) {
    case 'Default': {
      const operand = (): string | undefined => text(operation.operand);
      return withDefault(shell, parameter, variable, operation.operator, operand);
    }
    case 'Remove': {
      const pattern = text(operation.operand);
      const { operator } = operation;
      const end = operator.startsWith('#') ? 'prefix' : 'suffix';
      return mapText(variable, (value) =>
        pattern === undefined ? undefined : trimMatch(value, pattern, end, operator.length > 1),
      );
    }
    case 'Replace': {
      const pattern = text(operation.pattern);
      const replacement = text(operation.replacement);
      if (pattern === undefined || replacement === undefined) return undefined;
      return mapText(variable, (value) => replaced(value, operation.operator, pattern, replacement));
    }
    case 'Slice':
      return sliced(
        variable,
        text(operation.offset),
        operation.length && (text(operation.length) ?? ''),
        parameter === '@' || parameter === '*' ? 1 : 0,
      );
    case 'CaseModification':
      return operation.operand ? undefined : mapText(variable, (value) => inCase(value, operation.operator));
    default:
      return undefined;
  }
}

function parameterNamed({ variables, positional }: Parameters, name: string): Variable {
  if (name === '@' || name === '*') {
    return positional ? { kind: 'list', items: positional.slice(1) } : { kind: 'unknown' };
  }
  if (name === '#') return positional ? { kind: 'text', text: `${positional.length - 1}` } : { kind: 'unknown' };
  if (/^\d{1,4}$/.test(name)) {
    if (!positional) return { kind: 'unknown' };
    const text = positional[Number(name)];
    if (text !== undefined) return { kind: 'text', text };
    return { kind: Number(name) >= positional.length ? 'unset' : 'unknown' };
  }
  if (!/^[A-Za-z_]\w*$/.test(name)) return { kind: 'unknown' };
  const variable = variables.get(name);
  return name === 'IFS' && variable.kind === 'open' ? { kind: 'text', text: ' \t\n' } : variable;
}

function itemOf(variable: Variable, index: string): Variable {
  if (index === '@' || index === '*') return variable;
  if (!/^\d{1,6}$/.test(index)) return { kind: 'unknown' };
  if (variable.kind !== 'list') return index === '0' ? variable : { kind: 'unknown' };
  if (Number(index) >= variable.items.length) return { kind: 'unset' };
  const text = variable.items[Number(index)];
  return text === undefined ? { kind: 'unknown' } : { kind: 'text', text };
}

function textOf(variable: Variable): Expanded {
  switch (variable.kind) {
    case 'text':
      return variable.text;
    case 'list':
      return variable.items.every((item) => item !== undefined) ? variable.items : undefined;
    case 'unset':
      return '';
    default:
      return undefined;
  }
}

function lengthOf(variable: Variable): Expanded {
  const value = textOf(variable);
  return value === undefined ? undefined : `${value.length}`;
}

function mapText(variable: Variable, change: (text: string) => string | undefined): Expanded {
  const value = textOf(variable);
  return typeof value === 'string' ? change(value) : undefined;
}

function withDefault(
  { variables }: Parameters,
  name: string,
  variable: Variable,
  operator: string,
  operand: () => string | undefined,
): Expanded {
  const value = textOf(variable);
  const emptyCounts = operator.startsWith(':');
  const isSet = value !== undefined && variable.kind !== 'unset' && !(emptyCounts && value.length === 0);
  // A variable that nothing sets has no value, as far as the file shows.
  const isMissing = variable.kind === 'open' || (value !== undefined && !isSet);
  switch (operator.at(-1)) {
    case '=':
      if (isMissing) {
        const text = operand();
        if (text !== undefined) variables.set(name, { kind: 'text', text });
        return text;
      }
      return value;
    case '-':
      return isMissing ? operand() : value;
    case '+':
      return isSet ? operand() : isMissing && variable.kind !== 'open' ? '' : undefined;
    default:
      return isSet ? value : undefined;
  }
}

function replaced(value: string, operator: string, pattern: string, replacement: string): string | undefined {
  if (operator === '/' || operator === '//') return replaceMatch(value, pattern, replacement, operator === '//');
  const rest = trimMatch(value, pattern, operator === '/#' ? 'prefix' : 'suffix', true);
  if (rest === undefined || rest === value) return rest;
  return operator === '/#' ? replacement + rest : rest + replacement;
}

/** `${X:1}`, `${X:1:3}`, `${@:2}`; `first`: the number of the first item. */
function sliced(variable: Variable, offset: string | undefined, length: string | undefined, first: number): Expanded {
  const value = textOf(variable);
  const from = wholeNumber(offset);
  const count = length === undefined ? Number.POSITIVE_INFINITY : wholeNumber(length);
  if (value === undefined || from === undefined || count === undefined) return undefined;
  const start = from < 0 ? from : Math.max(0, from - first);
  if (start < 0) return value.slice(start).slice(0, count);
  return count < 0 ? value.slice(start, count) : value.slice(start, start + count);
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : undefined;
}

function inCase(value: string, operator: string): string {
  const change = (text: string): string => (operator.startsWith(',') ? text.toLowerCase() : text.toUpperCase());
  return operator.length > 1 ? change(value) : change(value.slice(0, 1)) + value.slice(1);
}
