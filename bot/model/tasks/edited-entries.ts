// Helplines and terms as editors have changed them, over those that ship with the program.
import { z } from 'zod';
import type { Glossary, GlossaryEntry } from '../../../knowledge/model/glossary.js';
import { glossarySchema } from '../../../knowledge/model/glossary.js';
import type { Contact } from '../messages/contact.js';
import { contactSchema } from '../messages/contact.js';

export type EntryKind = 'contact' | 'term';

export interface EditedEntry {
  kind: EntryKind;
  /** Of a contact, its own; of a term, the term as it was first written. */
  id: string;
  /** Absent where it was removed. */
  entry?: unknown;
  /** Goes up with every change: someone who changes an earlier one is told, and overwrites nothing. */
  version: number;
  editedBy: string;
  /** ISO 8601, UTC. */
  editedAt: string;
}

/** Every method throws `StoreFailure`. */
export interface EditedEntryRecords {
  list(): Promise<EditedEntry[]>;
  /** `version`: what the editor was looking at; 0 if it was never changed. False if someone else changed it first. */
  save(step: EditedEntry): Promise<boolean>;
}

/** Anyone in danger is told this number; it does not change, and is never missing. */
export const ALWAYS_THERE = 'police-emergency';

/** An entry that does not fit, written by another version, is left out and the original holds. */
export function withEditedContacts(contacts: readonly Contact[], edited: readonly EditedEntry[]): Contact[] {
  const edits = editsOf(edited, 'contact', contactSchema);
  const fixed = contacts.find(({ id }) => id === ALWAYS_THERE);
  const edit = edits.get(ALWAYS_THERE);
  if (edit === null) edits.delete(ALWAYS_THERE);
  else if (edit && fixed) edits.set(ALWAYS_THERE, { ...edit, phone: fixed.phone, urgent: true });
  return merged(contacts, ({ id }) => id, edits);
}

export function withEditedTerms(glossary: Glossary, edited: readonly EditedEntry[]): Glossary {
  return merged<GlossaryEntry>(glossary, ({ term }) => term, editsOf(edited, 'term', glossarySchema.element));
}

/** By id: the new entry, or null where it was removed. */
function editsOf<T>(
  edited: readonly EditedEntry[],
  kind: EntryKind,
  schema: z.ZodType<T>,
): Map<string, T | null> {
  const edits = new Map<string, T | null>();
  for (const one of edited) {
    if (one.kind !== kind) continue;
    const parsed = one.entry === undefined ? undefined : schema.safeParse(one.entry);
    if (!parsed) edits.set(one.id, null);
    else if (parsed.success) edits.set(one.id, parsed.data);
  }
  return edits;
}

/** Changed where it was, and new ones at the end. */
function merged<T>(shipped: readonly T[], idOf: (entry: T) => string, edits: Map<string, T | null>): T[] {
  const known = new Set(shipped.map(idOf));
  const kept = shipped.flatMap((entry) => {
    const edit = edits.get(idOf(entry));
    return edit === null ? [] : [edit ?? entry];
  });
  const added = [...edits].flatMap(([id, entry]) => (known.has(id) || entry === null ? [] : [entry]));
  return [...kept, ...added];
}
