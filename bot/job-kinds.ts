// The kinds of job: how each one runs, how often it is tried, and what happens when the last attempt fails.
import { DeliveryFailure } from '../knowledge/model/errors.js';
import { sendAudit } from './audit/send-audit.js';
import { runEditingWork, giveUpEditingWork } from './editing/run-editing-work.js';
import { refreshScheduledSource } from './editing/scheduled-refresh.js';
import { deleteOld } from './governance/delete-old.js';
import { followUpWaiting } from './handoff/follow-up/follow-up-waiting.js';
import { returnFromLeavers } from './handoff/relay/find-leavers.js';
import { returnLeaversRequests } from './handoff/relay/return-leavers-requests.js';
import { readMissed } from './catch-up/read-missed.js';
import { giveUpQuestion, replyToQuestion } from './replies/reply-to-question.js';
import { continueInPrivate } from './replies/steps-in-private-chat.js';
import { openPrivateChat } from './replies/move-to-private-chat.js';
import { readLater } from './message-reading/read-message.js';
import { tellRecall } from './recalls/tell-recall.js';
import { giveUpMessage, giveUpUpdate } from './delivery/give-up-message.js';
import { tryClosedChat } from './delivery/try-closed-chat.js';
import type { JobHandlers } from './jobs/run-job.js';
import { sendMessage, updateMessage } from './delivery/send-message.js';

export const jobKinds: JobHandlers = {
  // Someone is waiting, so make a few quick attempts and then tell them that it failed.
  'answer-question': {
    share: 'answers',
    attempts: 3,
    run: (ports, payload, { enqueuedAt }) => replyToQuestion(ports, payload, { enqueuedAt }),
    giveUp: giveUpQuestion,
  },
  // Retried for ever, because no part of a message may leave this machine before the message reader has read
  // it.
  'read-message': { share: 'others', attempts: Infinity, run: readLater, giveUp: nothing },
  // If this fails in a channel, the person is soon told what they can do themselves. Urgent jobs (alerts
  // about danger, and handoffs) keep trying for several minutes, in case the platform recovers.
  'open-personal': {
    share: 'others',
    attempts: 5,
    urgentAttempts: 20,
    run: openPrivateChat,
    giveUp: (ports, payload) => continueInPrivate(ports, payload, undefined),
  },
  // Keeps trying for about 4 hours, in case a platform is down for a long time. Attempts are at most a minute
  // apart, or 15 seconds if urgent.
  send: {
    share: 'others',
    attempts: 250,
    urgentAttempts: 1_000,
    run: (ports, { key, tried }, attempt) => sendMessage(ports, key, { ...attempt, tried }),
    giveUp: (ports, { key }, error) =>
      giveUpMessage(ports, key, error instanceof DeliveryFailure ? error.fault : undefined),
  },
  // Ends by itself after 7 days.
  'try-closed-chat': { share: 'others', attempts: Infinity, run: tryClosedChat, giveUp: nothing },
  // Retried for as long as sending is, because otherwise deleted text could stay in a chat and a card could
  // stay out of date. An update that the platform does not accept is therefore sent as a new message only
  // after about 4 hours.
  update: {
    share: 'others',
    attempts: 250,
    run: (ports, { key }) => updateMessage(ports, key),
    giveUp: (ports, { key }) => giveUpUpdate(ports, key),
  },
  // Never given up: this only fails if the store does, and giving up would leave someone waiting for ever.
  attend: { share: 'others', attempts: Infinity, run: followUpWaiting, giveUp: nothing },
  'return-requests': { share: 'others', attempts: Infinity, run: returnLeaversRequests, giveUp: nothing },
  'check-holders': { share: 'others', attempts: 12, run: returnFromLeavers, giveUp: nothing },
  // By the time we give up, everyone we could reach has been told. The failed job is kept, and the metrics
  // count it.
  recall: { share: 'others', attempts: 12, run: tellRecall, giveUp: nothing },
  // An editor is waiting, and should not have to start the work again after a crash or a brief problem in the
  // store.
  'edit-guidance': { share: 'others', attempts: 3, run: runEditingWork, giveUp: giveUpEditingWork },
  // If we give up, the next scheduled deletion removes what is left.
  'delete-old': { share: 'others', attempts: 12, run: deleteOld, giveUp: nothing },
  // Never given up, so that the destination gets every event, even after a week's outage.
  'send-audit': { share: 'others', attempts: Infinity, run: sendAudit, giveUp: nothing },
  // If we give up, the source is checked again at its next scheduled time.
  'look-at-source': { share: 'others', attempts: 3, run: refreshScheduledSource, giveUp: nothing },
  // Keeps trying, because someone may be waiting for an answer to a missed message. A failed job is kept, and
  // the metrics count it.
  'read-missed': { share: 'others', attempts: 250, run: readMissed, giveUp: nothing },
};

async function nothing(): Promise<void> {
  return Promise.resolve();
}
