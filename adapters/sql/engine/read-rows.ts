import { InsertResult, UpdateResult, type DeleteResult } from 'kysely';

/** Undefined if there is no row. */
export async function first<Row, Item>(
  query: { executeTakeFirst(): Promise<Row | undefined> },
  toItem: (row: Row) => Item,
): Promise<Item | undefined> {
  const row = await query.executeTakeFirst();
  return row && toItem(row);
}

export async function all<Row, Item>(
  query: { execute(): Promise<Row[]> },
  toItem: (row: Row) => Item,
): Promise<Item[]> {
  return (await query.execute()).map((row) => toItem(row));
}

/** False if the statement found no row to change, or the row already existed. */
export async function changedOne(statement: {
  executeTakeFirstOrThrow(): Promise<InsertResult | UpdateResult | DeleteResult>;
}): Promise<boolean> {
  const result = await statement.executeTakeFirstOrThrow();
  if (result instanceof InsertResult) return result.numInsertedOrUpdatedRows === 1n;
  return (result instanceof UpdateResult ? result.numUpdatedRows : result.numDeletedRows) === 1n;
}
