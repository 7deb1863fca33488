// Stores draft practice notes. When a message is erased, deletes any text that editors copied from it.
import type { Selectable } from 'kysely';
import type { DraftNote, NoteRecords } from '../../../bot/model/handoff/draft-practice-note.js';
import { fromJson } from '../engine/columns.js';
import type { DialectName, Queries, Tables } from '../engine/open-database.js';
import { byColumns, toBy } from '../people/person-columns.js';
import { dropRemoved } from '../guidance/remove-questions-from-results.js';
import { all, changedOne, first } from '../engine/read-rows.js';

type Row = Selectable<Tables['draft_notes']>;
type Body = Pick<DraftNote, 'question' | 'advice' | 'citations' | 'golden' | 'jurisdiction'>;

export function noteRecords(db: Queries, dialect: DialectName): NoteRecords {
  const rows = () => db.selectFrom('draft_notes').selectAll();
  return {
    add({ id, escalation, proposedBy, proposedAt: at, state, ...rest }) {
      const row = { id, escalation, body: JSON.stringify(rest), ...byColumns(proposedBy), at, state };
      const added = db.insertInto('draft_notes').values(row);
      return changedOne(added.onConflict((conflict) => conflict.column('escalation').doNothing()));
    },
    find: (id) => first(rows().where('id', '=', id), toNote),
    ofEscalation: (escalation) => first(rows().where('escalation', '=', escalation), toNote),
    inState: (state) => all(rows().where('state', '=', state).orderBy('at').orderBy('id'), toNote),
    async setState(id, state) {
      await db.updateTable('draft_notes').set({ state }).where('id', '=', id).execute();
    },
    async dropCopiesOf(message) {
      const asked = db.selectFrom('escalations').select('id').where('message', '=', message);
      const relayed = db
        .selectFrom('relayed_messages')
        .select('escalation as id')
        .where('message', '=', message);
      await db
        .deleteFrom('draft_notes')
        .where((e) => e.or([e('escalation', 'in', asked), e('escalation', 'in', relayed)]))
        .execute();
      const copies = db.deleteFrom('golden_questions').where('message', '=', message);
      if ((await copies.executeTakeFirst()).numDeletedRows) await dropRemoved(db, dialect);
    },
  };
}

function toNote(row: Row): DraftNote {
  const { id, escalation, at: proposedAt, state } = row;
  return { ...fromJson<Body>(row.body), id, escalation, proposedBy: toBy(row), proposedAt, state };
}
