// The bot's store on the database: the same repositories inside a transaction and outside one.
import { StoreFailure } from '../../../knowledge/errors.js';
import type { Records, Store } from '../../../bot/store.js';
import type { Database, Queries } from '../database.js';
import { answerRecords } from './answer-records.js';
import { conversationRecords } from './conversation-records.js';
import { escalationRecords } from './escalation-records.js';
import { jobRecords } from './job-records.js';
import { messageRecords, standInRecords } from './message-records.js';
import { noteRecords, presenceRecords } from './note-records.js';
import { outgoingRecords } from './outgoing-records.js';
import { recallRecords } from './recall-records.js';
import { workRecords } from './work-records.js';

export function createStore(database: Database): Store {
  const recordsOf = (db: Queries): Records => ({
    conversations: conversationRecords(db),
    messages: messageRecords(db),
    standIns: standInRecords(db),
    answers: answerRecords(db),
    outgoing: outgoingRecords(db),
    escalations: escalationRecords(db),
    jobs: jobRecords(db, database.dialect),
    recalls: recallRecords(db),
    presence: presenceRecords(db),
    notes: noteRecords(db),
    work: workRecords(db),
  });
  return {
    records: recordsOf(database.kysely),
    transaction: (work) =>
      withRepeats(() => database.kysely.transaction().execute((transaction) => work(recordsOf(transaction)))),
  };
}

/** PostgreSQL ends one of two transactions that wait for each other (40P01), or that cannot be put in order (40001). */
const STOOD_IN_THE_WAY = new Set(['40P01', '40001']);
const REPEATS = 4;

async function withRepeats<T>(run: () => Promise<T>): Promise<T> {
  for (let repeat = 1; ; repeat += 1) {
    try {
      return await run();
    } catch (error) {
      if (repeat > REPEATS || !stoodInTheWay(error)) throw error;
      // Two that begin again at once would meet again.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * repeat));
    }
  }
}

function stoodInTheWay(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && STOOD_IN_THE_WAY.has(String(cause.code));
}
