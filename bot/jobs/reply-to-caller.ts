// Defines who does something, where they do it, and the event through which they do it.
import type { Conversation } from '../model/messages/conversation.js';
import type { PlaceId } from '../model/messages/message.js';
import type { Person } from '../model/people/person.js';
import { queueMessage, type Composed } from './outbox.js';
import type { UnitOfWork } from './unit-of-work.js';

export interface Caller {
  person: Person;
  conversation: Conversation;
  /** ID of the event or message. Handling the same ID again has no effect. */
  event: string;
  sender?: string;
  /** The chat in which a button was pressed, if the person has erased it and `conversation` takes its place. */
  erased?: PlaceId;
}

/** Returned if an action was refused. The button then stays and can be pressed again. */
export type RefusedAction = 'refused';

/**
 * Replies once to each event. The key ends with the event's ID, so that a page can find the reply to a button
 * press.
 */
export async function reply(
  unit: UnitOfWork,
  { conversation, event }: Caller,
  said: Composed,
): Promise<void> {
  await queueMessage(unit, conversation.id, said, {
    key: `reply:${conversation.id}:${event}`,
    purpose: 'notice',
  });
}
