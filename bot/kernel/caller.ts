// The person who does something, on either side: who they are, where they do it, and through which event, so
// that each thing they do is answered once and in the same place.
import type { Conversation } from '../model/messages/conversation.js';
import type { Person } from '../model/people/person.js';
import { queueMessage, type Composed } from './outbox.js';
import type { UnitOfWork } from './unit-of-work.js';

export interface Caller {
  person: Person;
  /** Where they acted. */
  conversation: Conversation;
  /** The ID of the event or message. Anything it causes happens only once. */
  event: string;
  /** The sender given in the event. */
  sender?: string;
}

/** What they pressed did nothing, so the button stays and can be pressed again. */
export type Refused = 'refused';

/** Replies once to each event. The key ends with the event's ID, so a page can find the reply to a button press. */
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
