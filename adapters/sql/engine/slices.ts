/** The most rows in one statement. SQLite allows 32,766 values, and the widest row of guidance has 8. */
const ROWS_A_STATEMENT = 2000;

export function* slices<T>(rows: readonly T[], most = ROWS_A_STATEMENT): Generator<T[]> {
  for (let from = 0; from < rows.length; from += most) yield rows.slice(from, from + most);
}
