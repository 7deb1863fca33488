// Finds text that contains a given string. Percent signs, underscores and backslashes in the string match
// literally.
import { sql, type Expression, type RawBuilder } from 'kysely';

export function contains(text: Expression<unknown>, part: string): RawBuilder<boolean> {
  return like(text, `%${literally(part)}%`);
}

export function endsWith(text: Expression<unknown>, ending: string): RawBuilder<boolean> {
  return like(text, `%${literally(ending)}`);
}

export function startsWith(text: Expression<unknown>, beginning: string): RawBuilder<boolean> {
  return like(text, `${literally(beginning)}%`);
}

const literally = (part: string) => part.replace(/[%_\\]/g, '\\$&');

/** SQLite has no escape character unless the query names one. */
const like = (text: Expression<unknown>, pattern: string) =>
  sql<boolean>`${text} like ${pattern} escape '\\'`;
