// Defines the ids of places and people on the web. A practitioner's id comes from the chat in their browser,
// and an adviser's from their sign-in. Everyone's personal place has the same id as the person.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';

/** Request cards are posted here if ADVISERS_CHANNEL is "desk". */
export const DESK_PLACE: Place = { platform: 'web', id: 'desk', kind: 'channel', address: null };

export function chatPerson(chat: string): Person {
  return { platform: 'web', id: `chat:${chat}` };
}

/** `subject` is the id from the sign-in, which never changes. */
export function deskPerson(subject: string, name: string): Person & { name: string } {
  return { platform: 'web', id: `desk:${subject}`, name };
}

/** Returns undefined for a person on another platform. */
export function personalPlaceOf(person: Person): Place | undefined {
  if (person.platform !== 'web') return undefined;
  return { platform: 'web', id: person.id, kind: 'personal', address: null };
}
