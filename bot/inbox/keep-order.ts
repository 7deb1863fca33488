// Handles each person's events in one place one at a time, in the order in which they happened.
import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingEvent } from '../model/messages/message.js';
import { OVERTAKING_MS } from '../model/jobs/written-order.js';
import type { BotPorts, Inbox } from '../model/ports.js';

interface Waiting {
  sentAt: string;
  /** A time from `performance.now`. */
  readyAt: number;
  /** Must never reject. */
  run(): Promise<void>;
}

/**
 * Only orders events within this process. If another process stores an event too early, `putInOrder` moves
 * it.
 */
export function keepOrder(inbox: Inbox, ports: Pick<BotPorts, 'platforms'>): Inbox {
  const lanes = new Map<string, Waiting[]>();

  async function runLane(name: string, waiting: Waiting[]): Promise<void> {
    while (waiting.length) {
      const first = waiting.reduce((one, other) => (other.sentAt < one.sentAt ? other : one));
      const early = first.readyAt - performance.now();
      if (early > 0) {
        await pause(early);
        continue;
      }
      waiting.splice(waiting.indexOf(first), 1);
      await first.run();
    }
    lanes.delete(name);
  }

  return {
    receive: (event) =>
      new Promise((resolve, reject) => {
        const { place, from, sentAt } = event;
        const readyAt = performance.now() + (mayBeOvertaking(event, ports) ? OVERTAKING_MS : 0);
        const entry = { sentAt, readyAt, run: () => inbox.receive(event).then(resolve, reject) };
        const name = JSON.stringify([place.platform, place.id, from.id]);
        const lane = lanes.get(name);
        if (lane) return void lane.push(entry);
        const waiting = [entry];
        lanes.set(name, waiting);
        void runLane(name, waiting);
      }),
  };
}

/** Only needed for messages, because no one can press 2 buttons or send 2 forms this quickly. */
function mayBeOvertaking(
  { kind, place }: IncomingEvent,
  { platforms }: Pick<BotPorts, 'platforms'>,
): boolean {
  return kind === 'message' && platforms.get(place.platform)?.mayReorder === true;
}
