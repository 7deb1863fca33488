// Stores answers that people reported as unsafe: one row for each person and answer.
import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { UnsafeReport, UnsafeReportRecords } from '../../../bot/model/tasks/unsafe-report.js';
import { recordOf } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { changedOne } from '../engine/read-rows.js';

type Row = Selectable<Tables['unsafe_reports']>;

export function reportRecords(db: Queries): UnsafeReportRecords {
  const rows = () => db.selectFrom('unsafe_reports').selectAll().orderBy('at').orderBy('person_id');
  return {
    async add(answer, person, now, message) {
      const isNew = await changedOne(
        db
          .insertInto('unsafe_reports')
          .values({
            answer,
            platform: person.platform,
            person_id: person.id,
            at: now,
            message: message ?? null,
          })
          .onConflict((conflict) => conflict.columns(['answer', 'platform', 'person_id']).doNothing()),
      );
      // Someone who reported it without words, on another page, now says what is wrong.
      if (!isNew && message !== undefined)
        await db
          .updateTable('unsafe_reports')
          .set({ message })
          .where('answer', '=', answer)
          .where('platform', '=', person.platform)
          .where('person_id', '=', person.id)
          .where('message', 'is', null)
          .execute();
      return isNew;
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
      const { numUpdatedRows } = await reported.where('handled_at', 'is', null).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async forget(person) {
      const theirs = await rows()
        .where('platform', '=', person.platform)
        .where('person_id', '=', person.id)
        .execute();
      for (const { answer } of theirs)
        await db
          .updateTable('unsafe_reports')
          // If 2 people reported the same answer, both may be erased, so each row needs its own key.
          .set({ person_id: `erased-${randomBytes(6).toString('base64url')}` })
          .where('answer', '=', answer)
          .where('platform', '=', person.platform)
          .where('person_id', '=', person.id)
          .execute();
    },
  };
}

/** Rows must be in order of time. */
function toReports(rows: readonly Row[]): UnsafeReport[] {
  const byAnswer = new Map<string, Row[]>();
  for (const row of rows) byAnswer.set(row.answer, [...(byAnswer.get(row.answer) ?? []), row]);
  return [...byAnswer].map(([answer, theirs]) => ({
    answer,
    people: theirs.length,
    firstAt: theirs[0]!.at,
    lastAt: theirs.at(-1)!.at,
    messages: theirs.flatMap(({ message }) => message ?? []),
    ...handledOf(theirs),
  }));
}

function handledOf(rows: readonly Row[]): Pick<UnsafeReport, 'handled'> {
  if (rows.some(({ handled_at: at }) => at === null)) return {};
  const last = [...rows].sort((one, other) => one.handled_at!.localeCompare(other.handled_at!)).at(-1)!;
  const { handled_by: by, handled_at: at, outcome, comment } = last;
  return { handled: recordOf({ by: by ?? '', at: at!, outcome: outcome!, comment }) };
}
