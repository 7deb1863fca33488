// Tells people where to go if their question is outside this service's remit, such as one about a British
// child or an adult. The question is still answered.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Contact } from '../model/messages/contact.js';
import type { Part } from '../model/messages/message.js';
import { CONTACTS, contactsNamed } from './contacts.js';
import { speaksOfOneAdult } from './one-adult.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';

const remitSchema = z.array(
  z.object({
    name: z.string(),
    /**
     * Patterns in lower case. `adult` matches a message about one adult. A message must match one of these
     * and also one of the patterns in `and`.
     */
    about: z.union([z.literal('adult'), z.array(z.string()).min(1)]),
    and: z.array(z.string()).min(1),
    /** The service's own advice. Shown beside the answer, and never presented as guidance. */
    note: z.string().min(20),
    /** IDs of contacts in `contacts.json`. */
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

/** Undefined for almost all messages, because few are outside the remit. */
export function remitNote(text: string) {
  const small = text.toLowerCase();
  return remits.find(({ isAbout, isToo }) => isAbout(small) && isToo(small));
}

/**
 * The note and contacts for a question that is outside the service's remit. Empty for almost all questions.
 */
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
