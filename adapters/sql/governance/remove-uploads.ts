// Deletes files that were uploaded but never published, with the text read from them and the changes they
// proposed.
import { sql } from 'kysely';
import type { Queries } from '../engine/open-database.js';

const publishedOr = (...states: string[]) =>
  sql<
    boolean | number
  >`(exists (select 1 from changes c where c.edition = u.edition and c.state in (${sql.join(states)}))
  or exists (select 1 from release_editions re join releases r on r.number = re.release
    where re.edition = u.edition and r.published_at is not null))`;

/**
 * A condition on the `uploads` table, with the alias `u`: true if an upload has ever been live, which means
 * that everyone could read it. On SQLite, the result is a number.
 */
export const everPublished = publishedOr('published');

/**
 * A condition on the `uploads` table, with the alias `u`: true if an upload can be deleted. We keep accepted
 * files, because they may be in the next release.
 */
export const neverPublished = sql<boolean>`(not ${publishedOr('accepted', 'published')})`;

export async function removeUploads(tx: Queries, editions: readonly number[]): Promise<void> {
  await tx.deleteFrom('uploads').where('edition', 'in', editions).execute();
  // Keeps the text read from a file if a test run used it, or if a practice note has the same text.
  const { rows: used } = await sql<{ edition: number }>`
    select edition from release_editions where edition in (${sql.join(editions)})
    union select edition from practice_notes where edition in (${sql.join(editions)})`.execute(tx);
  const free = editions.filter((edition) => !used.some((row) => row.edition === edition));
  if (free.length) await removeEditions(tx, free);
}

async function removeEditions(tx: Queries, editions: readonly number[]): Promise<void> {
  const mine = tx.selectFrom('changes').select('id').where('edition', 'in', editions);
  await tx.deleteFrom('review_events').where('change', 'in', mine).execute();
  await tx.deleteFrom('changes').where('edition', 'in', editions).execute();
  // Later changes may have been compared with the deleted editions.
  await tx.updateTable('changes').set({ base: null }).where('base', 'in', editions).execute();
  const passages = await tx
    .selectFrom('edition_passages')
    .select(['passage', 'context_digest'])
    .where('edition', 'in', editions)
    .execute();
  await tx.deleteFrom('edition_passages').where('edition', 'in', editions).execute();
  for (const { passage, context_digest: digest } of passages) {
    await sql`delete from passages where number = ${passage}
      and not exists (select 1 from edition_passages p where p.passage = ${passage})`.execute(tx);
    await sql`delete from embeddings where context_digest = ${digest}
      and not exists (select 1 from edition_passages p where p.context_digest = ${digest})`.execute(tx);
  }
  await tx.deleteFrom('editions').where('id', 'in', editions).execute();
}
