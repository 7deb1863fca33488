// Tells someone whose question is outside this service's remit, such as one about a British child or an adult,
// where to go. The question is still answered.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Contact } from '../model/messages/contact.js';
import type { Part } from '../model/messages/message.js';
import { CONTACTS, contactsNamed } from './contacts.js';
import { speaksOfOneAdult } from './one-adult.js';
import type { PractitionerWords } from '../copy/english/practitioner-words.js';

const remitSchema = z.array(
  z.object({
    name: z.string(),
    /** In lower case. A message must match one of these, or be about one adult, and match one of `and`. */
    about: z.union([z.literal('adult'), z.array(z.string()).min(1)]),
    and: z.array(z.string()).min(1),
    /** The service's own advice, shown beside the answer and never as guidance. */
    note: z.string().min(20),
    /** IDs in `contacts.json`. */
    contacts: z
      .array(
        z
          .string()
          .refine((id) => CONTACTS.some((contact) => contact.id === id), 'There is no contact with this ID.'),
      )
      .min(1),
  }),
);

const remits = remitSchema
  .parse(JSON.parse(readFileSync(new URL('remit.json', import.meta.url), 'utf8')))
  .map(({ about, and, ...rest }) => ({
    ...rest,
    isAbout: about === 'adult' ? speaksOfOneAdult : matches(about),
    isToo: matches(and),
  }));

function matches(patterns: readonly string[]): (text: string) => boolean {
  const pattern = new RegExp(patterns.join('|'), 'u');
  return (text) => pattern.test(text);
}

/** Undefined for nearly every message. The question is answered either way. */
export function remitNote(text: string) {
  const small = text.toLowerCase();
  return remits.find(({ isAbout, isToo }) => isAbout(small) && isToo(small));
}

/** The note and the contacts, as parts of a message. Empty for nearly every question. */
export function remitParts(
  { remits: said }: PractitionerWords,
  text: string,
  { today, contacts }: { today: Date; contacts?: readonly Contact[] },
): Part[] {
  const remit = remitNote(text);
  if (!remit) return [];
  return [
    { kind: 'text', text: said?.[remit.name] ?? remit.note },
    { kind: 'contacts', contacts: contactsNamed(remit.contacts, today, contacts) },
  ];
}
