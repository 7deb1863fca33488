// Finds which passages were quoted in answers and who received them, without reading the answers' text.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { PassageRecipient } from '../../../bot/model/recalls/recall.js';
import type { Queries } from '../engine/open-database.js';
import { slices } from '../engine/slices.js';
import { inAllForms } from './reworded-passages.js';

/**
 * On SQLite, a query blocks the event loop, so each query only reads this many editions. A document has about
 * 50 passages.
 */
const EDITIONS_A_QUERY = 50;

export async function quotedIn(db: Queries, editions: readonly number[]): Promise<Map<number, Set<string>>> {
  const found = new Map<number, Set<string>>();
  for (const some of slices(editions, EDITIONS_A_QUERY)) {
    const rows = await db
      .selectFrom('edition_passages as place')
      .innerJoin('passages', 'passages.number', 'place.passage')
      .select(['place.edition', 'passages.id'])
      .where('place.edition', 'in', some)
      .where((e) => {
        const quoted = e.selectFrom('answer_passages').select('answer');
        const inOtherForms = e
          .selectFrom('reworded_passages as own')
          .innerJoin('reworded_passages as other', 'other.wording', 'own.wording')
          .innerJoin('answer_passages', 'answer_passages.passage', 'other.passage')
          .select('answer_passages.answer')
          .whereRef('own.passage', '=', 'passages.id');
        return e.or([
          e.exists(quoted.whereRef('answer_passages.passage', '=', 'passages.id')),
          e.exists(inOtherForms),
        ]);
      })
      .execute();
    for (const { edition, id } of rows) found.set(edition, (found.get(edition) ?? new Set()).add(id));
    await turnOfTheLoop();
  }
  return found;
}

export async function recipients(db: Queries, passages: readonly string[]): Promise<PassageRecipient[]> {
  const asked = await inAllForms(db, passages);
  const forms = [...asked.keys()];
  const found: PassageRecipient[] = [];
  for (const some of slices(forms))
    for (const row of await recipientRows(db, some).execute()) found.push(toRecipient(row));
  return [...found, ...(await formsSentOn(db, forms))]
    .flatMap((one) => asked.get(one.passage)!.map((passage) => ({ ...one, passage })))
    .sort((a, b) => byTime(a.at, b.at));
}

/**
 * Finds people who were sent an answer to an adviser's private search. Every part of the query uses an index.
 */
export async function sentOn(db: Queries, passages: readonly string[]): Promise<PassageRecipient[]> {
  const asked = await inAllForms(db, passages);
  return (await formsSentOn(db, [...asked.keys()])).flatMap((one) =>
    asked.get(one.passage)!.map((passage) => ({ ...one, passage })),
  );
}

async function formsSentOn(db: Queries, passages: readonly string[]): Promise<PassageRecipient[]> {
  const found: PassageRecipient[] = [];
  for (const some of slices(passages)) {
    const rows = await db
      .selectFrom('answer_passages')
      .innerJoin('answers', 'answers.id', 'answer_passages.answer')
      .innerJoin('relayed_messages as asked', 'asked.message', 'answers.message')
      .innerJoin('relayed_messages as sent', (join) =>
        join.onRef('sent.escalation', '=', 'asked.escalation').onRef('sent.answer', '=', 'answers.id'),
      )
      .innerJoin('escalations as request', 'request.id', 'sent.escalation')
      .select(['answer_passages.passage', 'answers.id', 'sent.passed_on_at'])
      .select(['request.conversation', 'request.practitioner_platform', 'request.practitioner_id'])
      .where('answer_passages.passage', 'in', some)
      .where('sent.direction', '=', 'to-practitioner')
      .where('sent.passed_on_at', 'is not', null)
      .execute();
    for (const { passage, id: answer, conversation, passed_on_at: at, ...row } of rows)
      found.push({
        passage,
        answer,
        conversation,
        at: at ?? '',
        ...(row.practitioner_id !== 'erased' && {
          person: { platform: row.practitioner_platform, id: row.practitioner_id },
        }),
      });
  }
  return found;
}

function recipientRows(db: Queries, passages: readonly string[]) {
  return db
    .selectFrom('answer_passages')
    .innerJoin('answers', 'answers.id', 'answer_passages.answer')
    .leftJoin('messages', 'messages.id', 'answers.message')
    .select([
      'answer_passages.passage',
      'answers.id',
      'answers.conversation',
      'answers.created_at',
      'messages.platform',
      'messages.person_id',
      'messages.person_name',
      'messages.deleted_at',
    ])
    .where('answer_passages.passage', 'in', passages);
}

type RecipientRow = Awaited<ReturnType<ReturnType<typeof recipientRows>['execute']>>[number];

function toRecipient(row: RecipientRow): PassageRecipient {
  const { passage, id: answer, conversation, created_at: at } = row;
  const { platform, person_id: id, person_name: name, deleted_at } = row;
  const isKnown = platform !== null && id !== null && deleted_at === null;
  return {
    passage,
    answer,
    conversation,
    at,
    ...(isKnown && { person: { platform, id, ...(name !== null && { name }) } }),
  };
}

export function byTime(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
