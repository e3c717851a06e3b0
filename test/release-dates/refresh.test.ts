import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readDistroInfo, readEndOfLifeDate, readNodeSchedule } from '../../scripts/release-dates/answers.ts';
import { BadAnswer, inOrder } from '../../scripts/release-dates/releases.ts';
import { sources } from '../../scripts/release-dates/sources.ts';
import { changes, join, written } from '../../scripts/release-dates/table.ts';
import { releaseDates } from '../../src/rules/knowledge/release-dates.ts';

const root = resolve(import.meta.dirname, '../..');
const everyRelease = { advisedFrom: ({ released = '' }) => released, versionInTags: (version: string) => version };

describe('what sources say', () => {
  test('endoflife.date, from an answer that was kept', () => {
    expect(readEndOfLifeDate(readFileSync(joinPath(import.meta.dirname, 'nodejs.json'), 'utf8'))).toEqual([
      { version: '26', codename: '', released: '2026-05-05', longTermFrom: '2026-10-28', end: '2029-04-30' },
      { version: '25', codename: '', released: '2025-10-15', longTermFrom: '', end: '2026-06-01' },
      { version: '24', codename: '', released: '2025-05-06', longTermFrom: '2025-05-06', end: '2028-04-30' },
    ]);
  });

  test('an end without a day is not announced, or is over since nobody knows when', () => {
    const release = { releaseDate: '2021-02-22', isLts: false, eolFrom: null };
    const releases = [
      { name: '6.2', isEol: false, ...release },
      { name: '5.0', isEol: true, ...release },
    ];
    expect(readEndOfLifeDate(JSON.stringify({ result: { releases } })).map(({ end }) => end)).toEqual([
      'never',
      'unknown',
    ]);
  });

  test('Node’s schedule, without what came before 4', () => {
    const schedule = {
      'v0.12': { start: '2015-02-06', end: '2016-12-31' },
      v24: {
        start: '2025-05-06',
        lts: '2025-10-28',
        maintenance: '2026-10-20',
        end: '2028-04-30',
        codename: 'Krypton',
      },
      v25: { start: '2025-10-15', maintenance: '2026-04-01', end: '2026-06-01' },
    };
    expect(readNodeSchedule(JSON.stringify(schedule))).toEqual([
      { version: '24', codename: '', released: '2025-05-06', longTermFrom: '2025-10-28', end: '2028-04-30' },
      { version: '25', codename: '', released: '2025-10-15', longTermFrom: '', end: '2026-06-01' },
    ]);
  });

  test('Debian to the end of its long-term support, and Ubuntu; what is still being made is left out', () => {
    const debian = `version,codename,series,created,release,eol,eol-lts,eol-elts
12,Bookworm,bookworm,2021-08-14,2023-06-10,2026-07-11,2028-06-30,2033-06-30
14,Forky,forky,2025-08-09
`;
    const ubuntu = `version,codename,series,created,release,eol,eol-server,eol-esm
24.04 LTS,Noble Numbat,noble,2023-10-12,2024-04-25,2029-05-31,2029-05-31,2036-04-25
25.10,Questing Quokka,questing,2025-04-17,2025-10-09,2026-07-09
`;
    expect([...readDistroInfo(debian), ...readDistroInfo(ubuntu)]).toEqual([
      { version: '12', codename: 'bookworm', released: '2023-06-10', longTermFrom: '', end: '2028-06-30' },
      { version: '24.04', codename: 'noble', released: '2024-04-25', longTermFrom: '2024-04-25', end: '2029-05-31' },
      { version: '25.10', codename: 'questing', released: '2025-10-09', longTermFrom: '', end: '2026-07-09' },
    ]);
  });

  test.each([
    ['no JSON', () => readEndOfLifeDate('<html>')],
    ['no releases', () => readEndOfLifeDate('{"result":{}}')],
    ['a version that is code', () => readEndOfLifeDate('{"result":{"releases":[{"name":"1\'; evil()"}]}}')],
    ['no day', () => readEndOfLifeDate('{"result":{"releases":[{"name":"1","releaseDate":"soon"}]}}')],
    [
      'nothing of the end',
      () => readEndOfLifeDate('{"result":{"releases":[{"name":"1","releaseDate":"2026-01-01"}]}}'),
    ],
    ['a schedule without ends', () => readNodeSchedule('{"v24":{"start":"2025-05-06"}}')],
    ['a list without its columns', () => readDistroInfo('<html>\n<body>')],
  ])('an answer with %s is refused', (_, read) => {
    expect(read).toThrow(BadAnswer);
  });
});

