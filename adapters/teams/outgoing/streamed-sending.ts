// Completes a stream with a message. If that is not possible, the caller sends the message without the
// stream.
import type { Activity } from 'botbuilder';
import LruCache from 'lru-cache';
import type { TeamsAddress } from '../model/types.js';
import { isBadRequest } from '../service/delivery-failure.js';
import { unlessRefused, type Calls } from './api-calls.js';
import { bytes, MAX_ACTIVITY_BYTES } from '../rendering/render.js';
import { finalEntity, type Streams } from './streams.js';
import type { OpenStream } from './shared-streams.js';

/**
 * `sentences` are the model-written sentences in the message. Returns the message's id, or undefined if the
 * message must be sent without the stream.
 */
type Complete = (
  key: string,
  address: TeamsAddress,
  activity: Partial<Activity>,
  sentences: readonly string[],
) => Promise<string | undefined>;

const REMEMBERED = 1_000;

export function createStreamedSending(
  streams: Streams,
  { post, replace }: Pick<Calls, 'post' | 'replace'>,
): Complete {
  /** Messages that may have arrived without Teams confirming them. The next attempt overwrites them. */
  const unclear = new LruCache<string, string>({ max: REMEMBERED });

  /**
   * Microsoft says that the last message of a stream must have text. If no sentence has been shown, our
   * last message has only a card, so we add text if Teams refuses it.
   */
  async function end(address: TeamsAddress, final: Partial<Activity>): Promise<string> {
    try {
      return await post('complete', address, final);
    } catch (error) {
      if (final.text !== undefined || !isBadRequest(error)) throw error;
      return post('complete', address, { ...final, text: final.summary, textFormat: 'plain' });
    }
  }

  return async (key, address, activity, sentences) => {
    const tried = unclear.get(key);
    if (tried !== undefined) {
      const arrived = await unlessRefused(async () => {
        await replace('complete', address, tried, activity);
        return tried;
      });
      unclear.delete(key);
      return arrived === undefined ? undefined : tried;
    }
    const stream = await streams.take(address.conversation.id);
    if (!stream) return undefined;
    unclear.set(key, stream.id);
    const arrived = await unlessRefused(() => end(address, whole(activity, stream, sentences)));
    unclear.delete(key);
    if (arrived === undefined) streams.refuse(address.conversation.id);
    return arrived === undefined ? undefined : stream.id;
  };
}

/** If the sentences already shown are still in the answer, keeps them above the card, as Teams requires. */
function whole(
  activity: Partial<Activity>,
  stream: OpenStream,
  sentences: readonly string[],
): Partial<Activity> {
  const isKept = stream.text?.split('\n\n').every((shown) => sentences.includes(shown));
  const final = { ...activity, entities: [...(activity.entities ?? []), finalEntity(stream.id)] };
  if (!isKept) return final;
  const kept: Partial<Activity> = { ...final, text: stream.text, textFormat: 'plain' };
  return bytes(kept) <= MAX_ACTIVITY_BYTES ? kept : final;
}
