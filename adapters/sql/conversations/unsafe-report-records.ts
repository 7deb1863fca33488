// Stores reports of unsafe answers, with one row for each person and answer.
import { randomBytes } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Person } from '../../../bot/model/people/person.js';
import type {
  ReportRound,
  UnsafeReport,
  UnsafeReportRecords,
} from '../../../bot/model/recalls/unsafe-report.js';
import { recordOf } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { changedOne } from '../engine/read-rows.js';

type Row = Selectable<Tables['unsafe_reports']>;

export function reportRecords(db: Queries): UnsafeReportRecords {
  const rows = () => db.selectFrom('unsafe_reports').selectAll().orderBy('at').orderBy('person_id');
  const change = (answer: string, person: Person) => changeOf(db, answer, person);
  return {
    async add(answer, person, now, message) {
      const row = { ...idsIn(answer, person), at: now, message: message ?? null };
      const insert = db.insertInto('unsafe_reports').values(row);
      const isFirst = insert.onConflict((at) => at.columns(['answer', 'platform', 'person_id']).doNothing());
      if (await changedOne(isFirst)) return true;
      if (message === undefined) return false;
      const open = change(answer, person).where('handled_at', 'is', null);
      // Add the text to the open report, so that the person can take back the whole report at once.
      if (await changedOne(open.set({ message: sql`coalesce(message || ' ', '') || ${message}` })))
        return false;
      // An editor has dealt with the earlier report, so its row is kept, and this report gets a new row.
      await change(answer, person)
        .set({ person_id: ownKey(EARLIER) })
        .execute();
      await insert.execute();
      return true;
    },
    async takeBack(answer, person, now) {
      const open = change(answer, person).where('handled_at', 'is', null);
      const takenBack = { person_id: ownKey('taken-back'), handled_at: now, outcome: 'taken-back' as const };
      return (await open.set(takenBack).returning('at').executeTakeFirst())?.at;
    },
    async find(answer) {
      return toReports(await rows().where('answer', '=', answer).execute())[0];
    },
    async by({ platform, id }) {
      const theirs = await rows().where('platform', '=', platform).where('person_id', '=', id).execute();
      return theirs.map(({ answer }) => answer);
    },
    async open() {
      const open = db.selectFrom('unsafe_reports').select('answer').where('handled_at', 'is', null);
      return toReports(await rows().where('answer', 'in', open).execute());
    },
    async handle(answer, { by, outcome, comment }, now) {
      const handled = { handled_by: by, handled_at: now, outcome, comment: comment ?? null };
      const reported = db.updateTable('unsafe_reports').set(handled).where('answer', '=', answer);
      const opened = await reported.where('handled_at', 'is', null).executeTakeFirst();
      if (opened.numUpdatedRows > 0n) return true;
      const last = db
        .selectFrom('unsafe_reports')
        .select(({ fn }) => fn.max('handled_at').as('at'))
        .where('answer', '=', answer);
      const takenBack = reported.where('handled_at', '=', last).where('outcome', '=', 'taken-back');
      return (await takenBack.executeTakeFirst()).numUpdatedRows > 0n;
    },
    async forget(person) {
      // Use a random id, so that the rows of different erased people never get the same one.
      for (const answer of await this.by(person))
        await change(answer, person)
          .set({ person_id: ownKey(ERASED) })
          .execute();
    },
    reclaim: (answer, person) => reclaim(db, answer, person),
  };
}

const changeOf = (db: Queries, answer: string, { platform, id }: Person) =>
  db
    .updateTable('unsafe_reports')
    .where('answer', '=', answer)
    .where('platform', '=', platform)
    .where('person_id', '=', id);

async function reclaim(db: Queries, answer: string, person: Person): Promise<void> {
  const of = db.selectFrom('unsafe_reports').select(['person_id', 'handled_at']).where('answer', '=', answer);
  const found = await of.where('platform', '=', person.platform).orderBy('at').execute();
  const erased = found.findLast(({ person_id: id }) => id.startsWith(ERASED));
  if (!erased || found.some(({ person_id: id }) => id === person.id)) return;
  // Editors have to see what the person reports after a decision, so that needs a new row.
  const id = erased.handled_at === null ? person.id : ownKey(EARLIER);
  await changeOf(db, answer, { ...person, id: erased.person_id })
    .set({ person_id: id })
    .execute();
}

/**
 * If someone reports the same answer again, we replace their id in the earlier report with a new id that
 * starts with this word.
 */
const EARLIER = 'earlier';
/** The word that the new id starts with if the person's data was erased. */
const ERASED = 'erased';

const idsIn = (answer: string, { platform, id }: Person) => ({ answer, platform, person_id: id });

const ownKey = (prefix: string) => `${prefix}-${randomBytes(6).toString('base64url')}`;

/** `rows` must be sorted by time. */
function toReports(rows: readonly Row[]): UnsafeReport[] {
  return [...groupedBy(rows, ({ answer }) => answer)].map(([answer, theirs]) => {
    // The group without a decision sorts last: its key is "open", and the other keys are dates.
    const rounds = [...groupedBy(theirs, ({ handled_at: at }) => at ?? 'open')]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, round]) => toRound(round));
    return {
      answer,
      people: theirs.filter(stillReports).length,
      firstAt: theirs[0]!.at,
      lastAt: theirs.at(-1)!.at,
      ...rounds.at(-1)!,
      earlier: rounds.slice(0, -1),
    };
  });
}

const stillReports = ({ person_id: id, outcome }: Row) => !id.startsWith(EARLIER) && outcome !== 'taken-back';

function toRound(rows: readonly Row[]): ReportRound {
  const { handled_by: by, handled_at: at, outcome, comment } = rows[0]!;
  return {
    messages: rows.flatMap(({ message }) => message?.split(' ') ?? []),
    ...(at !== null && { handled: recordOf({ by: by ?? '', at, outcome: outcome!, comment }) }),
  };
}

function groupedBy(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
