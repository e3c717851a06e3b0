import type { Value } from '../value.ts';
import type { LogicalLine } from './logical-lines.ts';

/** `normalised` of an instruction: the same for two that differ only in white space, case of keywords, or digests. */
export function normalise({ source, form, heredocs }: LogicalLine, jsonArgs: readonly Value[] | undefined): string {
  const flags = form.flags.map(({ start, end }) => source.text.slice(start, end));
  const written = source.text.slice(form.args.start, form.args.end);
  const args = jsonArgs ? JSON.stringify(jsonArgs.map(({ text, raw }) => text ?? raw)) : written;
  const words = [form.onbuild ? 'ONBUILD' : '', form.keyword, ...flags, args, ...heredocs.map(({ text }) => text.text)];
  const line = words.flatMap((part) => part.split(/\s+/)).filter((word) => word !== '');
  return line
    .map((word) => (form.keyword === 'FROM' && word.toLowerCase() === 'as' ? 'AS' : word))
    .join(' ')
    .replace(/@?\bsha(?:256|384|512):[0-9a-fA-F]{32,128}/g, '');
}
