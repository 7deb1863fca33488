import { z } from 'zod';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { placeKind, messageIdOf, personOf, placeOf, timeOf } from '../model/places.js';
import { workspaceOf } from './messages.js';
import type { Envelope } from '../model/types.js';

const reactionSchema = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: z.string(),
  reaction: z.string().max(200),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  event_ts: z.string(),
});

/** Slack's names for the events that `readReaction` understands. */
export const REACTION_EVENTS = ['reaction_added', 'reaction_removed'] as const;

/**
 * Only reads reactions in direct messages, because everyone can see reactions elsewhere. Slack does not say
 * which thread a message is in, so reactions in threads are not found.
 */
export function readReaction(envelope: Envelope): IncomingEvent | undefined {
  const parsed = reactionSchema.safeParse(envelope.event);
  if (!parsed.success) return undefined;
  const { type, user, reaction, item, event_ts: ts } = parsed.data;
  if (placeKind(item.channel) !== 'personal') return undefined;
  const team = workspaceOf(envelope);
  return {
    kind: 'reaction',
    id: `reaction:${messageIdOf(item.channel, item.ts)}:${user}:${reaction}:${ts}`,
    messageId: messageIdOf(item.channel, item.ts),
    place: placeOf(team, { channel: item.channel }, 'personal'),
    from: personOf(team, user),
    sentAt: timeOf(ts),
    reaction,
    removed: type === 'reaction_removed',
  };
}
