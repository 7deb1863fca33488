// Names the web's places and people, so that every event, message and page uses the same ids. A practitioner is
// identified by the chat in their browser, and an adviser by their sign-in. Each person has one personal place, with
// the same id as the person.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';

/** The place for request cards when ADVISERS_CHANNEL is "desk". */
export const DESK_PLACE: Place = { platform: 'web', id: 'desk', kind: 'channel', address: null };

export function chatPerson(chat: string): Person {
  return { platform: 'web', id: `chat:${chat}` };
}

/** `subject` is the person's id from the sign-in, which never changes. */
export function deskPerson(subject: string, name: string): Person {
  return { platform: 'web', id: `desk:${subject}`, name };
}

/** Undefined for a person on another platform. */
export function personalPlaceOf(person: Person): Place | undefined {
  if (person.platform !== 'web') return undefined;
  return { platform: 'web', id: person.id, kind: 'personal', address: null };
}
