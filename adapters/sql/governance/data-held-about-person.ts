// Reads the data we hold about someone, other than their conversations.
import { sql } from 'kysely';
import type {
  HeldJob,
  NoteByPerson,
  HeldRecords,
} from '../../../bot/model/governance/data-held-about-person.js';
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import { fromJson, recordOf } from '../engine/columns.js';
import { contains } from '../engine/like.js';
import { containsOne, listed } from '../engine/list-as-table.js';
import type { Queries } from '../engine/open-database.js';
import { all } from '../engine/read-rows.js';
import type { Sealing } from '../keys/sealing.js';
import { countTypedSteps, filesOf, stepsBy, uploadsOf } from './data-held-by-name.js';
import { signInNames } from './sign-in-names.js';

export function heldRecords(db: Queries, sealing: Sealing): HeldRecords {
  const messagesOf = ({ platform, id }: Person) =>
    db.selectFrom('messages').select('id').where('platform', '=', platform).where('person_id', '=', id);
  return {
    jobs: (person, ids) => jobsAbout(db, person, ids),
    privateLinks: ({ id }) =>
      all(db.selectFrom('chat_links').select('expires_at').where('person_id', '=', id), recordOf),
    testQuestions(person) {
      const copied = db.selectFrom('golden_questions').select(['question', 'added_at']);
      return all(
        copied.where('message', 'in', messagesOf(person)).orderBy('added_at').orderBy('id'),
        recordOf,
      );
    },
    corrections(person) {
      const rows = db.selectFrom('corrections').select(['at', 'correction', 'type']);
      return rows.where('message', 'in', messagesOf(person)).orderBy('at').execute() as ReturnType<
        HeldRecords['corrections']
      >;
    },
    reports({ platform, id }) {
      const rows = db.selectFrom('unsafe_reports').select(['answer', 'at', 'outcome']);
      return all(rows.where('platform', '=', platform).where('person_id', '=', id).orderBy('at'), recordOf);
    },
    proposedNotes({ platform, id }) {
      const rows = db.selectFrom('draft_notes').select(['at', 'state', 'body']);
      const theirs = rows.where('by_platform', '=', platform).where('by_id', '=', id).orderBy('at');
      return all(theirs, ({ at: proposedAt, state, body }) => ({
        proposedAt,
        state,
        advice: fromJson<Pick<NoteByPerson, 'advice'>>(body).advice,
      }));
    },
    async signedInAs(person) {
      const names = await signInNames(db, [person], { alone: true });
      return { names, shared: (await signInNames(db, [person])).length > names.length };
    },
    uploads: (names) => uploadsOf(db, names),
    files: (names) => filesOf(db, sealing, names),
    stepsBy: (names) => stepsBy(db, names),
    countTypedSteps: (names) => countTypedSteps(db, names),
  };
}

async function jobsAbout(db: Queries, person: Person, ids: readonly string[]): Promise<HeldJob[]> {
  const list = listed(db, ids);
  const about = sql<boolean>`(${contains(sql.ref('payload'), JSON.stringify(person.id))}
    or ${containsOne(sql.ref('payload'), list)} or ${containsOne(sql.ref('lane'), list)})`;
  const rows = db
    .selectFrom('jobs')
    .select(['kind', 'state', 'payload', 'enqueued_at', 'due_at'])
    .where(about)
    .orderBy('id');
  return all(rows, ({ kind, state, payload, enqueued_at: enqueuedAt, due_at: dueAt }) => {
    const named = fromJson<{ person?: Person }>(payload).person;
    return recordOf(
      { kind, state: state as HeldJob['state'], enqueuedAt, dueAt },
      { name: samePerson(named, person) ? (named?.name ?? null) : null },
    );
  });
}
