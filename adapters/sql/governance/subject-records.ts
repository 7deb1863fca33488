import { sql } from 'kysely';
import type { SubjectRecords } from '../../../bot/model/governance/subject-request.js';
import type { Person } from '../../../bot/model/people/person.js';
import { contains } from '../engine/like.js';
import type { Database, DialectName, Queries } from '../engine/open-database.js';
import { subjectRequests } from '../sealing/subject-requests.js';
import { countUploads, eraseUpload, heldUploads, removeEditorTraces } from './editor-traces.js';

export function subjectRecords(db: Queries, how: Pick<Database, 'sealing' | 'dialect'>): SubjectRecords {
  return { ...subjectRequests(db, how.sealing), ...searching(db), ...traces(db, how.dialect) };
}

function searching(db: Queries): Pick<SubjectRecords, 'messagesWith'> {
  // Advisers reply in their own conversations, but use the placeholders of the practitioner's conversation.
  const relayed = (conversation: string) =>
    db
      .selectFrom('relayed_messages')
      .innerJoin('escalations', 'escalations.id', 'relayed_messages.escalation')
      .select('relayed_messages.message')
      .where('escalations.conversation', '=', conversation);
  return {
    async messagesWith(conversation, text) {
      const rows = await db
        .selectFrom('messages')
        .select('id')
        .where((e) => e.or([e('conversation', '=', conversation), e('id', 'in', relayed(conversation))]))
        .where((e) => contains(e.ref('text'), text))
        .orderBy('received_at')
        .orderBy('position')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

function traces(
  db: Queries,
  dialect: DialectName,
): Pick<SubjectRecords, 'tracesOf' | 'removeTraces' | 'heldUploads' | 'eraseUpload'> {
  const jobs = ({ id }: Person) =>
    sql<boolean>`state = 'dead' and ${contains(sql.ref('payload'), JSON.stringify(id))}`;
  // Finds jobs that will open a private chat with this person, for example to tell them about a recall.
  const waitingFor = ({ platform, id }: Person) =>
    sql<boolean>`state = 'waiting' and kind = 'open-personal' and platform = ${platform}
      and ${contains(sql.ref('payload'), `"id":${JSON.stringify(id)}`)}`;
  const notes = (escalations: readonly string[]) =>
    db
      .selectFrom('draft_notes')
      .select('id')
      .where('escalation', 'in', escalations.length ? escalations : ['']);
  return {
    async tracesOf(person, escalations) {
      const dead = await db.selectFrom('jobs').select('id').where(jobs(person)).execute();
      const drafts = await notes(escalations).execute();
      return {
        deadJobs: dead.length,
        draftNotes: drafts.length,
        uploads: await countUploads(db, person),
      };
    },
    async removeTraces(person, escalations, now) {
      await db.deleteFrom('jobs').where(jobs(person)).execute();
      await db.deleteFrom('jobs').where(waitingFor(person)).execute();
      await removeEditorTraces(db, dialect, person, now);
      await db.deleteFrom('draft_notes').where('id', 'in', notes(escalations)).execute();
    },
    heldUploads: (person, now) => heldUploads(db, person, now),
    eraseUpload: (edition) => eraseUpload(db, dialect, edition),
  };
}
