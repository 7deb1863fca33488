// Which use case each kind of job runs, and what is done when the last attempt has failed.
import { DeliveryFailure } from '../../knowledge/errors.js';
import { doWork, giveUpWork } from '../editing/do-work.js';
import { lookAtSource } from '../editing/look-by-clock.js';
import { attend } from '../escalation/attend.js';
import { returnRequests } from '../escalation/return-requests.js';
import type { BotPorts } from '../ports.js';
import { giveUpQuestion, replyToQuestion } from '../reply-to-question.js';
import { goOn, openPersonal } from '../take-to-private.js';
import { tellRecall } from '../recall/tell-recall.js';
import { giveUpMessage, giveUpUpdate } from './give-up-message.js';
import type { Job } from './job.js';
import { sendMessage, updateMessage } from './send-message.js';

/** Each can be run again after any crash; what it throws is judged by the retry policy. */
export async function runJob(ports: BotPorts, job: Job): Promise<void> {
  switch (job.kind) {
    case 'answer-question':
      return replyToQuestion(ports, job.payload);
    case 'open-personal':
      return openPersonal(ports, job.payload);
    case 'send':
      return sendMessage(ports, job.payload.key, job.attempts > 1);
    case 'update':
      return updateMessage(ports, job.payload.key);
    case 'attend':
      return attend(ports, job.payload);
    case 'return-requests':
      return returnRequests(ports, job.payload);
    case 'recall':
      return tellRecall(ports, job.payload);
    case 'edit-guidance':
      return doWork(ports, job.payload);
    case 'look-at-source':
      return lookAtSource(ports, job.payload);
  }
}

/** Lets nobody wait for what will not come. */
export async function giveUpJob(ports: BotPorts, job: Job, error: unknown): Promise<void> {
  switch (job.kind) {
    case 'answer-question':
      return giveUpQuestion(ports, job.payload);
    case 'open-personal':
      return goOn(ports, job.payload, undefined);
    case 'send':
      return giveUpMessage(
        ports,
        job.payload.key,
        error instanceof DeliveryFailure ? error.fault : undefined,
      );
    case 'update':
      return giveUpUpdate(ports, job.payload.key);
    case 'look-at-source':
      // It is still due, and looked at again when the clock says so.
      return;
    case 'recall':
      // Those who were reached are; the job stays among the dead, where the doctor shows it.
      return;
    case 'edit-guidance':
      return giveUpWork(ports, job.payload);
    case 'attend':
    case 'return-requests':
      // Never given up; whoever waits would be forgotten.
      return;
  }
}
