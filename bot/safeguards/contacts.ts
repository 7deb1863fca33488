// Emergency numbers and helplines. Each has a source, the date when it was checked and an expiry date,
// because a number that now belongs to someone else is worse than none.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { dayOf } from '../model/governance/parse-day.js';
import { contactSchema, type Contact } from '../model/messages/contact.js';
import type { ShownContact } from '../model/messages/message.js';
import type { ContactNeed } from '../model/ports.js';

export interface DatedContact extends ShownContact {
  id: string;
  expired: boolean;
}

/** All contacts, most urgent first. They are shown in this order. */
export const CONTACTS: readonly Contact[] = z
  .array(contactSchema)
  .parse(JSON.parse(readFileSync(new URL('contacts.json', import.meta.url), 'utf8')));

/** Contacts for a child or victim who is writing about themselves, in the order shown. */
const FOR_THEMSELVES = ['childline', 'police-emergency', 'modern-slavery-helpline'];

/**
 * Contacts for a nation, most urgent first. If there is no nation, returns the contacts that serve more than
 * one. Expired contacts are marked as expired instead of being left out. Otherwise, 999 would disappear if no
 * one updated the file.
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

/** The contacts with these IDs, in the same order as `contacts`. */
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
  const day = dayOf(today.toISOString());
  return contacts.map(({ id, name, phone, when, welsh, verifiedOn, expiresOn }) => ({
    id,
    name,
    phone,
    when,
    ...(welsh && { welsh }),
    verifiedOn,
    expired: expiresOn <= day,
  }));
}
