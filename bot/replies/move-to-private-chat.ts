// Moves a question with personal details from a shared place to a private chat, without repeating the
// details.
import type { Conversation, StoredMessage } from '../model/messages/conversation.js';
import type { JobPayloads } from '../model/jobs/job.js';
import type { Place } from '../model/messages/message.js';
import { continueInPrivate } from './steps-in-private-chat.js';
import { enqueuePrivateChat } from '../jobs/enqueue-private-chat.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';

/** Queues a job to find the private chat, because a transaction must not wait for a platform. */
export async function moveToPrivateChat(
  unit: UnitOfWork,
  conversation: Conversation,
  message: StoredMessage,
): Promise<void> {
  await enqueuePrivateChat(unit, {
    person: message.from,
    seenIn: conversation.id,
    next: { do: 'answer', message: message.id },
    lane: `personal:${conversation.id}`,
    uniqueKey: `private:${message.id}:${message.revision}`,
  });
}

export async function openPrivateChat(ports: BotPorts, payload: JobPayloads['open-personal']): Promise<void> {
  const { person, seenIn, next } = payload;
  const conversation = await ports.store.records.conversations.find(seenIn);
  if (!conversation) return;
  const platform = ports.platforms.get(person.platform);
  const known = await knownChat(ports, person, conversation.place);
  const place = known ?? (await platform?.personalPlace(person, conversation.place));
  await continueInPrivate(ports, payload, place);
  ports.log.info(
    { step: next.do, found: place !== undefined },
    'The search for a private chat has finished.',
  );
}

/**
 * If the person is from another platform, only a chat where they have already written to the bot can be used.
 */
async function knownChat({ store }: BotPorts, person: Person, seenIn: Place): Promise<Place | undefined> {
  if (seenIn.platform === person.platform) return undefined;
  const chats = (await store.records.conversations.of(person)).filter(
    ({ place, leftAt }) =>
      place.platform === person.platform && place.kind === 'personal' && leftAt === undefined,
  );
  // The threads of a chat are listed too. Their IDs are longer than the chat's, so choose the shortest ID.
  return chats.sort((one, other) => one.place.id.length - other.place.id.length)[0]?.place;
}
