// Applies editors' changes to the helplines and terms that come with the program.
import { z } from 'zod';
import { glossarySchema, type Glossary, type GlossaryEntry } from '../../../knowledge/model/glossary.js';
import { contactSchema, type Contact } from '../messages/contact.js';

export type EntryKind = 'contact' | 'term';

export interface EditedEntry {
  /**
   * proposal: a change to a contact that is waiting for a second editor. Until it is approved, people see the
   * current contact.
   */
  kind: EntryKind | 'proposal';
  /** For a contact or a proposal, the contact’s ID; for a term, the term as first written. */
  id: string;
  /** Absent if the entry was removed, or if the proposal is no longer waiting. */
  entry?: unknown;
  /**
   * Goes up with every change. If someone edits an out-of-date version, the edit is refused and they are
   * told.
   */
  version: number;
  editedBy: string;
  /** ISO 8601, UTC. */
  editedAt: string;
}

/** Every method throws `StoreFailure`. */
export interface EditedEntryRecords {
  list(): Promise<EditedEntry[]>;
  /**
   * Saves all of the entries or none. `version`: the version that the editor saw; 0 if never changed. False
   * if someone else changed one of the entries first.
   */
  save(...steps: readonly EditedEntry[]): Promise<boolean>;
}

/** Everyone in danger is given this contact, so no one can remove it or change its number or its nations. */
export const ALWAYS_THERE = 'police-emergency';

const proposedSchema = z.object({
  /** Absent if the proposal is to remove the contact. */
  contact: contactSchema.optional(),
  /** The version of the contact that this changes. */
  on: z.int().nonnegative(),
  editorId: z.string(),
});
export type Proposed = z.infer<typeof proposedSchema>;

/** A change to a contact that is waiting for a second editor. `version` is the proposal's own version. */
export interface Proposal extends Proposed {
  id: string;
  version: number;
  editedBy: string;
}

export function proposalsIn(edited: readonly EditedEntry[]): Proposal[] {
  return edited.flatMap(({ kind, id, entry, version, editedBy }) => {
    const parsed = kind === 'proposal' && entry !== undefined && proposedSchema.safeParse(entry);
    return parsed && parsed.success ? [{ ...parsed.data, id, version, editedBy }] : [];
  });
}

/** If another version of the program saved an entry and it does not fit, the original is used instead. */
export function withEditedContacts(contacts: readonly Contact[], edited: readonly EditedEntry[]): Contact[] {
  const edits = editsOf(edited, 'contact', contactSchema);
  const fixed = contacts.find(({ id }) => id === ALWAYS_THERE);
  const edit = edits.get(ALWAYS_THERE);
  if (edit === null) edits.delete(ALWAYS_THERE);
  else if (edit && fixed)
    edits.set(ALWAYS_THERE, {
      ...edit,
      phone: fixed.phone,
      jurisdictions: fixed.jurisdictions,
      urgent: true,
    });
  return merged(contacts, ({ id }) => id, edits);
}

export function withEditedTerms(glossary: Glossary, edited: readonly EditedEntry[]): Glossary {
  return merged<GlossaryEntry>(glossary, ({ term }) => term, editsOf(edited, 'term', glossarySchema.element));
}

/** The new entries by ID; null for a removed entry. */
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

/** Changed entries keep their place; new ones go at the end. */
function merged<T>(shipped: readonly T[], idOf: (entry: T) => string, edits: Map<string, T | null>): T[] {
  const known = new Set(shipped.map(idOf));
  const kept = shipped.flatMap((entry) => {
    const edit = edits.get(idOf(entry));
    return edit === null ? [] : [edit ?? entry];
  });
  const added = [...edits].flatMap(([id, entry]) => (known.has(id) || entry === null ? [] : [entry]));
  return [...kept, ...added];
}
