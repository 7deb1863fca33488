import { describeFailure } from '../../../knowledge/model/errors.js';
import type { Log } from '../../../bot/model/ports.js';
import type { Records, Store } from '../../../bot/model/store.js';
import type { Database, Queries } from '../engine/open-database.js';
import type { NewAuditEvent } from '../../../bot/model/audit/event.js';
import { appendAudit } from '../audit/append-audit.js';
import { auditRecords } from '../audit/audit-records.js';
import { withDecisionsAudited } from '../audit/audit-decisions.js';
import { adviserRecords } from '../people/adviser-records.js';
import { createSavedReplyRecords } from '../people/saved-reply-records.js';
import { createSessionRecords } from '../people/session-records.js';
import { transact } from '../engine/transact.js';
import { answerRecords } from './answer-records.js';
import { correctionRecords } from './correction-records.js';
import { conversationRecords } from './conversation-records.js';
import { escalationRecords } from './escalation-records.js';
import { jobRecords } from '../jobs/job-records.js';
import { writtenOrderRecords } from '../order/written-order.js';
import { messageRecords } from './message-records.js';
import { noteRecords } from './draft-note-records.js';
import { outgoingRecords } from './outgoing-records.js';
import { erasedAccounts } from '../governance/editor-traces.js';
import { prunePlaceholders } from '../governance/remove-originals.js';
import { pseudonymRecords } from '../sealing/pseudonym-records.js';
import { recallRecords } from './recall-records.js';
import { reportRecords } from './unsafe-report-records.js';
import { editingWorkRecords } from './editing-work-records.js';
import { heldRecords } from '../governance/data-held-about-person.js';
import { holdRecords } from '../governance/hold-records.js';
import { erasureRecords, hasErased } from '../sealing/record-erasures.js';
import { accessLogRecords } from '../governance/access-log-records.js';
import { createRetentionStore } from '../governance/retention-store.js';
import { breachRecords } from '../governance/breach-records.js';
import { complaintRecords } from '../sealing/complaint-records.js';
import { sentLineRecords } from '../governance/sent-line-records.js';
import { subjectRecords } from '../governance/subject-records.js';
import { decisionRecords } from '../governance/decision-records.js';
import { switchRecords } from '../governance/switch-records.js';

export function createStore(database: Database, log?: Pick<Log, 'warn'>): Store {
  const recordsOf = (db: Queries, append?: (event: NewAuditEvent) => void): Records => {
    const audit = auditRecords(db, append);
    return {
      conversations: conversationRecords(db),
      messages: messageRecords(db, database),
      pseudonyms: pseudonymRecords(db, database),
      corrections: correctionRecords(db),
      answers: answerRecords(db),
      outgoing: outgoingRecords(db, database.sealing),
      escalations: escalationRecords(db, database.dialect),
      jobs: jobRecords(db, database.dialect),
      writtenOrder: writtenOrderRecords(db, database.dialect),
      recalls: recallRecords(db),
      reports: reportRecords(db),
      advisers: adviserRecords(db),
      sessions: createSessionRecords(db),
      notes: noteRecords(db, database.dialect),
      savedReplies: createSavedReplyRecords(db),
      editingWork: editingWorkRecords(db),
      holds: holdRecords(db, database),
      switches: switchRecords(db),
      decisions: withDecisionsAudited(decisionRecords(db), audit),
      erasures: {
        ...erasureRecords(db, (erased) => erasedAccounts(db, erased)),
        prunePlaceholders: (messages, now) => prunePlaceholders(db, database, messages, now),
      },
      audit,
      accessLog: accessLogRecords(db),
      sent: sentLineRecords(db),
      subjects: subjectRecords(db, database),
      held: heldRecords(db, database.sealing),
      complaints: complaintRecords(db, database),
      breach: breachRecords(db),
    };
  };
  // Only reports the error. The transaction has already been committed, so it must not look as if it failed.
  const reportLeftovers = (error: unknown) =>
    log?.warn(
      { failure: describeFailure(error) },
      'Old copies of erased data are still in the store’s files. They will be removed tonight, or sooner if something else is erased.',
    );
  return {
    records: recordsOf(database.kysely),
    retention: createRetentionStore(database, reportLeftovers),
    async transaction(work) {
      const { outcome, erased } = await transact(database.kysely, async (transaction) => {
        const events: NewAuditEvent[] = [];
        const done = await work(recordsOf(transaction, (event) => events.push(event)));
        await appendAudit(transaction, events);
        return { outcome: done, erased: hasErased(transaction) };
      });
      if (erased) await database.scrub().catch(reportLeftovers);
      return outcome;
    },
  };
}
