import { sql, type Selectable } from 'kysely';
import type { Delivery, PersonalNotice, StoredOutgoing } from '../../../bot/model/messages/conversation.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { OutgoingRecords } from '../../../bot/model/store.js';
import { fromJson, recordOf, trueOrNull } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { contains, endsWith, startsWith } from '../engine/like.js';
import { isIn, listed } from '../engine/list-as-table.js';
import { openRow } from '../sealing/encrypt-words.js';
import { noteErasure } from '../sealing/record-erasures.js';
import type { Sealing } from '../keys/sealing.js';
import { personIfAny } from '../people/person-columns.js';
import { toPlace } from './place-columns.js';
import { nextSequence, nextSequenceOf } from '../order/sequence.js';
import { all, changedOne, first } from '../engine/read-rows.js';
import { undelivered, unreached } from './undelivered.js';

type Row = Selectable<Tables['outgoing_messages']>;

export function outgoingRecords(db: Queries, sealing: Sealing): OutgoingRecords {
  return {
    add: (outgoing) => add(db, outgoing),
    delivery: (key) => delivery(db, sealing, key),
    ...foundMessages(db),
    planUpdate: (key, now, spacingMs) => planUpdate(db, key, now, spacingMs),
    beginUpdate(key, now) {
      const begun = db.updateTable('outgoing_messages').set({ update_pending: 0, updated_at: now });
      return first(begun.where('key', '=', key).returningAll(), toOutgoing);
    },
    ...changesOfMessages(db),
  };
}

function foundMessages(
  db: Queries,
): Omit<OutgoingRecords, 'add' | 'delivery' | 'planUpdate' | 'beginUpdate' | keyof ChangesOfMessages> {
  const rows = () => db.selectFrom('outgoing_messages').selectAll();
  const newestIn = (conversation: string) =>
    rows().where('conversation', '=', conversation).orderBy('position', 'desc');
  return {
    find: (key) => first(rows().where('key', '=', key), toOutgoing),
    async withPlatformId(conversation, platformMessageId) {
      const here = rows().where('conversation', '=', conversation);
      const paged = here.where('further_pages', 'is not', null);
      const id = JSON.stringify(platformMessageId);
      return (
        (await first(here.where('platform_message_id', '=', platformMessageId), toOutgoing)) ??
        first(
          paged.where((eb) => contains(eb.ref('further_pages'), id)),
          toOutgoing,
        )
      );
    },
    ofAnswer: (answer) => all(rows().where('answer', '=', answer).orderBy('position'), toOutgoing),
    ofEscalation(escalation, purpose) {
      const ofOne = rows().where('escalation', '=', escalation).orderBy('queued_at').orderBy('key');
      return all(ofOne.where('purpose', '=', purpose), toOutgoing);
    },
    personalNotices: (escalations, beginning) => personalNotices(db, escalations, beginning),
    latest(conversation, limit, except) {
      const shown = newestIn(conversation).where('state', '<>', 'cancelled').limit(limit);
      return all(except.length ? shown.where('key', 'not in', except) : shown, toOutgoing);
    },
    // Only reads a few rows, because we look for a reply soon after it was written.
    endingWith: (conversation, ending) =>
      first(
        newestIn(conversation)
          .where((eb) => endsWith(eb.ref('key'), ending))
          .limit(1),
        toOutgoing,
      ),
    startingWith: (conversation, beginning) =>
      all(
        newestIn(conversation).where((eb) => startsWith(eb.ref('key'), beginning)),
        toOutgoing,
      ),
    undeliverable(limit, connected) {
      const lost = undelivered(db, connected).selectAll().where('escalation', 'is not', null);
      return all(lost.orderBy('queued_at', 'desc').limit(limit), toOutgoing);
    },
    unreached: (connected) => unreached(db, connected),
    isOvertaken: (key) => isOvertaken(db, key),
    showing: (message) => all(rows().where('words_of', '=', message), toOutgoing),
  };
}

async function personalNotices(
  db: Queries,
  escalations: readonly string[],
  beginning: string,
): Promise<PersonalNotice[]> {
  const rows = await db
    .selectFrom('outgoing_messages as notice')
    .innerJoin('conversations as at', 'at.id', 'notice.conversation')
    .select(['notice.key', 'notice.escalation', 'notice.queued_at'])
    .select(['at.platform', 'at.person_id', 'at.person_name'])
    .where(isIn(sql.ref('notice.escalation'), listed(db, escalations)))
    .where('notice.purpose', '=', 'notice')
    .where((eb) => startsWith(eb.ref('notice.key'), beginning))
    .orderBy('notice.queued_at')
    .orderBy('notice.key')
    .execute();
  return rows.flatMap(({ key, escalation, queued_at: queuedAt, ...at }) => {
    const person = personIfAny(at.platform, at.person_id, at.person_name);
    return person && escalation !== null ? [{ key, escalation, queuedAt, person }] : [];
  });
}

