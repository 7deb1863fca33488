// Names the web's places and people so that every event, message and page agrees on them. A practitioner is identified
// by the chat in their browser, an adviser by their sign-in. Each has one personal place, with the person's own id.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';

/** Where cards go when ADVISERS_CHANNEL is "desk". */
export const DESK_PLACE: Place = { platform: 'web', id: 'desk', kind: 'channel', address: null };

export function chatPerson(chat: string): Person {
  return { platform: 'web', id: `chat:${chat}` };
}

/** `subject` is the sign-in's id for the person, which is the same each time. */
export function deskPerson(subject: string, name: string): Person {
  return { platform: 'web', id: `desk:${subject}`, name };
}

/** Undefined for a person on another platform. */
export function personalPlaceOf(person: Person): Place | undefined {
  if (person.platform !== 'web') return undefined;
  return { platform: 'web', id: person.id, kind: 'personal', address: null };
}
