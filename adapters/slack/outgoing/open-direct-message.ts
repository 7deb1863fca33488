import type { webApi } from '@slack/bolt';
import LruCache from 'lru-cache';
import type { Place } from '../../../bot/model/messages/message.js';
import { placeOf } from '../model/places.js';
import { toDeliveryFailure } from './failures.js';

/**
 * Returns the id of our direct messages with a person, or undefined if Slack does not allow any. It is safe
 * to call this again.
 */
export async function openDirect(client: webApi.WebClient, user: string): Promise<string | undefined> {
  try {
    return (await client.conversations.open({ users: user })).channel?.id;
  } catch (error) {
    if (toDeliveryFailure(error, 'open-direct').permanent) return undefined;
    throw error;
  }
}

export type DirectPlace = (team: string, user: string) => Promise<Place | undefined>;

const MOST_KEPT = 2_000;

/**
 * Asks Slack for each person's direct messages only once, so that commands and buttons do not have to wait
 * for Slack every time.
 */
export function createDirectPlaces(client: webApi.WebClient): DirectPlace {
  const kept = new LruCache<string, string>({ max: MOST_KEPT });
  return async (team, user) => {
    const channel = kept.get(user) ?? (await openDirect(client, user));
    if (!channel) return undefined;
    kept.set(user, channel);
    return placeOf(team, { channel }, 'personal');
  };
}
