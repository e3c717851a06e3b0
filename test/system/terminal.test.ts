import { describe, expect, test } from 'vitest';
import { childEnvironment } from '../../src/system/processes.ts';
import { terminalLog, wantsColor } from '../../src/system/terminal.ts';

function log(isTTY: boolean, elapsed = 1000, columns = 40) {
  let time = 0;
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const made = terminalLog({ isTTY, columns, write }, () => time);
  time = elapsed;
  return { ...made, written: () => written };
}

describe('progress', () => {
  test('is one line that is taken away again', () => {
    const { info, clear, written } = log(true);
    info('reading');
    info('checking');
    clear();
    clear();
    expect(written()).toBe('reading\r\u001b[Kchecking\r\u001b[K');
  });

  test('is shown to nobody but a person, and only when it takes long', () => {
    const piped = log(false);
    piped.info('reading');
    const quick = log(true, 10);
    quick.info('reading');
    expect([piped.written(), quick.written()]).toEqual(['', '']);
  });

  test('fits its line', () => {
    const { info, written } = log(true);
    info('x'.repeat(500));
    expect(written()).toHaveLength(39);
    // What a terminal without a size says of its width.
    const unsized = log(true, 1000, 0);
    unsized.info('x'.repeat(500));
    expect(unsized.written()).toHaveLength(79);
  });
});

test('notices and warnings are lines, whatever they hold', () => {
  const { info, notice, warning, written } = log(true);
  info('reading');
  notice('a\n\u001b[31mb');
  warning('c');
  expect(written()).toBe('reading\r\u001b[Kplimsoll: a \uFFFD[31mb\nplimsoll: c\n');
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { TERM: 'dumb' }, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('a terminal: %s with %j: colours: %s', (isTTY, environment, wanted) => {
  expect(wantsColor({ isTTY }, environment)).toBe(wanted);
});

test('a child is given no token', () => {
  const ours = {
    PATH: '/bin',
    HOME: '/root',
    GITHUB_TOKEN: 'secret',
    INPUT_TOKEN: 'secret',
    GIT_DIR: '/x',
    TRIVY_TOKEN: 'secret',
  };
  expect(childEnvironment(ours, { LANG: 'C' })).toEqual({ PATH: '/bin', HOME: '/root', LANG: 'C' });
});
