// Tells pages that something changed in a place, also when another process changed it.
import type { BotReading } from './ports.js';
import type { Bell } from './jobs/bell.js';
import type { Place } from './message.js';
import type { Records } from './store.js';

/** Another process does not ring here, so that open pages look once in a while. */
const POLL_MS = 2_000;

interface Subscription {
  place: Pick<Place, 'platform' | 'id'>;
  listener: () => void;
  /** Undefined until the first look. */
  seen?: number;
}

export function createSubscriptions(records: Records, bell: Bell): BotReading['subscribe'] {
  const subscriptions = new Set<Subscription>();
  let stopPolling: (() => void) | undefined;

  async function look(subscription: Subscription): Promise<void> {
    const sequence = await records.conversations.lastSequence(subscription.place).catch(() => undefined);
    if (sequence === undefined || !subscriptions.has(subscription) || sequence === subscription.seen) return;
    subscription.seen = sequence;
    subscription.listener();
  }
  const lookAtAll = () => {
    for (const subscription of subscriptions) void look(subscription);
  };
  const startPolling = () => {
    const stopListening = bell.listen(lookAtAll);
    // A page that is left open does not keep the process from ending.
    const timer = setInterval(lookAtAll, POLL_MS).unref();
    return () => {
      stopListening();
      clearInterval(timer);
    };
  };

  return (place, listener) => {
    const subscription: Subscription = { place, listener };
    subscriptions.add(subscription);
    stopPolling ??= startPolling();
    void look(subscription);
    return () => {
      subscriptions.delete(subscription);
      if (subscriptions.size) return;
      stopPolling?.();
      stopPolling = undefined;
    };
  };
}