async function isOvertaken(db: Queries, key: string): Promise<boolean> {
  const later = await db
    .selectFrom('outgoing_messages as ours')
    .innerJoin('outgoing_messages as later', 'later.conversation', 'ours.conversation')
    .select('later.key')
    .where('ours.key', '=', key)
    .whereRef('later.position', '>', 'ours.position')
    .where('later.state', '=', 'sent')
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

type ChangesOfMessages = Pick<
  OutgoingRecords,
  'replace' | 'outdate' | 'renew' | 'withholdWords' | 'setState' | 'setFurtherPages'
>;

function changesOfMessages(db: Queries): ChangesOfMessages {
  const change = async (key: string, values: Partial<Row>) => {
    const sequence = await nextSequenceOf(db, key);
    if (sequence === undefined) return;
    await db
      .updateTable('outgoing_messages')
      .set({ ...values, sequence })
      .where('key', '=', key)
      .execute();
  };
  return {
    replace: (key, message) => change(key, { message: JSON.stringify(message) }),
    async outdate(message) {
      await db
        .updateTable('outgoing_messages')
        .set({ outdated: 1 })
        .where('words_of', '=', message)
        .execute();
    },
    renew: (key, asReceived) => change(key, { outdated: 0, ...(asReceived && { as_received: 1 }) }),
    withholdWords: (key) => {
      noteErasure(db);
      return change(key, { as_received: 0 });
    },
    setState: (key, state, sent) =>
      change(key, {
        state,
        ...(sent && {
          platform_message_id: sent.platformMessageId,
          further_pages: pagesColumn(sent.furtherPages),
          sent_at: sent.at,
        }),
      }),
    async setFurtherPages(key, pages) {
      await db
        .updateTable('outgoing_messages')
        .set({ further_pages: pagesColumn(pages) })
        .where('key', '=', key)
        .execute();
    },
  };
}

const pagesColumn = (pages: readonly string[] = []) => (pages.length ? JSON.stringify(pages) : null);

/**
 * Uses one query, because someone is waiting. Only reads the original text if that is what we are going to
 * deliver.
 */
async function delivery(db: Queries, sealing: Sealing, key: string): Promise<Delivery | undefined> {
  const row = await db
    .selectFrom('outgoing_messages as ours')
    .innerJoin('conversations as at', 'at.id', 'ours.conversation')
    .leftJoin('received_words as received', (join) =>
      join
        .onRef('received.message', '=', 'ours.words_of')
        .on('ours.as_received', '=', 1)
        .on('ours.outdated', '=', 0),
    )
    .leftJoin('messages as written', 'written.id', 'received.message')
    .selectAll('ours')
    .select(['at.platform', 'at.place_id', 'at.place_kind', 'at.place_address', 'at.left_at'])
    .select(['received.message as original', 'received.text as words', 'received.files', 'written.role'])
    .select('received.key as sealed_with')
    .where('ours.key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  const { original, words: text, files, sealed_with: sealedWith } = row;
  const received =
    original !== null && text !== null
      ? await openRow(db, sealing, original, { text, files, key: sealedWith })
      : undefined;
  return {
    outgoing: toOutgoing(row),
    place: toPlace(row),
    ...(row.left_at !== null && { leftAt: row.left_at }),
    ...(received && {
      received: {
        words: received.words,
        files: received.files ?? [],
        byAdviser: row.role === 'adviser',
      },
    }),
  };
}

/**
 * Marks the message as due for an update. It would not be enough to check for an update job, because a job
 * that has already started is still in the table, and would miss this change.
 */
async function planUpdate(
  db: Queries,
  key: string,
  now: string,
  spacingMs: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('outgoing_messages')
    .select(['update_pending', 'updated_at'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row || row.update_pending) return undefined;
  const at = Date.parse(now);
  const spaced = row.updated_at === null ? at : Date.parse(row.updated_at) + spacingMs;
  // Never wait longer than the usual spacing, in case the clock was set back.
  const due = new Date(Math.min(Math.max(at, spaced), at + spacingMs)).toISOString();
  await db
    .updateTable('outgoing_messages')
    .set({ update_pending: 1, updated_at: due })
    .where('key', '=', key)
    .execute();
  return due;
}

async function add(db: Queries, outgoing: Parameters<OutgoingRecords['add']>[0]): Promise<boolean> {
  // Use the next number even if the message turns out not to be new. Checking first would take another query
  // while someone waits, and an unused number does no harm.
  const position = await nextSequence(db, outgoing.conversation);
  const added = db
    .insertInto('outgoing_messages')
    .values({
      key: outgoing.key,
      conversation: outgoing.conversation,
      position,
      sequence: position,
      message: JSON.stringify(outgoing.message),
      purpose: outgoing.purpose,
      answer: outgoing.answer ?? null,
      escalation: outgoing.escalation ?? null,
      words_of: outgoing.wordsOf ?? null,
      as_received: Number(outgoing.asReceived),
      state: 'queued',
      queued_at: outgoing.queuedAt,
    })
    .onConflict((conflict) => conflict.column('key').doNothing());
  return changedOne(added);
}

/** Selects these columns by name, because the row for a delivery also has columns of the original message. */
function toOutgoing(row: Row): StoredOutgoing {
  const { key, conversation, purpose, state, answer, escalation, words_of, queued_at, sent_at } = row;
  const columns = { key, conversation, purpose, state, answer, escalation, words_of, queued_at, sent_at };
  return recordOf(columns, {
    message: fromJson<OutgoingMessage>(row.message),
    asReceived: row.as_received === 1,
    outdated: trueOrNull(row.outdated),
    platformMessageId: row.platform_message_id,
    furtherPages: fromJson<string[]>(row.further_pages),
    updatedAt: row.updated_at,
  });
}
