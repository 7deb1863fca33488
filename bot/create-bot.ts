// Assembles the bot: an inbox for the platforms, a worker for the jobs, and queries for the pages.
import { enqueueReturn } from './sign-in/enqueue-return.js';
import type { ChangeDetails } from './model/people/adviser-details.js';
import type { ChangeServiceHours } from './model/people/service-hours.js';
import { changeDetails } from './handoff/transitions/change-details.js';
import { changeServiceHours } from './handoff/transitions/change-service-hours.js';
import { checkHoldersSoon } from './handoff/follow-up-schedule/check-for-leavers-soon.js';
import { repeatMissed } from './governance/repeat-erasures-after-restore.js';
import type { Erased } from './model/governance/erasure-record.js';
import type { HandlingResult } from './data-subject/handling-steps.js';
import { postWaiting } from './handoff/cards/post-waiting.js';
import { openOriginals, type WantedOriginals } from './handoff/record/open-originals.js';
import type { HandoffTranscript } from './model/handoff/transcript.js';
import { jobKinds } from './job-kinds.js';
import { createWorkWatch } from './editing/watch-editing-work.js';
import { createStoreWatch, type WatchStoreChanges } from './editing/watch-store-changes.js';
import { createChangeNotifier } from './jobs/change-notifier.js';
import { startWorker, type Worker, type WorkerOptions } from './jobs/worker.js';
import type { BotPorts, Broadcast, Inbox } from './model/ports.js';
import type { BotQueries } from './model/queries.js';
import { createBotQueries } from './reporting/bot-queries.js';
import { readAfterSilence } from './catch-up/read-after-silence.js';
import { queueMissed } from './catch-up/read-missed.js';
import { keepOrder } from './inbox/keep-order.js';
import { createInbox } from './inbox/receive-event.js';
import type { ReturnLeaversRequests } from './model/people/session-record.js';

export interface Bot {
  inbox: Inbox;
  queries: BotQueries;
  changeDetails: ChangeDetails;
  changeServiceHours: ChangeServiceHours;
  returnLeaversRequests: ReturnLeaversRequests;
  /**
   * Queues a check for requests whose holder is no longer an adviser. Those requests go back to the queue.
   */
  checkHolders(): Promise<void>;
  openOriginals(wanted: WantedOriginals): Promise<HandoffTranscript | undefined>;
  /** Takes an admin's step on a complaint or a data request. */
  takeStep<T>(step: (ports: BotPorts) => Promise<HandlingResult<T>>): Promise<HandlingResult<T>>;
  /** Repeats erasures that a restored backup has undone. Returns how many were repeated. */
  repeatErasures(kept: readonly Erased[]): Promise<number>;
  /**
   * Call this before the platforms are connected. The worker then asks them for messages sent while no
   * process was running.
   */
  queueMissed(): Promise<void>;
  /** Call this when the advisers’ channel has been found after the start. */
  postWaiting(): Promise<void>;
  /** Makes workers and pages check straight away for changes that did not come through the inbox. */
  wake(): void;
  watchEditingWork: WatchStoreChanges;
  /** For open pages that show reports of unsafe answers. */
  watchReports: WatchStoreChanges;
  startWorker(options?: WorkerOptions): Worker;
}

/** `broadcast` is needed if other processes use the same store. */
export function createBot(own: BotPorts, broadcast?: Broadcast): Bot {
  const ports: BotPorts = broadcast ? { ...own, sharesStore: true } : own;
  const notifier = createChangeNotifier(broadcast);
  const wake = () => notifier.notify();
  const thenWake = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    wake();
    return done;
  };
  return {
    inbox: readAfterSilence(keepOrder(createInbox(ports, wake), ports), ports),
    queries: createBotQueries(ports, notifier),
    changeDetails: (wanted) => thenWake(changeDetails(ports, wanted)),
    changeServiceHours: (wanted) => thenWake(changeServiceHours(ports, wanted)),
    returnLeaversRequests: (person, where) => thenWake(enqueueReturn(ports, person, where)),
    checkHolders: () => thenWake(checkHoldersSoon(ports.store.records, ports.clock().toISOString())),
    takeStep: (step) => thenWake(step(ports)),
    queueMissed: () => queueMissed(ports),
    postWaiting: () => thenWake(postWaiting(ports)),
    repeatErasures: (kept) => repeatMissed(ports, kept),
    openOriginals: (wanted) => thenWake(openOriginals(ports, wanted)),
    wake,
    watchEditingWork: createWorkWatch(ports.store.records, notifier),
    watchReports: createStoreWatch(notifier, () => ports.store.records.reports.open()),
    startWorker: (options) => startWorker(ports, { handlers: jobKinds, notifier }, options),
  };
}
