// Stores which test questions the running service last answered wrongly.
import type { GoldenRecords } from '../../../ingest/model/golden-records.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Database } from '../engine/open-database.js';
import { all } from '../engine/read-rows.js';
import { transact } from '../engine/transact.js';

export function wrongAnswerRecords({
  kysely: db,
}: Database): Pick<GoldenRecords, 'wrongAnswers' | 'saveWrongAnswers'> {
  return {
    wrongAnswers: () =>
      all(db.selectFrom('wrong_answers').selectAll().orderBy('question'), (row) =>
        recordOf(row, { platforms: fromJson<string[]>(row.platforms) }),
      ),
    saveWrongAnswers: (asked, wrong) =>
      transact(db, async (tx) => {
        if (asked.length) await tx.deleteFrom('wrong_answers').where('question', 'in', asked).execute();
        // An editor may have removed a question while it was asked.
        const known = await tx.selectFrom('golden_questions').select('id').execute();
        const kept = wrong.filter(({ question }) => known.some(({ id }) => id === question));
        for (const { question, release, at, platforms } of kept) {
          const row = { release, at, platforms: platforms ? JSON.stringify(platforms) : null };
          await tx
            .insertInto('wrong_answers')
            .values({ question, ...row })
            .onConflict((conflict) => conflict.column('question').doUpdateSet(row))
            .execute();
        }
      }),
  };
}
