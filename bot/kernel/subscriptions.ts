// Tells pages that something in a place has changed, even if another process changed it.
import type { BotQueries } from '../model/queries.js';
import type { ChangeNotifier } from './change-notifier.js';
import { coalesce } from './coalesce.js';
import type { Place } from '../model/messages/message.js';
import type { Records } from '../model/store.js';

/** How often open pages check for changes, in case notifications from other processes do not arrive. */
const POLL_MS = 2_000;

interface Subscription {
  place: Pick<Place, 'platform' | 'id'>;
  listener: () => void;
  /** Undefined until the first check. */
  seen?: number;
}

export function createSubscriptions(records: Records, notifier: ChangeNotifier): BotQueries['subscribe'] {
  const subscriptions = new Set<Subscription>();
  let stopListening: (() => void) | undefined;

  // One query covers all places, and only one runs at a time, because the notifier may fire hundreds of times a second
  // in every process.
  const looking = coalesce(async () => {
    const asked = [...subscriptions];
    const places = asked.map(({ place }) => place);
    const sequences = await records.conversations.lastSequences(places).catch(() => undefined);
    if (!sequences) return;
    for (const [n, subscription] of asked.entries()) {
      if (!subscriptions.has(subscription) || sequences[n] === subscription.seen) continue;
      subscription.seen = sequences[n];
      subscription.listener();
    }
  });
  const startListening = () => {
    const stop = notifier.listen(looking.call);
    // A page left open must not stop the process from ending.
    const timer = setInterval(looking.call, POLL_MS).unref();
    return () => {
      stop();
      clearInterval(timer);
    };
  };

  return (place, listener) => {
    const subscription: Subscription = { place, listener };
    subscriptions.add(subscription);
    stopListening ??= startListening();
    looking.call();
    return () => {
      subscriptions.delete(subscription);
      if (subscriptions.size) return;
      stopListening?.();
      stopListening = undefined;
    };
  };
}
