import { describe, expect, test } from 'vitest';
import { linesOf, linksToCommit, noLinks, placeOf } from '../../src/reporters/place.ts';
import { span } from './samples.ts';

describe('a link to a line', () => {
  const linkTo = linksToCommit('https://github.com', 'o/r', 'abc');

  test('leads to the file in the commit', () => {
    expect(linkTo('a b/é#.yaml', 3, 3)).toBe('https://github.com/o/r/blob/abc/a%20b/%C3%A9%23.yaml?plain=1#L3');
    expect(linkTo('Dockerfile', 3, 5)).toBe('https://github.com/o/r/blob/abc/Dockerfile?plain=1#L3-L5');
  });

  test.each(['../../../evil/repo', 'a/../b', './a', 'a//b', '/a', ''])(
    'is not made where it would lead elsewhere: %j',
    (path) => {
      expect(linkTo(path, 1, 1)).toBeUndefined();
    },
  );
});

test('a place is its path and line, linked where there is something to link to', () => {
  const location = { path: 'Dockerfile', span: span(3, 1, 5, 1) };
  expect(placeOf(location, noLinks)).toBe('`Dockerfile:3`');
  expect(linesOf(location, noLinks)).toBe('lines 3–4');
  expect(placeOf(location, linksToCommit('https://ghe.example', 'o/r', 'abc'))).toBe(
    '[`Dockerfile:3`](https://ghe.example/o/r/blob/abc/Dockerfile?plain=1#L3-L4)',
  );
});
