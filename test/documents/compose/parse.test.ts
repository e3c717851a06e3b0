import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edit.ts';
import type { Span } from '../../../src/core/location.ts';
import { readMarkup, source } from '../../../src/core/text.ts';
import type { ComposeDocument, Node } from '../../../src/documents/compose/model.ts';
import { parseCompose } from '../../../src/documents/compose/parse.ts';

const parse = (text: string): ComposeDocument => parseCompose('compose.yaml', text);

function at(document: ComposeDocument, ...keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>(
    (node, key) => (node?.kind === 'map' ? node.get(key) : node?.kind === 'list' ? node.items[Number(key)] : undefined),
    document.root,
  );
}

function textOf(text: string, span: Span | undefined): string | undefined {
  if (span === undefined) return undefined;
  const lines = text.split('\n');
  if (span.start.line === span.end.line) {
    return lines[span.start.line - 1]?.slice(span.start.column - 1, span.end.column - 1);
  }
  return [
    lines[span.start.line - 1]?.slice(span.start.column - 1),
    ...lines.slice(span.start.line, span.end.line - 1),
    lines[span.end.line - 1]?.slice(0, span.end.column - 1),
  ].join('\n');
}

describe('lists and maps in brackets', () => {
  const text = source`
    services:
      test:
        command: [ # what is run
        "make",
      "-C", /src # in the source
        ]
        environment: {
        A: one
      }
        image: example/test:1.2
  `;

  test('may begin their lines anywhere, as Compose reads them', () => {
    const document = parse(text);
    const service = at(document, 'services', 'test');
    expect(document.problems).toEqual([]);
    expect(textOf(text, at(document, 'services', 'test', 'command', '2')?.span)).toBe('/src');
    expect(textOf(text, at(document, 'services', 'test', 'environment', 'A')?.span)).toBe('one');
    expect(service?.kind === 'map' ? service.entries.map(({ key }) => key) : []).toEqual([
      'command',
      'environment',
      'image',
    ]);
  });

  test('may do so several times, and with brackets in quotes', () => {
    const many = ['services:', ...Array.from({ length: 12 }, (_, at) => `  s${at}:\n    command: [\n"a]", 'b''}' ]`)];
    const document = parse(`${many.join('\n')}\n    image: example/test:1.2\n`);
    expect(document.problems).toEqual([]);
    expect(document.services.map(({ name }) => name)).toHaveLength(12);
    const words = at(document, 'services', 's11', 'command');
    expect(words?.kind === 'list' ? words.items.map((item) => item.kind === 'scalar' && item.raw) : []).toEqual([
      'a]',
      "b'}",
    ]);
  });

  test('keep the comments between their lines', () => {
    expect(parse(text).comments.map(({ text: words }) => words.trim())).toEqual(['what is run', 'in the source']);
  });
});

describe('spans', () => {
  test('cover each key, value and pair exactly, block values without their line break', () => {
    const text = source`
      services:
        web:
          image: "nginx:1"   # pinned
          ports:
            - 80:80
          command: |
            run
            it
        db: {image: postgres}
    `;
    const document = parse(text);
    const [web, db] = document.services;
    expect(textOf(text, web?.keySpan)).toBe('web');
    expect(textOf(text, at(document, 'services', 'web', 'image')?.span)).toBe('"nginx:1"');
    expect(textOf(text, web?.node.entry('image')?.span)).toBe('image: "nginx:1"');
    expect(textOf(text, web?.node.entry('ports')?.span)).toBe('ports:\n      - 80:80');
    expect(textOf(text, at(document, 'services', 'web', 'ports', '0')?.span)).toBe('80:80');
    expect(textOf(text, web?.span)?.endsWith('run\n      it')).toBe(true);
    expect(textOf(text, db?.span)).toBe('db: {image: postgres}');
    expect(document.problems).toEqual([]);
  });

  test('are the same with CRLF, and behind a byte order mark one column further on the first line only', () => {
    const text = 'services:\n  web:\n    image: a # x\n    user: root\n';
    const plain = parse(text);
    const crlf = parse(text.replaceAll('\n', '\r\n'));
    expect(crlf.services.map(({ span }) => span)).toEqual(plain.services.map(({ span }) => span));
    expect(crlf.comments).toEqual(plain.comments);
    const marked = parse(`\uFEFF${text}`);
    expect(marked.services.map(({ span }) => span)).toEqual(plain.services.map(({ span }) => span));
  });
});

describe('scalars', () => {
  test.each([
    ['true', true],
    ['80', 80],
    ['~', null],
    ['', null],
    ['22:22', '22:22'],
    ['"80"', '80'],
    ['yes', 'yes'],
  ])('%j is read as %j', (written, value) => {
    expect(at(parse(`a: ${written}`), 'a')).toMatchObject({ kind: 'scalar', value });
  });
});