describe('the table', () => {
  const before = [
    { version: '2', codename: '', from: '', end: '2023-03-31' },
    { version: '2.7', codename: '', from: '0000-01-01', end: '2023-03-31' },
    { version: '3.3', codename: '', from: '2023-12-25', end: '9999-12-31' },
  ];
  const announced = (version: string, end: string) => ({
    version,
    codename: '',
    released: '2023-12-25',
    longTermFrom: '',
    end,
  });

  test('takes what is new, keeps what a source forgot, and stays in order', () => {
    expect(join(everyRelease, [announced('10.1', 'never'), announced('3.3', '2027-03-31')], before)).toEqual({
      releases: [
        before[0],
        before[1],
        { version: '3.3', codename: '', from: '2023-12-25', end: '2027-03-31' },
        { version: '10.1', codename: '', from: '2023-12-25', end: '9999-12-31' },
      ],
      byHand: [],
    });
  });

  test('leaves to a person what is over since nobody knows when', () => {
    const over = [announced('2.7', 'unknown'), announced('3.3', 'unknown'), announced('3.2', 'unknown')];
    expect(join(everyRelease, over, before)).toEqual({
      releases: before.with(1, { version: '2.7', codename: '', from: '2023-12-25', end: '2023-03-31' }),
      byHand: [
        '3.3 is over, on a day that its source does not know.',
        '3.2 is over, on a day that its source does not know.',
      ],
    });
  });

  test('tells what changed', () => {
    const after = [
      { version: '3.3', codename: '', from: '2023-12-25', end: '2027-03-31' },
      { version: '3.4', codename: '', from: '', end: '9999-12-31' },
    ];
    expect(changes(before, after)).toEqual([
      '3.3: advised from 2023-12-25, ends nobody knows when, now advised from 2023-12-25, ends 2027-03-31',
      '3.4 is new: advised never, ends nobody knows when',
    ]);
  });

  test('is what the script would write, so that nothing in it was changed by hand', () => {
    const path = joinPath(root, 'src/rules/knowledge/release-dates.ts');
    expect(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')).toBe(written(releaseDates));
  });

  test('has a source for each product, and only days', () => {
    expect(sources.map(({ product }) => product).toSorted()).toEqual(Object.keys(releaseDates).toSorted());
    for (const { compared, releases } of Object.values(releaseDates)) {
      expect(inOrder(releases)).toEqual(releases);
      const days = releases.flatMap(({ from, end }) => (from === '' ? [end] : [from, end]));
      expect([compared, ...days].filter((day) => !/^\d{4}-\d\d-\d\d$/.test(day))).toEqual([]);
    }
  });

  test.each([
    ['dotnet', '8', '8.0'],
    ['dotnet', '3.1', '3.1'],
    ['mongo', '8.0', '8.0'],
    ['mongo', '4.4', '4.4'],
    ['mongo', '7.3', undefined],
    ['mongo', '8.1', undefined],
    ['mongo', '8.2', '8.2'],
    ['python', '3.14', '3.14'],
  ])('spells %s %s as tags do: %s', (product, version, spelling) => {
    expect(sources.find((source) => source.product === product)?.versionInTags(version)).toBe(spelling);
  });
});

describe('the script', () => {
  function run(...args: readonly string[]) {
    const script = joinPath(root, 'scripts/refresh-release-dates.ts');
    // A proxy that nobody runs: the sources cannot be reached.
    const env = { ...process.env, NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check', ...args], { env });
    return { status, stdout: String(stdout), stderr: String(stderr) };
  }

  function folder(files: Readonly<Record<string, string>>): string {
    const path = mkdtempSync(joinPath(tmpdir(), 'release-dates-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    for (const [name, text] of Object.entries(files)) writeFileSync(joinPath(path, name), text);
    return path;
  }

  const python = (eolFrom: string) =>
    JSON.stringify({
      result: { releases: [{ name: '3.14', releaseDate: '2025-10-07', isLts: false, isEol: false, eolFrom }] },
    });

  test('fails where a date is not as its source has it', () => {
    expect(run(folder({ 'python.json': python('2031-01-31') }))).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^python 3\.14: .*, now advised from 2025-10-07, ends 2031-01-31\n$/),
    });
  });

  test('says so where nothing changed', () => {
    expect(run(folder({}))).toEqual({ status: 0, stdout: 'No date changed.\n', stderr: '' });
  });

  test('names the file that is no answer', () => {
    const path = folder({ 'python.json': python('2030-10-31'), 'go.json': '<html>' });
    expect(run(path)).toEqual({
      status: 2,
      stdout: '',
      stderr: `golang: ${joinPath(path, 'go.json')}: It is no JSON.\nNothing was written. Run it where these can be reached, or give a folder of kept answers.\n`,
    });
  });

  test('fails without a network, and says what could not be reached', () => {
    const { status, stdout, stderr } = run();
    expect([status, stdout]).toEqual([2, '']);
    const reasons = stderr.trimEnd().split('\n');
    expect(reasons.slice(0, -1).map((line) => line.split(': ').slice(0, 2))).toEqual(
      sources.map(({ product, url }) => [product, url]),
    );
  });
});
