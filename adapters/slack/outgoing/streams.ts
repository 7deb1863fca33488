// Shows answers while they are being written. If Slack refuses any part of an answer, the whole answer is
// posted once, as a plain message.
import { webApi } from '@slack/bolt';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';
import { addressSchema, type SlackAddress } from '../model/types.js';
import { slackErrorCode } from './failures.js';
import type { Poster } from './post.js';
import { Stream } from './stream.js';

/** Errors that mean that streaming does not work with this workspace, plan, token or kind of channel. */
const HAS_NO_STREAMING = new Set([
  'access_denied',
  'channel_type_not_supported',
  'feature_not_enabled',
  'invalid_arguments',
  'invalid_chunks',
  'method_not_supported_for_channel_type',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'unknown_method',
]);
const ASK_AGAIN_AFTER_MS = 60 * 60_000;
/**
 * The unfinished answer is removed after this long, because another process may send the final answer, or
 * there may be none.
 */
const LEFT_AFTER_MS = 60_000;

interface Open {
  stream: Stream;
  expiry: NodeJS.Timeout;
}

export interface Streams {
  /** `verified` contains all sentences checked so far. Never throws. */
  show(place: Place, verified: readonly VerifiedClaim[], language?: Language): Promise<void>;
  /**
   * Returns the poster to use for an answer. If there is a stream in the place, the first page of the
   * answer completes it.
   */
  posterIn(place: Place): Pick<Poster, 'post'>;
}

export function createStreams(
  client: webApi.WebClient,
  poster: Poster,
  leftAfterMs = LEFT_AFTER_MS,
): Streams {
  const open = new Map<string, Open>();
  let askAgainAt = 0;

  function onRefusal(error: unknown): void {
    if (HAS_NO_STREAMING.has(slackErrorCode(error) ?? '')) askAgainAt = Date.now() + ASK_AGAIN_AFTER_MS;
    if (error instanceof webApi.WebAPIRateLimitedError) askAgainAt = Date.now() + error.retryAfter * 1000;
  }

  function take(id: string): Stream | undefined {
    const found = open.get(id);
    clearTimeout(found?.expiry);
    open.delete(id);
    return found?.stream;
  }

  function streamIn(place: Place): Stream | undefined {
    const before = take(place.id);
    if (before) return before;
    const address = Date.now() < askAgainAt ? undefined : whereSlackStreams(place);
    return address && new Stream(client, address, onRefusal);
  }

  return {
    async show(place, verified, language) {
      const stream = streamIn(place);
      if (!stream) return;
      const expiry = setTimeout(() => void take(place.id)?.remove(), leftAfterMs).unref();
      open.set(place.id, { stream, expiry });
      await stream.show(verified, language);
    },

    posterIn(place) {
      const stream = take(place.id);
      let isFirst = stream !== undefined;
      return {
        post(...attempt) {
          if (!stream || !isFirst) return poster.post(...attempt);
          isFirst = false;
          return endOrPost(stream, poster, ...attempt);
        },
      };
    },
  };
}

/**
 * Returns where Slack can stream, or undefined if it cannot. Slack only streams in threads, so never in a
 * plain direct message. In a channel, Slack must know who the answer is for.
 */
function whereSlackStreams(place: Place): SlackAddress | undefined {
  const { data: address } = addressSchema.safeParse(place.address);
  if (!address?.threadTs) return undefined;
  return place.kind === 'personal' || address.asker ? address : undefined;
}

async function endOrPost(
  stream: Stream,
  poster: Poster,
  ...[address, page, key, again]: Parameters<Poster['post']>
): Promise<string> {
  if (await stream.end(poster, page, key)) return stream.ts ?? '';
  let posted: string | undefined;
  try {
    // The stream may have been completed even though Slack's reply was lost. In that case, `post` finds the
    // message by its key.
    posted = await poster.post(address, page, key, again || stream.ts !== undefined);
    return posted;
  } finally {
    if (posted !== stream.ts) await stream.remove();
  }
}
