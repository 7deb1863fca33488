// Keeps the events that the store could not take, and offers them to the inbox again until it can. Slack sends an event
// only 3 more times, within about 5 minutes, and then drops it.
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Inbox, Log } from '../../../bot/model/ports.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';

const OFFER_AGAIN_MS = 2_000;
/** If there are more, only Slack sends them again. */
const MOST_KEPT = 5_000;

/**
 * Still rejects, so that Slack sends the event again as well: this process may end before the store is back. The inbox
 * takes each event only once.
 */
export function keepEvents(inbox: Inbox, log: Log | undefined): Inbox {
  const kept = new Map<string, IncomingEvent>();
  let timer: NodeJS.Timeout | undefined;

  function plan(): void {
    timer ??= setTimeout(() => void offerAgain(), OFFER_AGAIN_MS).unref();
  }

  async function offerAgain(): Promise<void> {
    for (const [id, event] of kept) {
      if (await isStoreAway(inbox.receive(event))) break;
      kept.delete(id);
    }
    timer = undefined;
    if (kept.size) plan();
    else log?.info({ platform: 'slack' }, 'The store is back, and has everything that Slack sent.');
  }

  return {
    async receive(event) {
      try {
        return await inbox.receive(event);
      } catch (error) {
        if (error instanceof StoreFailure && kept.size < MOST_KEPT) {
          if (!kept.size)
            log?.warn({ platform: 'slack' }, 'The store is down. Events are kept until it is back.');
          kept.set(event.id, event);
          plan();
        }
        throw error;
      }
    },
  };
}

/** False for any other error too: the event would only fail again. */
async function isStoreAway(receiving: Promise<unknown>): Promise<boolean> {
  try {
    await receiving;
    return false;
  } catch (error) {
    return error instanceof StoreFailure;
  }
}
