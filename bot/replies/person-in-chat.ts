import type { PlaceId } from '../model/messages/message.js';
import type { Person } from '../model/people/person.js';
import type { Records } from '../model/store.js';

/** The person who has this private chat, or `named` if this is another place or no one has written here yet. */
export async function personInChat(
  { conversations }: Pick<Records, 'conversations'>,
  place: PlaceId,
  named: Person,
): Promise<Person> {
  const chat = await conversations.at(place);
  return (chat?.place.kind === 'personal' && chat.person) || named;
}
