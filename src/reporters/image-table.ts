import { nameForPeople } from '../core/headlines.ts';
import type { Review, ReviewedImage } from '../core/review.ts';
import { countWords, type SeverityCounts, totalOf } from '../core/severity.ts';
import { bytesOfText, takeFitting } from './cut.ts';
import { bulletList, codeSpan, inline, type Markdown, md, small, table } from './markdown.ts';
import { type LinkTo, placeOf } from './place.ts';

const mostBytes = 60 * 1024;
const mostName = 120;
const mostNotes = 50;

/** Every image that was scanned, one row each; empty if there is none. */
export function imagesPart({ images }: Review, linkTo: LinkTo): readonly (Markdown | undefined)[] {
  if (images.length === 0) return [];
  const unfixed = images.some((image) => image.unfixed > 0);
  const rows = images.map((image) => [
    codeSpan(image.image, mostName),
    placeOf({ path: image.path, span: image.span }, linkTo),
    counted(image.introduced),
    counted(image.existing),
    counted(image.fixed),
    ...(unfixed ? [md`${image.unfixed}`] : []),
    instead(image),
  ]);
  const { taken, left } = takeFitting(rows, mostBytes, (row) => bytesOfText(row.join(' | ')));
  const notes = images.flatMap(({ image, notes: lines }) =>
    lines.map((line) => md`${codeSpan(image, mostName)}: ${inline(line)}`),
  );
  return [
    md`### Images`,
    table(
      [
        { title: md`Image` },
        { title: md`Where` },
        { title: md`Introduced` },
        { title: md`Existing` },
        { title: md`Fixed` },
        ...(unfixed ? [{ title: md`Left out (no fix yet)`, align: 'right' as const }] : []),
        { title: md`Pull instead` },
      ],
      taken,
    ),
    left === 0 ? undefined : md`And ${left} more images; the report lists all of them.`,
    notes.length === 0 ? undefined : bulletList(notes.slice(0, mostNotes)),
    digests(images),
  ];
}

function counted(counts: SeverityCounts): Markdown {
  return totalOf(counts) === 0 ? md`none` : inline(countWords(counts));
}

function instead({ advice }: ReviewedImage): Markdown {
  const [best] = advice?.offers ?? [];
  if (advice?.kind !== 'better' || best === undefined) return md`–`;
  return md`${codeSpan(best.image, mostName)}: ${counted(best.counts)}`;
}

/** The digests that were scanned. */
function digests(images: readonly ReviewedImage[]): Markdown | undefined {
  const known = new Map(images.flatMap(({ image, digest }) => (digest === '' ? [] : [[image, digest] as const])));
  if (known.size === 0) return undefined;
  const items = [...known]
    .slice(0, mostNotes)
    .map(([image, digest]) => md`${codeSpan(nameForPeople(image), mostName)} is ${codeSpan(digest)}`);
  return small(md`Scanned: ${items.reduce((text, item) => md`${text}, ${item}`)}`);
}
