// Finds the names that people have signed in with, because uploads are only stored with a name.
import { sql } from 'kysely';
import { accountOf, type Person } from '../../../bot/model/people/person.js';
import type { Queries } from '../engine/open-database.js';

/**
 * If `alone` is true, leaves out names that another account also uses, so that we do not remove the other
 * person's data.
 */
export async function signInNames(
  db: Queries,
  people: readonly Person[],
  { alone = false } = {},
): Promise<string[]> {
  const accounts = people.flatMap((person) => accountOf(person) ?? []);
  if (!accounts.length) return [];
  const { rows } = await sql<{ name: string }>`
    select distinct a.by as name from audit_events a where a.kind = 'sign-in' and a.by is not null
      and a.record in (${sql.join(accounts)})
      ${alone ? sql`and not exists (select 1 from audit_events o where o.kind = 'sign-in' and o.by = a.by and o.record <> a.record)` : sql``}`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}
