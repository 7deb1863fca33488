// Finds and removes what someone left as an editor: files they uploaded, and their name on files and recalls.
import { sql } from 'kysely';
import type { Person } from '../../../bot/model/people/person.js';
import type { Queries, DialectName } from '../engine/open-database.js';
import { dropUnusedKeys } from '../sealing/destroy-keys.js';
import { readCovered } from './held-rows.js';
import { neverPublished, removeUploads } from './remove-uploads.js';

/** Replaces the editor's name on anything that stays because it is guidance. */
const ERASED_EDITOR = 'Someone whose data was erased';

/**
 * The names the person signed in with. Uploads are stored with only a name, so we leave out a name that another account
 * also has. Nothing that belongs to a namesake may be removed.
 */
async function namesOf(db: Queries, { platform, id }: Person): Promise<string[]> {
  // The id of someone who signs in is "desk:" and the provider's subject.
  if (platform !== 'web' || !id.startsWith('desk:')) return [];
  const account = id.slice('desk:'.length);
  const { rows } = await sql<{ name: string }>`
    select distinct a.by as name from audit_events a where a.kind = 'sign-in' and a.record = ${account} and a.by is not null
      and not exists (select 1 from audit_events o where o.kind = 'sign-in' and o.by = a.by and o.record <> ${account})`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

export async function uploadsBy(db: Queries, person: Person): Promise<number> {
  const names = await namesOf(db, person);
  if (!names.length) return 0;
  return (await db.selectFrom('uploads').select('edition').where('editor', 'in', names).execute()).length;
}

/** Published guidance stays, without a name. A file that a legal hold covers stays as it is. */
export async function removeEditorTraces(
  db: Queries,
  dialect: DialectName,
  person: Person,
  now: string,
): Promise<void> {
  const names = await namesOf(db, person);
  if (!names.length) return;
  const covered = await readCovered(db, now);
  const { rows } = await sql<{ edition: number; slug: string; key: string | null; isFree: number }>`
    select u.edition, u.slug, u.key, case when ${neverPublished} then 1 else 0 end as "isFree"
    from uploads u where u.editor in (${sql.join(names)}) and not ${covered.inPeriod(sql`u.at`)}`.execute(db);
  const free = rows.filter(({ isFree }) => isFree === 1);
  if (free.length) {
    await removeUploads(
      db,
      free.map(({ edition }) => edition),
    );
    await dropUnusedKeys(
      db,
      dialect,
      free.map(({ key }) => key),
    );
  }
  for (const { edition, slug } of rows.filter((row) => !free.includes(row)))
    await db
      .updateTable('uploads')
      // File names can contain people's names.
      .set({ editor: ERASED_EDITOR, name: slug })
      .where('edition', '=', edition)
      .execute();
  await db
    .updateTable('recalls')
    .set({ decided_by: ERASED_EDITOR })
    .where('decided_by', 'in', names)
    .execute();
  await db.updateTable('recalls').set({ lifted_by: ERASED_EDITOR }).where('lifted_by', 'in', names).execute();
}
