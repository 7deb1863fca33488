// Notifies pages when something in a conversation changes, even if another process changed it.
import type { BotQueries } from '../model/queries.js';
import type { ChangeNotifier } from './change-notifier.js';
import type { PlaceId } from '../model/messages/message.js';
import type { Records } from '../model/store.js';
import { createWatchers } from './watchers.js';

interface Subscription {
  place: PlaceId;
  listener: () => void;
  /** Undefined until the first check. */
  seen?: number;
}

export function createSubscriptions(records: Records, notifier: ChangeNotifier): BotQueries['subscribe'] {
  // A single query checks all the places.
  const watch = createWatchers<Subscription>(notifier, async (subscriptions) => {
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
  return (place, listener) => watch({ place, listener });
}
