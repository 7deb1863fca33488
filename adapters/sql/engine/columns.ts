// Turns rows into records and back. A column `read_at` is the property `readAt`, and null is an absent property.
import type { Insertable } from 'kysely';
import type { Tables } from '../tables/queries.js';

/** `read_at` becomes `readAt`. */
type Property<Column> = Column extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Property<Rest>>}`
  : Column;

/** What a row with these columns is as a record. */
export type RecordOf<Row> = {
  [Name in keyof Row as null extends Row[Name] ? never : Property<Name>]: Row[Name];
} & { [Name in keyof Row as null extends Row[Name] ? Property<Name> : never]?: NonNullable<Row[Name]> };

const properties = new Map<string, string>();
const columns = new Map<string, string>();

/** The record has every column of the row, so select only what it should have, or leave the rest out. */
export function recordOf<Row extends object>(row: Row): RecordOf<Row> {
  const record: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (value === null || value === undefined) continue;
    let property = properties.get(column);
    if (property === undefined) {
      property = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      properties.set(column, property);
    }
    record[property] = value;
  }
  return record as RecordOf<Row>;
}

/** For an insert, or for an update that must also clear what is absent: so give it every property, even if undefined. */
export function rowOf<Table extends keyof Tables>(
  record: RecordOf<Insertable<Tables[Table]>>,
): Insertable<Tables[Table]> {
  const row: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(record)) {
    let column = columns.get(property);
    if (column === undefined) {
      column = property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      columns.set(property, column);
    }
    row[column] = value ?? null;
  }
  return row as Insertable<Tables[Table]>;
}
