// An inbox that keeps each event once, in order of arrival, and can be slow or broken.
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Inbox } from '../../../bot/model/ports.js';
import { SealingFailure, StoreFailure } from '../../../knowledge/model/errors.js';

export interface RecordingInbox extends Inbox {
  events: IncomingEvent[];
  /** The number of deliveries, including duplicates. */
  deliveries: number;
  /** Makes the next delivery fail with this error. By default, it is a store failure. */
  failNext(error?: Error): void;
  /** Delays the next event until the returned function is called. */
  holdNext(): () => void;
}

export function createRecordingInbox(): RecordingInbox {
  const failing: Error[] = [];
  let held: Promise<void> | undefined;
  const inbox: RecordingInbox = {
    events: [],
    deliveries: 0,
    failNext: (error = new StoreFailure('The store is away.', 'Wait.')) => void failing.push(error),
    holdNext() {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
    async receive(event) {
      const waiting = held;
      held = undefined;
      await waiting;
      const failure = failing.shift();
      // Refuses the event, as the real inbox does if the event cannot be encrypted.
      if (failure instanceof SealingFailure) return { duplicate: false, refused: true };
      if (failure) throw failure;
      inbox.deliveries += 1;
      const duplicate = inbox.events.some((stored) => stored.id === event.id);
      if (!duplicate) inbox.events.push(event);
      return { duplicate };
    },
  };
  return inbox;
}
