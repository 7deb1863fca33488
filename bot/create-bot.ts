// Puts the bot together: an inbox for the platforms, a worker for the jobs, and what pages read.
import { askToReturn } from './ask-to-return.js';
import type { ChangeDetails } from './escalation/adviser-details.js';
import { changeDetails } from './escalation/change-details.js';
import { createBell, createSharedBell } from './jobs/bell.js';
import { startWorker } from './jobs/worker.js';
import type { Worker, WorkerOptions } from './jobs/worker.js';
import type { BotPorts, BotReading, Broadcast, Inbox } from './ports.js';
import { createReading } from './reading.js';
import { createInbox } from './receive-message.js';
import type { ReturnRequests } from './session.js';

export interface Bot {
  inbox: Inbox;
  reading: BotReading;
  changeDetails: ChangeDetails;
  returnRequests: ReturnRequests;
  /** Has workers and pages look at once for what was stored outside the inbox. */
  wake(): void;
  /** One in this process; others may run elsewhere on the same store. */
  startWorker(options?: WorkerOptions): Worker;
}

/** `broadcast` where other processes run on the same store. */
export function createBot(ports: BotPorts, broadcast?: Broadcast): Bot {
  const bell = broadcast ? createSharedBell(broadcast) : createBell();
  return {
    inbox: createInbox(ports, () => bell.ring()),
    reading: createReading(ports, bell),
    async changeDetails(wanted) {
      const outcome = await changeDetails(ports, wanted);
      bell.ring();
      return outcome;
    },
    async returnRequests(person, where) {
      await askToReturn(ports, person, where);
      bell.ring();
    },
    wake: () => bell.ring(),
    startWorker: (options) => startWorker(ports, bell, options),
  };
}
