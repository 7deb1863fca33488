// The kinds of job: how each one runs, how often it is tried, and what happens when the last attempt fails.
import { DeliveryFailure } from '../knowledge/model/errors.js';
import { sendAudit } from './audit/send-audit.js';
import { runEditingWork, giveUpEditingWork } from './editing/run-editing-work.js';
import { refreshScheduledSource } from './editing/scheduled-refresh.js';
import { deleteOld } from './governance/delete-old.js';
import { followUpWaiting } from './handoff/follow-up/follow-up-waiting.js';
import { checkHolders } from './handoff/relay/find-leavers.js';
import { returnEscalations } from './handoff/relay/return-leavers-requests.js';
import { readMissed } from './missed/read-missed.js';
import { replyToTalk } from './inbox/reply-to-talk.js';
import { giveUpQuestion, replyToQuestion } from './replies/reply-to-question.js';
import { continueInPrivate } from './replies/steps-in-private-chat.js';
import { openPrivateChat } from './replies/move-to-private-chat.js';
import { readLater } from './message-reading/read-message.js';
import { tellRecall } from './recalls/tell-recall.js';
import { giveUpMessage, giveUpUpdate } from './delivery/give-up-message.js';
import type { JobHandlers } from './kernel/run-job.js';
import { sendMessage, updateMessage } from './delivery/send-message.js';

export const jobKinds: JobHandlers = {
  // Someone is waiting, so make a few quick attempts and then say that it failed.
  'answer-question': {
    share: 'answers',
    attempts: 3,
    run: (ports, payload, { enqueuedAt }) => replyToQuestion(ports, payload, { replyToTalk, enqueuedAt }),
    giveUp: giveUpQuestion,
  },
  // Retried for ever: no part of the message may leave this machine until the message reader has read it.
  'read-message': { share: 'others', attempts: Infinity, run: readLater, giveUp: nothing },
  // If someone asked in a channel, they are soon told what they can do themselves. Urgent jobs (alerts about
  // danger, and handoffs) keep trying for long enough to survive a few minutes of trouble on a platform.
  'open-personal': {
    share: 'others',
    attempts: 5,
    urgentAttempts: 20,
    run: openPrivateChat,
    giveUp: (ports, payload) => continueInPrivate(ports, payload, undefined),
  },
  // Keeps trying for about 4 hours, to survive a long outage of a platform. Attempts are at most a minute
  // apart, or 15 seconds if urgent.
  send: {
    share: 'others',
    attempts: 250,
    urgentAttempts: 1_000,
    run: (ports, { key }, attempt) => sendMessage(ports, key, attempt),
    giveUp: (ports, { key }, error) =>
      giveUpMessage(ports, key, error instanceof DeliveryFailure ? error.fault : undefined),
  },
  // As long as sending, or deleted words would stay in a chat, and a card would stay as it was.
  // So a correction that a platform does not take is sent as a new message only after about 4 hours.
  update: {
    share: 'others',
    attempts: 250,
    run: (ports, { key }) => updateMessage(ports, key),
    giveUp: (ports, { key }) => giveUpUpdate(ports, key),
  },
  // Never given up: these only fail if the store does, and someone waiting would be forgotten.
  attend: { share: 'others', attempts: Infinity, run: followUpWaiting, giveUp: nothing },
  'return-requests': { share: 'others', attempts: Infinity, run: returnEscalations, giveUp: nothing },
  'check-holders': { share: 'others', attempts: 12, run: checkHolders, giveUp: nothing },
  // By then, everyone who could be reached has been told. The failed job is kept, and the metrics count it.
  recall: { share: 'others', attempts: 12, run: tellRecall, giveUp: nothing },
  // An editor is waiting, and should not have to start this again after a crash or a brief problem in the
  // store.
  'edit-guidance': { share: 'others', attempts: 3, run: runEditingWork, giveUp: giveUpEditingWork },
  // The next run deletes what is left.
  'delete-old': { share: 'others', attempts: 12, run: deleteOld, giveUp: nothing },
  // Never given up: even after a week's outage, the destination still gets every event.
  'send-audit': { share: 'others', attempts: Infinity, run: sendAudit, giveUp: nothing },
  // The source is still due, and will be checked again on its schedule.
  'look-at-source': { share: 'others', attempts: 3, run: refreshScheduledSource, giveUp: nothing },
  // Someone may be waiting for an answer to a missed message. The failed job is kept, and the metrics count
  // it.
  'read-missed': { share: 'others', attempts: 250, run: readMissed, giveUp: nothing },
};

async function nothing(): Promise<void> {
  return Promise.resolve();
}
