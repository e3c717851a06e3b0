import type { Headline, ScannedImage } from '../core/headlines.ts';
import type { ReviewedFinding, ReviewedImage } from '../core/review.ts';
import { countWords } from '../core/severity.ts';
import { clip, count, printable } from '../core/text.ts';

/** The terminal output should stay short; `--format json` has all of them. */
const mostListed = 10;
const mostWord = 40;
const mostTitle = 60;

/** The images of one line, for a terminal: counts, a table of the most severe vulnerabilities, what to pull instead. */
export function imageLines({ images = [] }: Headline): readonly string[] {
  return images.flatMap((one) => [
    ...countLines(one.image),
    '',
    ...tableOf(one),
    '',
    ...one.image.notes.map((note) => `  note  ${oneLine(note)}`),
    ...unfixedLine(one.image),
    `  fix  ${adviceOf(one.image)}`,
  ]);
}

function countLines({ introduced, existing, fixed, replaced, image, digest }: ReviewedImage): readonly string[] {
  const news = countWords(introduced);
  const olds = countWords(existing);
  const rows = [
    ...(news === '' && replaced === '' ? [] : [`introduced: ${news || 'none'}`]),
    ...(replaced === ''
      ? olds === ''
        ? []
        : [`known: ${olds}`]
      : [
          `existing (also in ${oneLine(replaced)}): ${olds || 'none'}`,
          `fixed by this change: ${countWords(fixed) || 'none'}`,
        ]),
    ...(digest === '' ? [] : [`${oneLine(image)} is ${oneLine(digest)}`]),
  ];
  return rows.map((row) => `  ${row}`);
}

function tableOf({ findings }: ScannedImage): readonly string[] {
  const news = findings.filter(({ status }) => status === 'introduced');
  const told = news.length > 0 ? news : findings;
  const rows = told.slice(0, mostListed).map(rowOf);
  const header = ['SEVERITY', 'VULNERABILITY', 'PACKAGE', 'INSTALLED', 'FIXED', 'TITLE'];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = [header, ...rows].map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  const left = told.length - rows.length;
  return left === 0 ? lines : [...lines, `  … ${left} more, none more severe`];
}

function rowOf({ severity, vulnerability }: ReviewedFinding): readonly string[] {
  const { id = '', installed = '', fixed = '', title = '' } = vulnerability ?? {};
  const cells = [id, vulnerability?.package ?? '', installed, fixed === '' ? '-' : fixed];
  return [severity, ...cells.map((cell) => clip(printable(cell), mostWord)), clip(printable(title), mostTitle)];
}

function unfixedLine({ unfixed }: ReviewedImage): readonly string[] {
  return unfixed === 0
    ? []
    : [
        `  note  ${count(unfixed, 'vulnerability', 'vulnerabilities')} left out because no version fixes ${unfixed === 1 ? 'it' : 'them'} yet`,
      ];
}

function adviceOf({ image, advice }: ReviewedImage): string {
  const offers = (advice?.offers ?? []).map(
    (offer) => `${oneLine(offer.image)} has ${countWords(offer.counts) || 'none'}`,
  );
  if (advice?.kind === 'better') {
    const own = `${oneLine(image)} has ${countWords(advice.own) || 'none'}`;
    return `Pull ${oneLine(advice.image)} instead: ${[...offers, own].join('; ')}`;
  }
  if (advice?.kind === 'instruction')
    return 'Install versions that have the fixes in this instruction, then rebuild the image';
  if (advice?.kind === 'base')
    return 'Rebuild the image on a newer release of its base image, or on a slimmer variant of it';
  const looked = offers.length === 0 ? '' : ` (${offers.join(', ')}: no better)`;
  return advice?.kind === 'pin'
    ? `Pin the scanned digest: ${oneLine(advice.image)}${looked}`
    : `Pull a newer release of the image as soon as one has the fixes, or a slimmer variant${looked}`;
}

function oneLine(text: string): string {
  return clip(printable(text), 300);
}