describe('anchors and merge keys', () => {
  test('give what the author wrote, with its place', () => {
    const text = source`
      x-base: &base
        privileged: true
      services:
        web:
          <<: *base
          image: a
        db: *base
    `;
    const document = parse(text);
    const web = document.services[0]?.node.entry('privileged');
    expect(web).toMatchObject({ merged: true, span: { start: { line: 2, column: 3 } } });
    expect(document.services[0]?.node.entry('image')?.merged).toBe(false);
    expect(document.services[1]?.node.entry('privileged')).toMatchObject({ merged: true });
    expect(textOf(text, document.services[1]?.span)).toBe('db: *base');
  });

  test('explicit keys win over merged ones, and the earlier of a list over the later', () => {
    const document = parse(source`
      x-a: &a {user: a, image: a, init: true}
      x-b: &b {user: b, image: b, tty: true}
      services:
        web:
          user: own
          <<: [*a, *b]
    `);
    const values = ['user', 'image', 'init', 'tty'].map((key) => at(document, 'services', 'web', key));
    expect(values).toMatchObject([{ raw: 'own' }, { raw: 'a' }, { raw: 'true' }, { raw: 'true' }]);
  });

  test('an anchor that is set again holds from there on', () => {
    const document = parse('a: &x 1\nb: *x\nc: &x 2\nd: *x\n');
    expect(['b', 'd'].map((key) => at(document, key))).toMatchObject([{ value: 1 }, { value: 2 }]);
  });

  test('an alias in a list keeps its own place beside that of its value', () => {
    const text = 'x: &p 80:80\nports: [ *p, 443:443 ]\n';
    const list = at(parse(text), 'ports');
    expect(list?.kind === 'list' && list.places.map((place) => textOf(text, place))).toEqual(['*p', '443:443']);
    expect(list?.kind === 'list' && textOf(text, list.items[0]?.span)).toBe('80:80');
  });

  test.each([
    ['a: *missing', 'No anchor `missing` stands before this alias.'],
    ['a: &a [*a]', 'The alias `a` stands inside its own anchor.'],
  ])('%j is fatal', (text, message) => {
    expect(parse(text).problems).toMatchObject([{ message, fatal: true }]);
  });
});

describe('what a hostile file costs', () => {
  test('an alias bomb is refused at the alias that goes too far', () => {
    const bomb = [...'bcdefghij'].map((name, index) => {
      const alias = `*${'abcdefghij'[index]}`;
      return `${name}: &${name} [${Array(9).fill(alias).join(', ')}]`;
    });
    const { problems, root } = parse(['a: &a [x, x, x, x, x, x, x, x, x]', ...bomb].join('\n'));
    expect(problems.filter(({ fatal }) => fatal)).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/expand to more/);
    expect(root.entries).toEqual([]);
  });

  test.each([
    ['flow lists', '['.repeat(200_000)],
    ['flow mappings', '{'.repeat(200_000)],
    ['block lists', '- '.repeat(100_000)],
    ['tabs', 'a:\n\tb: 1\n'],
    ['an unclosed quote', 'services: {a: "x'],
  ])('%s end in one fatal problem with its place', (_, text) => {
    const { problems, services } = parse(text);
    expect(problems).toMatchObject([{ fatal: true, span: { start: { line: expect.any(Number) } } }]);
    expect(services).toEqual([]);
  });

  test('a chain of aliases that nests too deep is refused', () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `a${index + 1}: &a${index + 1} {x: *a${index}}`);
    expect(parse(['a0: &a0 {}', ...chain].join('\n')).problems[0]?.message).toMatch(/nest more than/);
  });
});

describe('what is open at the end of the file is told where there is something to see', () => {
  test.each([
    [
      'a quote at its beginning',
      "services:\n  a:\n    image: 'x\n  b: {}\n\n\n",
      3,
      12,
      'The quote that is opened here is never closed.',
    ],
    [
      'a quote of the first of several documents',
      'a: "x\n---\nb: "y"\n',
      1,
      4,
      'The quote that is opened here is never closed.',
    ],
    [
      'a bracket around one that is closed',
      'services: {a: {image: x}\n\n',
      1,
      11,
      'The bracket that is opened here is never closed.',
    ],
    [
      'a bracket in front of further lines',
      'services:\n  a:\n    ports: ["80:80"\n    image: x\n  b: {image: y}\n',
      3,
      12,
      'The bracket that is opened here is never closed.',
    ],
    [
      'a bracket inside one that is closed',
      'services: {a: {ports: ["80:80"}}\n',
      1,
      23,
      'The bracket that is opened here is never closed.',
    ],
    [
      'a bracket of a list in a block',
      'services:\n  a:\n    image: x\n    ports: ["80:80",\n      "81:81"\n',
      4,
      12,
      'The bracket that is opened here is never closed.',
    ],
  ])('%s', (_, text, line, column, message) => {
    expect(parse(text).problems).toMatchObject([{ fatal: true, message, span: { start: { line, column } } }]);
  });
});

