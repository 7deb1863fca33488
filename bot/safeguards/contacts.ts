// Emergency numbers and helplines. Each has its source, the date it was checked and an expiry date, because a
// number that now belongs to someone else is worse than none.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { contactSchema, type Contact } from '../model/messages/contact.js';
import type { ShownContact } from '../model/messages/message.js';
import type { ContactNeed } from '../model/ports.js';

export interface DatedContact extends ShownContact {
  id: string;
  expired: boolean;
}

/** In the order in which they are shown: most urgent first. */
export const CONTACTS: readonly Contact[] = z
  .array(contactSchema)
  .parse(JSON.parse(readFileSync(new URL('contacts.json', import.meta.url), 'utf8')));

/** Contacts shown to a child or victim writing about themselves, in this order. */
const FOR_THEMSELVES = ['childline', 'police-emergency', 'modern-slavery-helpline'];

/**
 * Contacts for a nation, most urgent first. Without a nation, those that serve more than one. Expired
 * contacts are marked and not left out, so that 999 is never missing because no one updated the file.
 */
export function contactsFor(
  jurisdiction: Jurisdiction | undefined,
  need: ContactNeed | undefined,
  today: Date,
  contacts: readonly Contact[] = CONTACTS,
): DatedContact[] {
  // A child or victim gets the same contacts in every nation.
  if (need === 'for-themselves') return FOR_THEMSELVES.flatMap((id) => contactsNamed([id], today, contacts));
  const serving = contacts.filter((contact) => serves(contact, jurisdiction));
  return dated(need === 'in-danger' ? serving.filter(({ urgent }) => urgent) : serving, today);
}

/** The contacts with these IDs, in the file's order. */
export function contactsNamed(
  ids: readonly string[],
  today: Date,
  contacts: readonly Contact[] = CONTACTS,
): DatedContact[] {
  return dated(
    contacts.filter(({ id }) => ids.includes(id)),
    today,
  );
}

function serves({ jurisdictions, forThemselves }: Contact, jurisdiction: Jurisdiction | undefined): boolean {
  if (forThemselves) return false;
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
