// Shows each person's App Home when they open it, and updates it while they may still be looking at it.
import type { App, webApi } from '@slack/bolt';
import LruCache from 'lru-cache';
import type { Place } from '../../../bot/model/messages/message.js';
import type { BotQueries } from '../../../bot/model/queries.js';
import { envelopeSchema } from '../model/types.js';
import { workspaceOf } from './messages.js';
import { personOf, placeOf } from '../model/places.js';
import { homeView } from '../rendering/home-view.js';

export type HomeQueries = Pick<BotQueries, 'home' | 'subscribe'>;

/**
 * How many people's App Homes we keep up to date, and for how long. An App Home is always refreshed when
 * someone opens it.
 */
const KEPT_CURRENT = 500;
const KEPT_CURRENT_MS = 60 * 60_000;

export function listenToHomes(app: App, client: webApi.WebClient, queries: HomeQueries): void {
  const open = keptCurrent(client, queries);
  app.event('app_home_opened', async ({ event, body }) => {
    const envelope = envelopeSchema.safeParse(body);
    if (event.tab !== 'home' || !envelope.success) return;
    const team = workspaceOf(envelope.data);
    open(team, event.user, placeOf(team, { channel: event.channel }, 'personal'));
    await Promise.resolve();
  });
}

/** `place` is the person's own chat with the bot. Never throws. */
type OpenHome = (team: string, user: string, place: Place) => void;

function keptCurrent(client: webApi.WebClient, queries: HomeQueries): OpenHome {
  /** Maps each user to the function that stops updates of their App Home. */
  const open = new LruCache<string, () => void>({
    max: KEPT_CURRENT,
    ttl: KEPT_CURRENT_MS,
    ttlAutopurge: true,
    dispose: (stop) => stop(),
  });

  /** Publishes one view at a time, so that an older view never replaces a newer one. */
  function publisher(team: string, user: string, place: Place): () => void {
    let shown = '';
    let work = Promise.resolve();
    const publish = async () => {
      const view = homeView(await queries.home(personOf(team, user), place));
      const next = JSON.stringify(view);
      if (next === shown) return;
      await client.views.publish({ user_id: user, view });
      shown = next;
    };
    return () => void (work = work.then(publish).catch(() => undefined));
  }

  return (team, user, place) => {
    const publish = publisher(team, user, place);
    publish();
    open.set(user, queries.subscribe(place, publish));
  };
}
