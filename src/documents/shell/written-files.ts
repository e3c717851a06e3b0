import type { CommandBody } from './body.ts';
import type { Redirect, Word } from './model.ts';
import { lastInput, pathOf } from './output.ts';
import type { Place, Reading } from './reading.ts';
import type { Source } from './source.ts';

/** Keeps what a command writes to a file, for commands that run the file. */
export function writeOutput(reading: Reading, place: Place, body: CommandBody): void {
  if (body.name === 'tee') {
    const text = lastInput(body.inputs, body.redirects, reading.files) ?? place.input?.();
    const appends = body.words.some(({ word }) => word.text === '-a' || word.text === '--append');
    for (const { word } of body.words) keep(reading, word, text, appends);
  }
  writeFiles(reading, body.redirects, () =>
    reading.output({ ...body, redirects: inputsOnly(body.redirects) }, place.input),
  );
}

function inputsOnly(redirects: readonly Redirect[]): readonly Redirect[] {
  return redirects.filter(({ operator }) => operator.startsWith('<'));
}

/** Keeps what a command or a group writes through its redirects. */
export function writeFiles(reading: Reading, redirects: readonly Redirect[], output: () => Source | undefined): void {
  const files = redirects.filter(
    ({ operator, descriptor }) => operator.startsWith('>') && operator !== '>&' && descriptor !== 2,
  );
  if (files.length === 0) return;
  const text = output();
  for (const { target, operator } of files) if (target) keep(reading, target, text, operator === '>>');
}

function keep({ files }: Reading, { text: path }: Word, text: Source | undefined, appends: boolean): void {
  if (path === undefined || path.startsWith('-') || path.startsWith('/dev/')) return;
  const known = pathOf(path);
  if (!text) files.set(known, undefined);
  else if (appends) files.append(known, text);
  else files.set(known, text);
}
