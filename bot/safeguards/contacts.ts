// Whom to ring: contacts from a file, each with the day on which somebody checked it and the day on which that expires.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { JURISDICTIONS } from '../../knowledge/source.js';
import type { Jurisdiction } from '../../knowledge/source.js';
import type { ShownContact } from '../message.js';

const contactsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    phone: z.string(),
    when: z.string(),
    jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1),
    urgent: z.boolean(),
    verifiedOn: z.iso.date(),
    expiresOn: z.iso.date(),
    source: z.url(),
  }),
);
export type Contact = z.infer<typeof contactsSchema>[number];

const contacts = contactsSchema.parse(
  JSON.parse(readFileSync(new URL('./contacts.json', import.meta.url), 'utf8')),
);

/** Of a nation, or of all four where it is not known; the most urgent first, as the file orders them. */
export function contactsFor(jurisdiction: Jurisdiction | undefined, today: Date): ShownContact[] {
  return contacts
    .filter(({ jurisdictions }) => !jurisdiction || jurisdictions.includes(jurisdiction))
    .map((contact) => shown(contact, today));
}

function shown({ name, phone, when, verifiedOn, expiresOn }: Contact, today: Date): ShownContact {
  const expired = expiresOn < today.toISOString().slice(0, 10);
  return { name, phone, when, verifiedOn, ...(expired && { expired }) };
}
