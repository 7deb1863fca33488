// Defines which rows each retention step deletes, and how. Rows that refer to others are deleted first.
import { sql } from 'kysely';
import { lockPseudonyms } from '../sealing/pseudonym-records.js';
import { emptyMessages, removeAnswers, removeRequests } from './delete-questions-and-requests.js';
import { forgetValues, lockMemories, removeOriginals, stillReadable } from './remove-originals.js';
import { neverPublished, removeUploads } from './remove-uploads.js';
import { countedRows, oldRows, rowsOf, type SqlStep } from './sql-retention-step.js';
import { RECORD_STEPS } from './retention-steps-for-logs.js';

/**
 * True if the message belongs to a request that is open, or that was closed too recently to delete its
 * messages.
 */
const belongsToRequest = (before?: string) => {
  const still = before === undefined ? sql`` : sql`and (e.closed_at is null or e.closed_at >= ${before})`;
  return sql`(exists (select 1 from escalations e where e.message = m.id ${still})
    or exists (select 1 from relayed_messages r join escalations e on e.id = r.escalation where r.message = m.id ${still}))`;
};

const WITHOUT_WORDS: SqlStep[] = [
  {
    name: 'jobs',
    class: 'jobs',
    due: (before, covered) =>
      sql`select cast(j.id as text) as id, j.due_at as at from jobs j where j.state = 'dead' and j.due_at < ${before}
        and not ${covered.naming(sql`j.payload`)} and not ${covered.inPeriod(sql`j.due_at`)}`,
    remove: countedRows('jobs'),
  },
  oldRows({ name: 'sessions', class: 'sessions', table: 'sessions', at: 'ends_at' }),
  oldRows({ name: 'links', class: 'sessions', table: 'chat_links', key: 'person_id', at: 'expires_at' }),
];

const CONVERSATION: SqlStep[] = [
  {
    name: 'drafts',
    class: 'drafts',
    due: (before, covered) =>
      sql`select d.id as id, d.at as at from draft_notes d join escalations e on e.id = d.escalation where d.at < ${before}
        and not ${covered.escalation('e')} and not ${covered.inPeriod(sql`d.at`)}`,
    remove: rowsOf('draft_notes'),
  },
  oldRows({
    name: 'complaints',
    class: 'complaints',
    table: 'complaints',
    at: 'closed_at',
    held: ({ complaint }) => complaint('aged'),
  }),
  {
    name: 'requests',
    class: 'requests',
    due: (before, covered) =>
      sql`select e.id as id, e.closed_at as at from escalations e where e.closed_at < ${before}
        and e.state in ('resolved', 'withdrawn') and not ${covered.escalation('e')}`,
    remove: (tx, ids) => removeRequests(tx, ids),
  },
  {
    name: 'originals',
    class: 'originals',
    // Sort by conversation. Each batch reads the placeholders of its conversations, and sorting by time would
    // read them 50 times as often.
    due: (before, covered) =>
      sql`select m.id as id, m.conversation as at from messages m where m.received_at < ${before}
        and exists (select 1 from received_words w where w.message = m.id)
        and not ${belongsToRequest(before)} and not ${covered.message('m')}`,
    lock: lockMemories,
    remove: removeOriginals,
  },
  {
    name: 'messages',
    class: 'messages',
    due: (before, covered) =>
      sql`select m.id as id, m.received_at as at from messages m where m.counted = 0 and m.received_at < ${before}
        and not ${belongsToRequest()} and not ${covered.message('m')}`,
    remove: (tx, ids, { topicOf, now }) => emptyMessages(tx, ids, topicOf, now),
  },
  {
    name: 'placeholders',
    class: 'originals',
    // Not counted separately, because placeholders are deleted with their messages.
    silent: true,
    // A row without digests has no values, only numbers.
    due: (before, covered) =>
      sql`select c.id as id, c.created_at as at from conversations c join stand_ins s on s.conversation = c.id
        where c.created_at < ${before}
        and (s.digests is null or s.digests <> '[]' or not ${stillReadable})
        and not exists (select 1 from messages m join received_words w on w.message = m.id where m.conversation = c.id)
        and not exists (select 1 from escalations e join relayed_messages r on r.escalation = e.id
          join received_words w on w.message = r.message where e.conversation = c.id)
        and not exists (select 1 from messages m where m.conversation = c.id and m.received_at >= ${before})
        and not ${covered.conversation('c')}`,
    lock: lockPseudonyms,
    remove: forgetValues,
  },
  {
    name: 'sent',
    class: 'messages',
    due: (before, covered) =>
      sql`select o.key as id, o.queued_at as at from outgoing_messages o where o.queued_at < ${before}
        and o.state <> 'queued' and not exists (select 1 from escalations e where e.id = o.escalation)
        and not ${covered.outgoing('o')}`,
    remove: rowsOf('outgoing_messages', sql.ref('key')),
  },
  {
    name: 'answers',
    class: 'answers',
    due: (before, covered) =>
      sql`select a.id as id, a.created_at as at from answers a join messages m on m.id = a.message
        where a.created_at < ${before} and m.counted = 1
        and not exists (select 1 from escalations e where e.answer = a.id)
        and not exists (select 1 from relayed_messages r where r.answer = a.id)
        and not exists (select 1 from unsafe_reports u where u.answer = a.id and u.handled_at is null)
        and not ${covered.answer('a')}`,
    remove: (tx, ids) => removeAnswers(tx, ids),
  },
  {
    name: 'empty messages',
    class: 'messages',
    silent: true,
    due: (before, covered) =>
      sql`select m.id as id, m.received_at as at from messages m where m.counted = 1 and m.received_at < ${before}
        and not exists (select 1 from answers a where a.message = m.id)
        and not ${belongsToRequest()} and not ${covered.message('m')}`,
    remove: rowsOf('messages'),
  },
];

