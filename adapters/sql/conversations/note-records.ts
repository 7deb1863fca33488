// Stores draft practice notes for the editors.
import type { Selectable } from 'kysely';
import type { DraftNote, NoteState, NoteRecords } from '../../../bot/model/handoff/practice-note.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { byColumns, toBy } from '../people/person-columns.js';
import { first } from '../engine/read-rows.js';

type Row = Selectable<Tables['draft_notes']>;
type Body = Pick<DraftNote, 'question' | 'advice' | 'citations' | 'golden' | 'jurisdiction'>;

export function noteRecords(db: Queries): NoteRecords {
  const rows = () => db.selectFrom('draft_notes').selectAll();
  return {
    async add({ id, escalation, proposedBy, proposedAt, state, ...body }) {
      const result = await db
        .insertInto('draft_notes')
        .values({
          id,
          escalation,
          body: JSON.stringify(body),
          ...byColumns(proposedBy),
          at: proposedAt,
          state,
        })
        .onConflict((conflict) => conflict.column('escalation').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    find: (id) => first(rows().where('id', '=', id), toNote),
    ofEscalation: (escalation) => first(rows().where('escalation', '=', escalation), toNote),
    async inState(state) {
      return (await rows().where('state', '=', state).orderBy('at').orderBy('id').execute()).map(toNote);
    },
    async setState(id, state) {
      await db.updateTable('draft_notes').set({ state }).where('id', '=', id).execute();
    },
    async dropDraftsWith(message) {
      const asked = db.selectFrom('escalations').select('id').where('message', '=', message);
      const relayed = db
        .selectFrom('relayed_messages')
        .select('escalation as id')
        .where('message', '=', message);
      await db
        .deleteFrom('draft_notes')
        .where('state', '=', 'draft')
        .where((e) => e.or([e('escalation', 'in', asked), e('escalation', 'in', relayed)]))
        .execute();
    },
  };
}

function toNote(row: Row): DraftNote {
  return {
    ...(JSON.parse(row.body) as Body),
    id: row.id,
    escalation: row.escalation,
    proposedBy: toBy(row),
    proposedAt: row.at,
    state: row.state as NoteState,
  };
}
