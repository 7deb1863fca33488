// Keeps events that could not be stored, and retries until they are stored. Slack sends an event only 3 more
// times, within about 5 minutes, and then drops it.
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Inbox, Log } from '../../../bot/model/ports.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { deliveryWording } from '../wording/delivery-wording.js';

const OFFER_AGAIN_MS = 2_000;
/** The most events to keep. Beyond this number, we rely on Slack to send events again. */
const MOST_KEPT = 5_000;
/**
 * After this many failures in a row, we assume that the store is down. The other events wait for the next
 * round.
 */
const STORE_IS_DOWN = 3;
/**
 * If an event fails this often while other events are stored, the event itself must be the cause, so we drop
 * it.
 */
const MOST_FAILURES = 10;

interface Kept {
  event: IncomingEvent;
  failures: number;
  /** The number of events that had been stored when this one last failed. */
  storedBefore: number;
}

export interface KeepingInbox extends Inbox {
  /** Stops the retries, and logs how many events are lost because this process ends. */
  stop(): void;
}

/**
 * If an event cannot be stored, `receive` still rejects so that Slack sends the event again as well, because
 * this process may end before the store is back. The inbox ignores duplicates.
 */
export function retryUnstoredEvents(inbox: Inbox, log: Log | undefined): KeepingInbox {
  const { kept, store, isTaken, moveToEnd, keep } = createKept(inbox, log);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function plan(): void {
    if (isStopped) return;
    timer ??= setTimeout(() => void offerAgain(), OFFER_AGAIN_MS).unref();
  }

  async function offerAgain(): Promise<void> {
    let failures = 0;
    const refused: Kept[] = [];
    for (const one of [...kept.values()]) {
      if (isStopped) return;
      if (refused.some((before) => isAwaited(before, one.event))) continue;
      const taken = await isTaken(one);
      failures = taken ? 0 : failures + 1;
      if (taken) continue;
      refused.push(one);
      // Start the next round with other people's events, in case the store never accepts this person's event.
      for (const other of [...kept.values()]) if (isByTheSame(other.event, one.event)) moveToEnd(other);
      if (failures === STORE_IS_DOWN) break;
    }
    timer = undefined;
    if (kept.size) plan();
    else log?.info({ platform: 'slack' }, 'The store is back. No events from Slack are waiting.');
  }

  /**
   * Stores a person's earlier events first, so that their messages stay in order. Skips an earlier event that
   * has failed while other events were stored.
   */
  async function offerEarlier(event: IncomingEvent): Promise<void> {
    for (const one of [...kept.values()]) {
      if (one.event.id === event.id) return;
      if (isByTheSame(one.event, event) && !(await isTaken(one)) && isAwaited(one, event))
        throw new StoreFailure(...deliveryWording.earlierNotStored);
    }
  }

  return {
    async receive(event) {
      try {
        await offerEarlier(event);
        const received = await store(event);
        kept.delete(event.id);
        return received;
      } catch (error) {
        if (error instanceof StoreFailure && !isStopped && keep(event)) plan();
        throw error;
      }
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      if (kept.size)
        log?.error(
          { platform: 'slack', lost: kept.size },
          'Events from Slack could not be stored before this process stopped. They are lost unless Slack sends them again.',
        );
    },
  };
}

function createKept(inbox: Inbox, log: Log | undefined) {
  const kept = new Map<string, Kept>();
  let stored = 0;

  async function store(event: IncomingEvent) {
    const received = await inbox.receive(event);
    stored += 1;
    return received;
  }

  function isAtFault(one: Kept): boolean {
    if (stored > one.storedBefore) one.failures += 1;
    one.storedBefore = stored;
    return one.failures >= MOST_FAILURES;
  }

  return {
    kept,
    store,
    /** Returns false if the event could not be stored and is still kept. */
    async isTaken(one: Kept): Promise<boolean> {
      const { event } = one;
      try {
        await store(event);
      } catch (error) {
        if (error instanceof StoreFailure && !isAtFault(one)) return false;
        log?.error(
          { platform: 'slack', event: event.id },
          'An event from Slack could not be stored and has been lost.',
        );
      }
      kept.delete(event.id);
      return true;
    },
    moveToEnd(one: Kept): void {
      kept.delete(one.event.id);
      kept.set(one.event.id, one);
    },
    /** Returns false if there is no room for the event. */
    keep(event: IncomingEvent): boolean {
      if (kept.size >= MOST_KEPT) return false;
      if (!kept.size)
        log?.warn(
          { platform: 'slack' },
          'The store is down. Events from Slack will be kept until it is back.',
        );
      if (!kept.has(event.id)) kept.set(event.id, { event, failures: 0, storedBefore: stored });
      return true;
    },
  };
}

/**
 * True if `event` must wait for `one`, an earlier event by the same person. An event that has failed is not
 * waited for, because it may never be stored.
 */
const isAwaited = (one: Kept, event: IncomingEvent) => !one.failures && isByTheSame(one.event, event);

const isByTheSame = (one: IncomingEvent, other: IncomingEvent) =>
  one.place.id === other.place.id && one.from.id === other.from.id;
