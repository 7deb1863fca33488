import type { CheerioAPI } from 'cheerio';
import type { Node } from './html-parts.js';

/**
 * Repeats a cell that spans several rows, so that each of these rows has it and no value ends up under
 * another column's heading. Also repeats a heading that spans several columns.
 */
export function createRowReader(
  $: CheerioAPI,
  textOf: (cell: Node) => string,
): (row: Node) => { cells: string[]; isHead: boolean } {
  const spans: { text: string; rows: number }[] = [];
  return (row) => {
    const cells: string[] = [];
    const fromAbove = () => {
      for (let above = spans[cells.length]; above && above.rows > 0; above = spans[cells.length]) {
        above.rows -= 1;
        cells.push(above.text);
      }
    };
    const own = $(row).children('th,td').toArray();
    const isHead = own.every(({ name }) => name === 'th');
    for (const cell of own) {
      fromAbove();
      const text = textOf(cell);
      const rows = spanOf($(cell).attr('rowspan')) - 1;
      // A single cell across the whole row is a heading for the rows below it.
      const columns = own.length > 1 ? spanOf($(cell).attr('colspan')) : 1;
      for (let n = 0; n < columns; n += 1) {
        const shown = n > 0 && !isHead ? '' : text;
        spans[cells.length] = { text: shown, rows };
        cells.push(shown);
      }
    }
    fromAbove();
    return { cells, isHead };
  };
}

/** Limited, because a hostile page may claim that a cell spans millions of rows or columns. */
function spanOf(attribute: string | undefined): number {
  return Math.min(Math.max(Number.parseInt(attribute ?? '1', 10) || 1, 1), 100);
}
