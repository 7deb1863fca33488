// Removes the text of test questions from test results once a question has been edited, deleted or erased.
import { REMOVED_QUESTION, type Trial } from '../../../ingest/model/editing.js';
import { fromJson } from '../engine/columns.js';
import type { DialectName, Queries } from '../engine/open-database.js';

const TRIAL_TABLES = ['trials', 'live_runs'] as const;
export type TrialTable = (typeof TRIAL_TABLES)[number];

/** Waits for any erasure that is removing a question at this moment. */
export async function withoutRemoved(db: Queries, dialect: DialectName, trial: Trial): Promise<Trial> {
  let rows = questions(db);
  // SQLite needs no lock, because it only has one writer at a time.
  if (dialect === 'postgresql') rows = rows.forKeyShare();
  return withWordsOf(trial, await rows.execute());
}

export async function dropRemoved(db: Queries, dialect: DialectName): Promise<void> {
  for (const table of TRIAL_TABLES) await dropRemovedFrom(db, dialect, table);
}

async function dropRemovedFrom(db: Queries, dialect: DialectName, table: TrialTable): Promise<void> {
  let trials = db.selectFrom(table).select(['release', 'result']).orderBy('release');
  if (dialect === 'postgresql') trials = trials.forUpdate();
  const rows = await trials.execute();
  // Read the questions after locking the results. If 2 erasures run at once, the later one must see what the
  // earlier one removed.
  const kept = await questions(db).execute();
  for (const { release, result } of rows) {
    const left = JSON.stringify(withWordsOf(fromJson<Trial>(result), kept));
    if (left !== result)
      await db.updateTable(table).set({ result: left }).where('release', '=', release).execute();
  }
}

const questions = (db: Queries) => db.selectFrom('golden_questions').select('question').orderBy('id');

function withWordsOf(trial: Trial, kept: readonly { question: string }[]): Trial {
  const words = new Set(kept.map(({ question }) => question));
  const lines = trial.lines.map((line) =>
    words.has(line.text) ? line : { ...line, text: REMOVED_QUESTION, expected: undefined },
  );
  return { ...trial, lines };
}
