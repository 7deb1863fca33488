// Stores which passages have the same meaning in different forms.
import type { Rewording } from '../../../ingest/model/reworded-passages.js';
import type { Queries } from '../engine/open-database.js';
import { slices } from '../engine/slices.js';

/** Needs a lock on the live release, because 2 publications could otherwise record different wordings. */
export async function storeRewordings(tx: Queries, rewordings: readonly Rewording[]): Promise<void> {
  const rows = new Map<string, string>();
  for (const some of slices(rewordings.flatMap(({ before, after }) => [before, after]))) {
    const known = tx.selectFrom('reworded_passages').selectAll().where('passage', 'in', some);
    for (const { passage, wording } of await known.execute()) rows.set(passage, wording);
  }
  for (const { before, after } of rewordings) {
    const wording = rows.get(before) ?? before;
    const other = rows.get(after);
    rows.set(before, wording).set(after, wording);
    if (other === undefined || other === wording) continue;
    for (const [passage, held] of rows) if (held === other) rows.set(passage, wording);
    await tx.updateTable('reworded_passages').set({ wording }).where('wording', '=', other).execute();
  }
  for (const some of slices([...rows]))
    await tx
      .insertInto('reworded_passages')
      .values(some.map(([passage, wording]) => ({ passage, wording })))
      .onConflict((c) => c.column('passage').doUpdateSet((e) => ({ wording: e.ref('excluded.wording') })))
      .execute();
}

export async function otherForms(db: Queries, passages: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const some of slices(passages)) {
    const rows = await db
      .selectFrom('reworded_passages as own')
      .innerJoin('reworded_passages as other', 'other.wording', 'own.wording')
      .select(['own.passage', 'other.passage as form'])
      .where('own.passage', 'in', some)
      .whereRef('other.passage', '!=', 'own.passage')
      .orderBy('other.passage')
      .execute();
    for (const { passage, form } of rows) found.set(passage, [...(found.get(passage) ?? []), form]);
  }
  return found;
}

/** Maps the IDs of all forms of these passages to the passages that were asked for. */
export async function inAllForms(db: Queries, passages: readonly string[]): Promise<Map<string, string[]>> {
  const asked = new Map(passages.map((passage) => [passage, [passage]]));
  for (const [passage, forms] of await otherForms(db, passages))
    for (const form of forms) asked.set(form, [...(asked.get(form) ?? []), passage]);
  return asked;
}
