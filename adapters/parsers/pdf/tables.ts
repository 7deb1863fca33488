import { joinLines } from '../blocks/repair-text.js';
import { tableBlock, type FlatBlock } from '../blocks/structure.js';
import type { Line } from './lines.js';

export type TaggedTable = Extract<FlatBlock, { kind: 'table' }>;

interface BuiltTable {
  table: TaggedTable;
  /** False if the headings were recognised by their length, so that they may be an ordinary row. */
  areHeadsTagged: boolean;
}

/** Tables with longer cells are used for layout: a box, or a page in 2 columns. */
const LONGEST_CELL_WORDS = 150;
const MEAN_CELL_WORDS = 60;

export type Flow = Line | TaggedTable;

export function withTables(lines: readonly Line[], vocabulary: Map<string, number>): Flow[] {
  const flow: Flow[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index]!;
    const table = line.tag?.cell?.table;
    let end = index + 1;
    while (
      table !== undefined &&
      end < lines.length &&
      lines[end]!.page === line.page &&
      lines[end]!.tag?.cell?.table === table
    )
      end += 1;
    const inTable = lines.slice(index, end);
    const built = table === undefined ? undefined : tableOf(inTable, vocabulary);
    if (!built) flow.push(...inTable);
    else if (!continueTable(flow.at(-1), built)) flow.push(built.table);
    index = end;
  }
  return flow;
}

function tableOf(lines: readonly Line[], vocabulary: Map<string, number>): BuiltTable | undefined {
  const rows = new Map<number, { cells: Map<number, string>; isHead: boolean }>();
  for (const line of lines) {
    const { row, column } = line.tag!.cell!;
    const found = rows.get(row) ?? { cells: new Map<number, string>(), isHead: true };
    rows.set(row, found);
    found.cells.set(column, joinLines(found.cells.get(column) ?? '', line.text, vocabulary));
    if (line.tag!.role !== 'TH') found.isHead = false;
  }
  const columns = Math.max(...[...rows.values()].flatMap(({ cells }) => [...cells.keys()]));
  const texts = [...rows.values()].flatMap(({ cells }) => [...cells.values()]);
  const words = texts.map((text) => text.split(' ').length);
  const mean = words.reduce((sum, one) => sum + one, 0) / words.length;
  if (columns < 2 || rows.size < 2 || Math.max(...words) > LONGEST_CELL_WORDS || mean > MEAN_CELL_WORDS)
    return undefined;
  const all = [...rows.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, { cells, isHead }]) => ({
      isHead,
      cells: Array.from({ length: columns }, (_, column) => cells.get(column + 1) ?? ''),
    }));
  const areHeadsTagged = all[0]!.isHead;
  const hasHeads = isHeadRow(all);
  // Only the first row counts, because tags do not say how many columns a heading spans.
  all.forEach((row, index) => (row.isHead = index === 0 && hasHeads));
  return { table: { ...tableBlock(all), page: lines[0]!.page }, areHeadsTagged };
}

/** True if the first row's cells are short, and are tagged as headings or are above longer cells. */
function isHeadRow(rows: readonly { cells: string[]; isHead: boolean }[]): boolean {
  const first = rows[0]!;
  const isShort = first.cells.every((cell) => cell && cell.split(' ').length <= 8 && !/[.;]$/u.test(cell));
  return (
    isShort &&
    (first.isHead || rows.slice(1).some(({ cells }) => cells.some((cell) => cell.split(' ').length > 8)))
  );
}

/**
 * Joins a table to the one just before it, if a page break separates them, they have the same number of
 * columns, and the table has no headings of its own.
 */
function continueTable(before: Flow | undefined, { table, areHeadsTagged }: BuiltTable): boolean {
  if (!before || !('rows' in before)) return false;
  const pages = before.rowPages ?? before.rows.map(() => before.page!);
  if (pages.at(-1) === table.page) return false;
  const columns = (one: TaggedTable) => one.rows[0]?.length ?? one.heads.length;
  if (columns(before) !== columns(table)) return false;
  const repeatsHeads = before.heads.join('|') === table.heads.join('|');
  const hasOtherRow = table.heads.length > 0 && !repeatsHeads;
  const areOtherHeads = areHeadsTagged || table.heads.some((head, column) => head === before.heads[column]);
  if (hasOtherRow && areOtherHeads) return false;
  const rows = hasOtherRow ? [table.heads, ...table.rows] : table.rows;
  before.rows.push(...rows);
  before.rowPages = [...pages, ...rows.map(() => table.page!)];
  return true;
}
