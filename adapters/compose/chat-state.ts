// What the chat page shows of a conversation beside its messages.
import type { Place } from '../../bot/model/messages/message.js';
import type { Store } from '../../bot/model/store.js';
import type { ChatState } from '../web/ports/web-options.js';

/** Undefined for a place that nobody has written in. */
export async function chatState({ records }: Store, place: Place): Promise<ChatState | undefined> {
  const conversation = await records.conversations.at(place);
  if (!conversation) return undefined;
  const { jurisdiction, escalation: id, person } = conversation;
  const state = id ? (await records.escalations.find(id))?.state : undefined;
  return {
    ...(jurisdiction && { jurisdiction }),
    ...((state === 'waiting' || state === 'claimed') && { handoff: state }),
    ...(person && { ratings: await records.answers.ratingsBy(person) }),
  };
}
