import type { webApi } from '@slack/bolt';
import type { Place } from '../../../bot/model/messages/message.js';
import { placeOf } from '../model/places.js';
import { toDeliveryFailure } from './failures.js';

/**
 * Returns the id of the direct message with a person, or undefined if Slack says there cannot be one. Calling
 * this again has no further effect.
 */
export async function openDirect(client: webApi.WebClient, user: string): Promise<string | undefined> {
  try {
    return (await client.conversations.open({ users: user })).channel?.id;
  } catch (error) {
    if (toDeliveryFailure(error, 'open a direct message').permanent) return undefined;
    throw error;
  }
}

export type DirectPlace = (team: string, user: string) => Promise<Place | undefined>;

const MOST_KEPT = 2_000;

/**
 * Asks Slack once for each person and remembers the result, so that people do not wait for Slack at every
 * command or button.
 */
export function createDirectPlaces(client: webApi.WebClient): DirectPlace {
  const kept = new Map<string, string>();
  return async (team, user) => {
    const channel = kept.get(user) ?? (await openDirect(client, user));
    if (!channel) return undefined;
    kept.set(user, channel);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return placeOf(team, { channel }, 'personal');
  };
}
