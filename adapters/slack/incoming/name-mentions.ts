// Reads messages, and replaces mentions with people's names as Slack shows them. A person's next message
// waits for these names, so that their messages stay in order.
import type { webApi } from '@slack/bolt';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { messageEventSchema, type Envelope } from '../model/types.js';
import { mentionedIn } from '../rendering/plain-text.js';
import { withForwarded } from './forwarded-messages.js';
import { readMessageEvent } from './messages.js';
import { createNames } from './names.js';

/**
 * We look up no more names than this in one message, because Slack accepts about 100 look-ups a minute. Other
 * people mentioned are shown as “someone”.
 */
const MOST_NAMES = 10;

export function createNamedReader(client: webApi.WebClient) {
  const nameOf = createNames(client);
  /** Look-ups in progress, by place and person. The person's next message waits for them. */
  const waiting = new Map<string, Promise<unknown>>();

  async function namesOf(users: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = await Promise.all(users.map(async (user) => [user, await nameOf(user)] as const));
    return new Map(names.flatMap(([user, name]) => (name ? [[user, name.replace(/\s+/g, ' ')]] : [])));
  }

  /** If a name cannot be looked up, the message is still read. */
  return async (envelope: Envelope, botUserId?: string): Promise<IncomingEvent | undefined> => {
    const event = readMessageEvent(envelope, botUserId);
    if (!event) return undefined;
    const whose = `${event.place.id} ${event.from.id}`;
    const before = waiting.get(whose);
    const { data } = messageEventSchema.safeParse(envelope.event);
    const message = data?.message ?? data;
    const written = message ? withForwarded(message, botUserId) : '';
    const users = mentionedIn(written, botUserId).slice(0, MOST_NAMES);
    if (!users.length && !before) return event;
    const found = Promise.all([namesOf(users), before]);
    waiting.set(whose, found);
    const [names] = await found;
    if (waiting.get(whose) === found) waiting.delete(whose);
    return readMessageEvent(envelope, botUserId, names);
  };
}
