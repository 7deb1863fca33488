// Finds and removes what someone left as an editor: files they uploaded, and their name on files and recalls.
import { sql } from 'kysely';
import type { Person } from '../../../bot/model/people/person.js';
import type { Queries, DialectName } from '../engine/open-database.js';
import { dropUnusedKeys } from '../sealing/destroy-keys.js';
import { readCovered } from './held-rows.js';
import { namesOf } from './names-of.js';
import { neverPublished, removeUploads } from './remove-uploads.js';

/** Replaces the editor's name on anything that stays because it is guidance. */
const ERASED_EDITOR = 'Someone whose data was erased';

export async function uploadsBy(db: Queries, person: Person): Promise<number> {
  const names = await namesOf(db, [person], { alone: true });
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
  const names = await namesOf(db, [person], { alone: true });
  if (!names.length) return;
  const covered = await readCovered(db, now);
  const { rows } = await sql<{ edition: number; slug: string; key: string | null; isFree: number }>`
    select u.edition, u.slug, u.key, case when ${neverPublished} then 1 else 0 end as "isFree"
    from uploads u where u.editor in (${sql.join(names)}) and not ${covered.upload('u')}`.execute(db);
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
