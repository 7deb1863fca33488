// Which use case each kind of job runs, and what is done when the last attempt has failed.
import { DeliveryFailure } from '../knowledge/model/errors.js';
import { runEditingWork, giveUpEditingWork } from './editing/run-editing-work.js';
import { refreshScheduledSource } from './editing/scheduled-refresh.js';
import { followUpWaiting } from './handoff/follow-up/follow-up-waiting.js';
import { returnEscalations } from './handoff/relay/return-escalations.js';
import { giveUpQuestion, replyToQuestion } from './replies/reply-to-question.js';
import { continueThere, openPrivateChat } from './replies/move-to-private-chat.js';
import { tellRecall } from './recalls/tell-recall.js';
import { giveUpMessage, giveUpUpdate } from './delivery/give-up-message.js';
import type { JobHandlers } from './kernel/run-job.js';
import { sendMessage, updateMessage } from './delivery/send-message.js';

export const jobHandlers: JobHandlers = {
  'answer-question': { run: replyToQuestion, giveUp: giveUpQuestion },
  'open-personal': {
    run: openPrivateChat,
    giveUp: (ports, payload) => continueThere(ports, payload, undefined),
  },
  send: {
    run: (ports, { key }, { again }) => sendMessage(ports, key, again),
    giveUp: (ports, { key }, error) =>
      giveUpMessage(ports, key, error instanceof DeliveryFailure ? error.fault : undefined),
  },
  update: {
    run: (ports, { key }) => updateMessage(ports, key),
    giveUp: (ports, { key }) => giveUpUpdate(ports, key),
  },
  // Never given up; whoever waits would be forgotten.
  attend: { run: followUpWaiting, giveUp: nothing },
  // Never given up, for the same reason.
  'return-requests': { run: returnEscalations, giveUp: nothing },
  // Those who were reached are; the job stays among the dead, where the doctor shows it.
  recall: { run: tellRecall, giveUp: nothing },
  'edit-guidance': { run: runEditingWork, giveUp: giveUpEditingWork },
  // It is still due, and checked again when its schedule says so.
  'look-at-source': { run: refreshScheduledSource, giveUp: nothing },
};

async function nothing(): Promise<void> {
  return Promise.resolve();
}
