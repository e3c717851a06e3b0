import { describe, expect, test } from 'vitest';
import { bytesOfRow, bytesOfText, takeFitting } from '../../src/reporters/cut.ts';
import { md, table, verbatim } from '../../src/reporters/markdown.ts';
import { type Part, shareOut } from '../../src/reporters/room.ts';

/* What is cut where a page has no room for everything. */

/** Things of one byte each. */
function part(share: number, things: number): Part {
  return {
    share,
    render: (most) => {
      const taken = Math.min(most, things);
      return { text: verbatim('x'.repeat(taken)), left: things - taken };
    },
  };
}

const lengths = (parts: readonly Part[], room: number) => shareOut(parts, room).map((text = md``) => text.length);

describe('parts of a page', () => {
  test('that fit are whole', () => {
    expect(lengths([part(4, 3), part(4, 4)], 10)).toEqual([3, 4]);
  });

  test('that do not fit have their share, and what others leave, the first of them first', () => {
    expect(lengths([part(4, 10), part(4, 1), part(4, 10)], 12)).toEqual([7, 1, 4]);
    expect(lengths([part(4, 6), part(4, 1), part(4, 10)], 12)).toEqual([6, 1, 5]);
  });

  test('are never more than the room, whatever they need', () => {
    expect(lengths([part(4, 100), part(4, 100), part(4, 100)], 12)).toEqual([4, 4, 4]);
  });
});

describe('a list', () => {
  test('is taken as far as its bytes fit, to the last one', () => {
    const items = ['aa', 'bé', 'cc'];
    expect(takeFitting(items, 5, bytesOfText)).toEqual({ taken: ['aa', 'bé'], left: 1 });
    expect(takeFitting(items, 4, bytesOfText)).toEqual({ taken: ['aa'], left: 2 });
    expect(takeFitting(items, 7, bytesOfText)).toEqual({ taken: items, left: 0 });
  });

  test('of rows takes as much as a table writes for them, its bars escaped', () => {
    const rows = [
      [verbatim('a|b'), verbatim('')],
      [verbatim('c'), verbatim('||')],
    ];
    const columns = [{ title: md`A` }, { title: md`B` }];
    const written = table(columns, rows).split('\n').slice(2);
    expect(rows.map(bytesOfRow)).toEqual(written.map((row) => bytesOfText(`${row}\n`)));
  });
});
