// Deletes original messages, and of the values behind placeholders those that no remaining message uses.
import { sql } from 'kysely';
import { pruneUnused } from '../../../bot/model/governance/prune-placeholders.js';
import type { Queries } from '../engine/open-database.js';
import type { Covered } from './covered.js';

export async function removeOriginals(tx: Queries, ids: readonly string[], covered: Covered): Promise<void> {
  const memories = await memoriesOf(tx, ids);
  await tx.deleteFrom('received_words').where('message', 'in', ids).execute();
  for (const conversation of memories) await prune(tx, conversation, covered);
}

/** The conversations that remember what the placeholders in these messages mean. */
async function memoriesOf(tx: Queries, ids: readonly string[]): Promise<string[]> {
  const own = await tx
    .selectFrom('messages')
    .select('conversation')
    .distinct()
    .where('id', 'in', ids)
    .execute();
  const others = await tx
    .selectFrom('relayed_messages')
    .innerJoin('escalations', 'escalations.id', 'relayed_messages.escalation')
    .select('escalations.conversation')
    .distinct()
    .where('relayed_messages.message', 'in', ids)
    .execute();
  return [...new Set([...own, ...others].map(({ conversation }) => conversation))];
}

async function prune(tx: Queries, conversation: string, covered: Covered): Promise<void> {
  const row = await tx
    .selectFrom('stand_ins')
    .select('known')
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  if (!row || (await isHeld(tx, conversation, covered))) return;
  const { rows: left } = await sql<{ text: string | null; words: string }>`
    select m.text as text, w.text as words from messages m join received_words w on w.message = m.id
    where m.conversation = ${conversation} or m.id in (
      select r.message from relayed_messages r join escalations e on e.id = r.escalation
      where e.conversation = ${conversation})`.execute(tx);
  const known = JSON.parse(row.known) as Parameters<typeof pruneUnused>[0];
  const used = pruneUnused(
    known,
    left.map(({ text, words }) => ({ redacted: text ?? '', words })),
  );
  if (Object.keys(used).length)
    await tx
      .updateTable('stand_ins')
      .set({ known: JSON.stringify(used) })
      .where('conversation', '=', conversation)
      .execute();
  else await tx.deleteFrom('stand_ins').where('conversation', '=', conversation).execute();
}

async function isHeld(tx: Queries, conversation: string, covered: Covered): Promise<boolean> {
  if (!covered.any) return false;
  const { rows } =
    await sql`select 1 from conversations c where c.id = ${conversation} and ${covered.conversation('c')}`.execute(
      tx,
    );
  return rows.length > 0;
}
