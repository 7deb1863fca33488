// Reads everything that the desk's first page shows.
import { DESK_PLACE } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import type { Desk } from './frame/context.js';
import { csrfFormOf } from '../security/csrf-form.js';
import type { QueueView } from './queue-page.js';

/** Showing more would push waiting requests off the screen, and the rest are older. */
const UNDELIVERED_SHOWN = 10;
const NEWS_SHOWN = 8;

export async function readQueue(desk: Desk, visitor: SignedIn): Promise<QueueView> {
  const { queries, governance } = desk.options;
  const [queue, news, undelivered, availability, off] = await Promise.all([
    queries.queue(),
    queries.latestNotices(DESK_PLACE, NEWS_SHOWN),
    queries.undelivered(UNDELIVERED_SHOWN),
    queries.advisers(),
    governance.off(),
  ]);
  return {
    queue,
    news,
    undelivered,
    availability,
    off,
    person: visitor.person,
    forms: csrfFormOf(visitor),
    now: desk.now(),
  };
}
