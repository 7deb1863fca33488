// Numbers to call instead of waiting here. Each names its source and the date it was checked, and expires, because a
// number that has changed hands is worse than none.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { Contact } from '../model/messages/contact.js';
import { contactSchema } from '../model/messages/contact.js';
import type { ShownContact } from '../model/messages/message.js';

export interface DatedContact extends ShownContact {
  id: string;
  expired: boolean;
}

/** In the order in which they are shown: the most urgent first. */
export const CONTACTS: readonly Contact[] = z
  .array(contactSchema)
  .parse(JSON.parse(readFileSync(new URL('contacts.json', import.meta.url), 'utf8')));

/**
 * Contacts of a nation, the most urgent first; without a nation, those that serve more than one. An expired contact is
 * marked rather than left out, so that 999 never goes missing because a file was forgotten.
 */
export function contactsFor(jurisdiction: Jurisdiction | undefined, today: Date): DatedContact[] {
  return dated(
    CONTACTS.filter((contact) => serves(contact, jurisdiction)),
    today,
  );
}

/** 999 first, then others that answer immediately. */
export function urgentContacts(jurisdiction: Jurisdiction | undefined, today: Date): DatedContact[] {
  return dated(
    CONTACTS.filter((contact) => contact.urgent && serves(contact, jurisdiction)),
    today,
  );
}

/** These contacts, in the order of the file. */
export function contactsNamed(ids: readonly string[], today: Date): DatedContact[] {
  return dated(
    CONTACTS.filter(({ id }) => ids.includes(id)),
    today,
  );
}

function serves({ jurisdictions }: Contact, jurisdiction: Jurisdiction | undefined): boolean {
  return jurisdiction ? jurisdictions.includes(jurisdiction) : jurisdictions.length > 1;
}

function dated(contacts: readonly Contact[], today: Date): DatedContact[] {
  const day = today.toISOString().slice(0, 10);
  return contacts.map(({ id, name, phone, when, verifiedOn, expiresOn }) => ({
    id,
    name,
    phone,
    when,
    verifiedOn,
    expired: expiresOn <= day,
  }));
}
