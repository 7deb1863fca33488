// Reads all that the desk's first page shows.
import { DESK_PLACE } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import type { Desk } from './frame/context.js';
import { formsOf } from '../security/own-form.js';
import type { QueueView } from './queue-page.js';

/** More would push what waits off the screen; the rest is as old. */
const UNDELIVERED_SHOWN = 10;

export async function readQueue(desk: Desk, visitor: SignedIn): Promise<QueueView> {
  const { reading } = desk.options;
  const [queue, news, undelivered, availability] = await Promise.all([
    reading.queue(),
    reading.messagesIn(DESK_PLACE, 0),
    reading.undelivered(UNDELIVERED_SHOWN),
    reading.advisers(),
  ]);
  return {
    queue,
    news,
    undelivered,
    availability,
    person: visitor.person,
    forms: formsOf(visitor),
    now: desk.now(),
  };
}
