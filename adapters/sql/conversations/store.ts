// The bot's store on the database: the same repositories inside a transaction and outside one.
import type { Records, Store } from '../../../bot/store.js';
import type { Database, Queries } from '../database.js';
import { answerRecords } from './answer-records.js';
import { conversationRecords } from './conversation-records.js';
import { escalationRecords } from './escalation-records.js';
import { jobRecords } from './job-records.js';
import { messageRecords, standInRecords } from './message-records.js';
import { outgoingRecords } from './outgoing-records.js';

export function createStore(database: Database): Store {
  const recordsOf = (db: Queries): Records => ({
    conversations: conversationRecords(db),
    messages: messageRecords(db),
    standIns: standInRecords(db),
    answers: answerRecords(db),
    outgoing: outgoingRecords(db),
    escalations: escalationRecords(db),
    jobs: jobRecords(db, database.dialect),
  });
  return {
    records: recordsOf(database.kysely),
    transaction: (work) =>
      database.kysely.transaction().execute((transaction) => work(recordsOf(transaction))),
  };
}
