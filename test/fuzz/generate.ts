import fc from 'fast-check';

/** Pieces that mean something to one of the languages, or to those who show them. */
const pieces: readonly string[] = [
  ...[
    '\n',
    '\r\n',
    '\r',
    ' \\\n',
    ' `\n',
    '\t',
    '  ',
    '\n\n',
    '\0',
    '\ufeff',
    '\u2028',
    '\u202e',
    '\u200b',
    '\ud800',
    '🐳',
  ],
  ...[
    '"',
    "'",
    '`',
    '$',
    '${',
    '}',
    '${a:-',
    '$(',
    ')',
    '{',
    '[',
    ']',
    '|',
    '&&',
    ';',
    '\\',
    '<<EOF',
    '<<-"E"',
    '\nEOF\n',
  ],
  ...[
    '#',
    '# plimsoll: ignore[',
    '# check=skip=all',
    '# escape=`\n',
    '# syntax=a\n',
    '# hadolint ignore=',
    '# nosemgrep',
  ],
  ...[
    'FROM ',
    ' AS a',
    'RUN ',
    'COPY --from=',
    'ARG A=',
    'ENV A=',
    'ONBUILD ',
    'HEALTHCHECK ',
    '--mount=type=',
    'SHELL ["',
  ],
  ...[
    ': ',
    '- ',
    '&a ',
    '*a',
    '<<: *a',
    '!reset ',
    '!!binary ',
    '? ',
    '|\n',
    '>-\n',
    '---\n',
    'services:\n',
    'extends: ',
    '%YAML 1.2\n',
  ],
  ...[
    '@',
    '/',
    '..',
    '../',
    ':',
    '@sha256:',
    '::',
    '##[error]',
    '-->',
    '<!-- plimsoll ',
    '=',
    '%',
    '%2',
    ',',
    '@@ -1 +1 @@\n',
  ],
  ...['0', '-1', '99999999999999999999', '1e309', 'null', 'true', '__proto__', 'constructor', '{}', '[]', '""'],
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);

type Change = (text: string, other: string) => string;

const at = fc.nat();
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, piece).map(
    ([place, put]): Change =>
      (text) =>
        splice(text, place, 0, put),
  ),
  fc.tuple(at, fc.nat({ max: 40 }), piece).map(
    ([place, length, put]): Change =>
      (text) =>
        splice(text, place, length, put),
  ),
  fc.tuple(at, fc.nat({ max: 200 })).map(
    ([place, length]): Change =>
      (text) =>
        splice(text, place, length, ''),
  ),
  fc.tuple(at, at, fc.nat({ max: 200 })).map(
    ([from, to, length]): Change =>
      (text) => {
        const start = from % (text.length + 1);
        return splice(text, to, 0, text.slice(start, start + length));
      },
  ),
  fc.tuple(at, fc.nat({ max: 0xffff })).map(
    ([place, code]): Change =>
      (text) =>
        splice(text, place, 1, String.fromCharCode(code)),
  ),
  fc.tuple(at, at).map(
    ([mine, theirs]): Change =>
      (text, other) => {
        return text.slice(0, mine % (text.length + 1)) + other.slice(theirs % (other.length + 1));
      },
  ),
  // Often, and deep: what is repeated is what grows.
  fc.tuple(at, piece, fc.nat({ max: 400 })).map(
    ([place, put, times]): Change =>
      (text) =>
        splice(text, place, 0, put.repeat(times)),
  ),
);

function splice(text: string, place: number, length: number, put: string): string {
  const start = place % (text.length + 1);
  return text.slice(0, start) + put + text.slice(start + length);
}

/** Longer inputs are the business of the growth check. */
const longest = 20_000;

/** One of `texts`, spoilt in a few places. */
export function spoilt(texts: readonly string[]): fc.Arbitrary<string> {
  const text = fc.constantFrom(...texts);
  return fc
    .tuple(text, text, fc.array(change, { maxLength: 8 }))
    .map(([one, other, changes]) => changes.reduce((now, apply) => apply(now, other), one).slice(0, longest));
}

/** A piece of one of `texts`, or of what means something, over and over: about `size` characters, behind a beginning. */
export function repeated(texts: readonly string[], size: number): fc.Arbitrary<string> {
  const part = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...texts), at, fc.integer({ min: 1, max: 80 }))
      .map(([text, place, length]) => text.slice(place % text.length).slice(0, length)),
  );
  return fc
    .tuple(fc.constantFrom(...texts), at, part)
    .map(
      ([text, place, one]) =>
        text.slice(0, place % (text.length + 1)) + (one || 'a').repeat(Math.ceil(size / Math.max(1, one.length))),
    );
}

/** What a reader of JSON may meet in the place of what it hoped for. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, '', 'x'.repeat(5000), [], {}, [[[]]], [null], { __proto__: null }),
  piece,
  fc.jsonValue({ maxDepth: 2 }),
);

/** JSON of one of `texts` with some of its values replaced, taken out or doubled; sometimes no JSON at all. */
export function spoiltJson(texts: readonly string[]): fc.Arbitrary<string> {
  const changes = fc.array(fc.tuple(fc.nat(), odd, fc.constantFrom('replace', 'remove', 'double')), { maxLength: 6 });
  const structured = fc.tuple(fc.constantFrom(...texts), changes).map(([text, list]) => {
    let value: unknown = JSON.parse(text);
    for (const [place, put, how] of list) value = changed(value, place, structuredClone(put), how);
    return JSON.stringify(value) ?? 'null';
  });
  return fc.oneof({ weight: 4, arbitrary: structured }, { weight: 1, arbitrary: spoilt(texts) });
}

/** `value` with the `place`th of its inner values changed. */
function changed(value: unknown, place: number, put: unknown, how: 'replace' | 'remove' | 'double'): unknown {
  const sites: { readonly holder: object; readonly key: string }[] = [];
  // What is changed lies near the top; some hundred levels down lies nothing but what was put there.
  const walk = (node: unknown, depth: number): void => {
    if (typeof node !== 'object' || node === null || depth > 30) return;
    for (const [key, inner] of Object.entries(node)) {
      sites.push({ holder: node, key });
      walk(inner, depth + 1);
    }
  };
  walk(value, 0);
  const site = sites[place % Math.max(1, sites.length)];
  if (site === undefined) return put;
  const { holder, key } = site;
  if (how === 'replace') Reflect.set(holder, key, put);
  else if (how === 'remove') Reflect.deleteProperty(holder, key);
  else if (Array.isArray(holder)) holder.push(Reflect.get(holder, key));
  else Reflect.set(holder, `${key} `, Reflect.get(holder, key));
  return value;
}