const LAST: SqlStep[] = [
  {
    name: 'events',
    class: 'messages',
    silent: true,
    due: (before, covered) =>
      // A platform's event id is only unique within a conversation.
      sql`select ev.conversation || ' ' || ev.event_id as id, ev.received_at as at from events ev
        where ev.received_at < ${before} and not ${covered.inPeriod(sql`ev.received_at`)}`,
    remove: async (tx, ids) => {
      await sql`delete from events where conversation || ' ' || event_id in (${sql.join(ids)})
        and conversation in (${sql.join([...new Set(ids.map((id) => id.slice(0, id.indexOf(' '))))])})`.execute(
        tx,
      );
    },
  },
  {
    name: 'emptied',
    class: 'people',
    silent: true,
    due: (before) =>
      sql`select c.id as id, c.created_at as at from conversations c where c.empty_since is null
        and c.created_at < ${before} and ${nothingLeft}`,
    remove: async (tx, ids, { now }) => {
      await tx.updateTable('conversations').set({ empty_since: now }).where('id', 'in', ids).execute();
    },
  },
  {
    name: 'conversations',
    class: 'people',
    due: (before, covered) =>
      sql`select c.id as id, c.empty_since as at from conversations c where c.empty_since < ${before} and ${nothingLeft}
        and not ${covered.conversation('c')}`,
    remove: rowsOf('conversations'),
  },
  {
    name: 'people',
    class: 'people',
    due: (before, covered) =>
      sql`select p.platform || ' ' || p.id as id, coalesce(p.greeted_at, p.language_at) as at from people p
        where coalesce(p.greeted_at, p.language_at) < ${before}
        and not exists (select 1 from conversations c where c.platform = p.platform and c.person_id = p.id)
        and not exists (select 1 from messages m where m.platform = p.platform and m.person_id = p.id)
        and not ${covered.person(sql`p.platform`, sql`p.id`)}`,
    remove: rowsOf('people', sql`platform || ' ' || id`),
  },
  {
    name: 'advisers',
    class: 'advisers',
    due: (before) =>
      sql`select d.adviser || ' ' || cast(d.version as text) as id, d.at as at from adviser_details d where d.at < ${before}
        and exists (select 1 from adviser_details n where n.adviser = d.adviser and n.version > d.version)`,
    remove: rowsOf('adviser_details', sql`adviser || ' ' || cast(version as text)`),
  },
  {
    name: 'uploads',
    class: 'uploads',
    due: (before, covered) =>
      sql`select cast(u.edition as text) as id, u.at as at from uploads u where u.at < ${before}
        and ${neverPublished}
        and not ${covered.upload('u')}`,
    remove: (tx, ids) => removeUploads(tx, ids.map(Number)),
  },
];

const nothingLeft = sql`not exists (select 1 from messages x where x.conversation = c.id)
  and not exists (select 1 from outgoing_messages x where x.conversation = c.id)
  and not exists (select 1 from answers x where x.conversation = c.id)
  and not exists (select 1 from escalations x where x.conversation = c.id)
  and not exists (select 1 from escalations x where x.holder_conversation = c.id)
  and not exists (select 1 from events x where x.conversation = c.id)
  and not exists (select 1 from stand_ins x where x.conversation = c.id)
  and not exists (select 1 from complaints x where x.conversation = c.id and x.closed_at is null)
  and not exists (select 1 from deferred_erasures x where x.conversation = c.id)`;

export const STEPS: readonly SqlStep[] = [...WITHOUT_WORDS, ...CONVERSATION, ...LAST, ...RECORD_STEPS];
