import type { Edit } from '../core/edit.ts';
import type { Instruction } from '../documents/dockerfile/model.ts';

/**
 * The exec form of a shell form whose words mean the same with and without a shell, and whose program is not a builtin.
 */
export function asArray({ args, argsSpan }: Instruction): readonly Edit[] {
  const words = args.map(({ raw }) => raw);
  if (!words.every((word) => /^[\w./:@%+,=-]+$/.test(word)) || !/^[\w./-]+$/.test(words[0] ?? '')) return [];
  if (builtins.has(words[0] ?? '')) return [];
  return [{ span: argsSpan, text: `[${words.map((word) => `"${word}"`).join(', ')}]` }];
}

const builtins = new Set([
  '.',
  'cd',
  'command',
  'eval',
  'exec',
  'exit',
  'export',
  'if',
  'set',
  'source',
  'ulimit',
  'umask',
  'until',
  'while',
  'for',
  'case',
  'trap',
  'wait',
]);
