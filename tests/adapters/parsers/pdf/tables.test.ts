// Tests that a table that continues on the next page is one table, and that 2 tables are not.
import { expect, test } from 'vitest';
import type { Line } from '../../../../adapters/parsers/pdf/lines.js';
import { withTables } from '../../../../adapters/parsers/pdf/tables.js';

const LONG = 'Write down what was said, and tell the manager and the guardian on the same day';
const RULES = [
  ['Refer', LONG],
  ['Record', LONG],
];

/** A table on a page, with the role of the cells of its first row. */
function tableOn(page: number, rows: readonly string[][], role: 'TH' | 'TD', table = page): Line[] {
  return rows.flatMap((cells, row) =>
    cells.map((text, column): Line => {
      const cell = { table, row: row + 1, column: column + 1 };
      const tag = { role: row ? 'TD' : role, element: 0, cell };
      return { page, text, x: 0, right: 0, y: 300, size: 10, fonts: [], tag, isArtifact: false, cells: [] };
    }),
  );
}

const tables = (...pages: Line[][]) => withTables(pages.flat(), new Map());

test.each(['TH', 'TD'] as const)('keeps a table with other headings on the next page apart: %s', (role) => {
  const [children, adults, ...others] = tables(
    tableOn(1, [['Child', 'What to do'], ...RULES], role),
    tableOn(2, [['Adult', 'What to do'], ...RULES], role),
  );
  expect(children).toMatchObject({ heads: ['Child', 'What to do'], rows: RULES, page: 1 });
  expect(adults).toMatchObject({ heads: ['Adult', 'What to do'], rows: RULES, page: 2 });
  expect(others).toEqual([]);
});

test('keeps tables apart if only the second has headings', () => {
  const built = tables(tableOn(1, RULES, 'TD'), tableOn(2, [['Adult', 'Limit'], ...RULES], 'TH'));
  expect(built).toHaveLength(2);
});

test('joins a table that repeats its headings on the next page', () => {
  const rows = [['Child', 'What to do'], ...RULES];
  expect(tables(tableOn(1, rows, 'TH'), tableOn(2, rows, 'TH'))).toMatchObject([
    { heads: ['Child', 'What to do'], rows: [...RULES, ...RULES], rowPages: [1, 1, 2, 2] },
  ]);
});

test('keeps a table apart from one that ends on its page', () => {
  const built = tables(tableOn(1, RULES, 'TD'), tableOn(2, RULES, 'TD'), tableOn(2, RULES, 'TD', 3));
  expect(built).toMatchObject([{ rowPages: [1, 1, 2, 2] }, { rows: RULES, page: 2 }]);
});

test('joins a table whose next page starts with a short row, which is not a heading', () => {
  const rest = [['Tell', 'The school'], ...RULES];
  const built = tables(tableOn(1, [['Child', 'What to do'], ...RULES], 'TH'), tableOn(2, rest, 'TD'));
  expect(built).toMatchObject([{ heads: ['Child', 'What to do'], rows: [...RULES, ...rest] }]);
});
