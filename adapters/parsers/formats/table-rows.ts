// Gives every row of a table a cell for each of its columns.

export interface Cell {
  text: string;
  /** How many rows and columns the cell says it covers. */
  rows: string | null | undefined;
  columns: string | null | undefined;
}

/**
 * Repeats a cell that spans several rows, so that each of these rows has it and no value ends up under
 * another column's heading. Also repeats a heading that spans several columns.
 */
export function createRowReader(): (own: readonly Cell[], isHead: boolean) => string[] {
  const spans: { text: string; rows: number }[] = [];
  return (own, isHead) => {
    const cells: string[] = [];
    const fromAbove = () => {
      for (let above = spans[cells.length]; above && above.rows > 0; above = spans[cells.length]) {
        above.rows -= 1;
        cells.push(above.text);
      }
    };
    // A single cell across the whole row is a heading for the rows below it.
    const isWhole = own.length === 1 && !spans.some((above) => above.rows > 0);
    for (const { text, rows, columns } of own) {
      fromAbove();
      for (let n = 0; n < (isWhole ? 1 : countOf(columns)); n += 1) {
        const shown = n > 0 && !isHead ? '' : text;
        spans[cells.length] = { text: shown, rows: countOf(rows) - 1 };
        cells.push(shown);
      }
    }
    fromAbove();
    return cells;
  };
}

/** Limited, because a hostile file may claim that a cell spans or repeats millions of rows or columns. */
export function countOf(attribute: string | null | undefined): number {
  return Math.min(Math.max(Number.parseInt(attribute ?? '1', 10) || 1, 1), 100);
}