describe('what is no Compose file', () => {
  test.each(['- a\n- b\n', 'just text', 'services: [a]', 'services: web'])('%j is fatal', (text) => {
    expect(parse(text).problems).toMatchObject([{ fatal: true }]);
  });

  test.each(['', '# nothing\n', 'x-a: 1\n', 'include: [a.yaml]\n', 'services:\n', 'networks: {a: }\n'])(
    '%j is one',
    (text) => {
      expect(parse(text).problems).toEqual([]);
    },
  );

  test('a key that stands twice is fatal, at the second', () => {
    expect(parse('services:\n  a: {}\n  a: {}\n').problems).toMatchObject([
      { fatal: true, span: { start: { line: 3, column: 3 } } },
    ]);
  });

  test('the first format, without `services:`, has its services at the top', () => {
    expect(parse('web:\n  image: nginx\n  privileged: true\n').services.map(({ name }) => name)).toEqual(['web']);
    expect(parse('name: CI\njobs:\n  image: x\n').services).toEqual([]);
  });
});

test('several documents are merged in their order', () => {
  const document = parse(source`
    services:
      web: {image: a, ports: ["1:1"]}
    ---
    services:
      web: {image: b, ports: ["2:2"]}
      db: {image: c}
    ---
  `);
  expect(document.services.map(({ name }) => name)).toEqual(['web', 'db']);
  expect(at(document, 'services', 'web', 'image')).toMatchObject({ raw: 'b' });
  expect(at(document, 'services', 'web', 'ports')).toMatchObject({ items: [{ raw: '1:1' }, { raw: '2:2' }] });
});

describe('comments', () => {
  function governed(marked: string): readonly (string | undefined)[] {
    return parse(marked).comments.map(({ target }) => textOf(marked, target));
  }

  test('at the end of a line govern what begins on it, with all it holds', () => {
    expect(
      governed(source`
        services: # all
          web: # one
            image: a # this
            ports: [
              "1:1", # first
            ] # list
            volumes:
              - type: bind # item
                source: /x
      `),
    ).toEqual([
      expect.stringMatching(/^services:[\s\S]*\/x$/),
      expect.stringMatching(/^web:[\s\S]*\/x$/),
      'image: a',
      '"1:1"',
      expect.stringMatching(/^ports: \[[\s\S]*\]$/),
      'type: bind # item\n        source: /x',
    ]);
  });

  test('on a line of their own govern what stands directly below, however many are stacked', () => {
    const text = source`
      # top

      services:
        # one
        # two
        web:
          image: a
          # below the last key
        # above db
        db:
          image: b
    `;
    const web = 'web:\n    image: a';
    const db = 'db:\n    image: b';
    expect(governed(text)).toEqual([undefined, web, web, undefined, db]);
    expect(parse(text).comments.map(({ top }) => top)).toEqual([true, false, false, false, false]);
  });

  test('have their text and span; a # inside a value is none', () => {
    const { text, spans } = readMarkup('a: "# no" [|# plimsoll: ignore[x] y|]\nb: |\n  # no\nc: http://x/#y\n');
    expect(parse(text).comments).toMatchObject([{ text: 'plimsoll: ignore[x] y', span: spans[0], ownLine: false }]);
  });
});

describe('routes', () => {
  const text = source`
    x-base: &base
      privileged: true
    services:
      web:
        image: a
        build:
          args: [A=1]
        ports:
          - "80:80"
          - target: 443
            published: 8443
        cache: [x@sha256:abc]
    volumes:
      data:
        driver: local
  `;
  const document = parse(text);
  const routeOf = (needle: string) => {
    const before = text.slice(0, text.indexOf(needle)).split('\n');
    return document.routeOf({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
  };

  test.each([
    ['privileged', '', 'x-base/privileged'],
    ['web', 'services/web', ''],
    ['image', 'services/web', 'image'],
    ['A=1', 'services/web', 'build/args/A=1'],
    ['"80:80"', 'services/web', 'ports/80:80'],
    ['8443', 'services/web', 'ports/8443:443/published'],
    ['x@sha', 'services/web', 'cache/x'],
    ['driver', 'volumes/data', 'driver'],
  ])('of %s is %j, %j', (needle, scope, step) => {
    expect(routeOf(needle)).toEqual({ scope, step });
  });
});

describe('adding keys to a service', () => {
  const insert = (text: string): string | undefined => {
    const edit = parse(text).services[0]?.insert(['init: true', 'cap_drop:', '  - ALL']);
    return edit && applyEdits(text, [edit]);
  };

  test.each([
    [
      'services:\n  web:\n    image: a\n',
      'services:\n  web:\n    init: true\n    cap_drop:\n      - ALL\n    image: a\n',
    ],
    [
      'services:\r\n    web: &w # x\r\n        image: a\r\n',
      'services:\r\n    web: &w # x\r\n        init: true\r\n        cap_drop:\r\n          - ALL\r\n        image: a\r\n',
    ],
    ['services:\n  web:\n', 'services:\n  web:\n    init: true\n    cap_drop:\n      - ALL\n'],
  ])('%j becomes %j', (before, after) => {
    expect(insert(before)).toBe(after);
  });

  test.each([
    'services:\n  web: {image: a}\n',
    'x: &x {image: a}\nservices:\n  web: *x\n',
    'services: {web: {image: a}}\n',
    'services:\n  web:\n    &w\n    image: a\n',
    'services:\n  ? web\n  : image: a\n',
  ])('%j has no place for them', (text) => {
    expect(insert(text)).toBeUndefined();
  });
});
