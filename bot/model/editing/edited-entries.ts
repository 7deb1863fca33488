// Applies editors' changes to the helplines and terms that come with the program.
import { z } from 'zod';
import { glossarySchema, type Glossary, type GlossaryEntry } from '../../../knowledge/model/glossary.js';
import { contactSchema, type Contact } from '../messages/contact.js';

export type EntryKind = 'contact' | 'term';

export interface EditedEntry {
  /**
   * proposal: a change to a contact or term that a second editor has to approve. Until then, people see the
   * current one.
   */
  kind: EntryKind | 'proposal';
  /** For a contact, its ID. For a term, the term as it was first written. For a proposal, `proposalId`. */
  id: string;
  /** Absent if the entry was removed, or if the proposal is no longer waiting. */
  entry?: unknown;
  /** Goes up with every change. If someone edits an earlier version, we refuse the edit and tell them why. */
  version: number;
  editedBy: string;
  /** ISO 8601, UTC. */
  editedAt: string;
}

/** Every method can throw `StoreFailure`. */
export interface EditedEntryRecords {
  list(): Promise<EditedEntry[]>;
  /**
   * Saves all of the entries or none. `version`: the version that the editor was shown; 0 if the entry was
   * never changed. Returns false if someone else changed one of the entries first.
   */
  save(...steps: readonly EditedEntry[]): Promise<boolean>;
}

/**
 * No one can remove this contact or change its number or nations, because it is shown to everyone in danger.
 */
export const ALWAYS_THERE = 'police-emergency';

const proposedSchema = z.object({
  /** Neither is present if the proposal is to remove the contact or term. */
  contact: contactSchema.optional(),
  term: glossarySchema.element.optional(),
  /** The version of the contact or term that the proposal would change. */
  on: z.int().nonnegative(),
  editorId: z.string(),
});
export type Proposed = z.infer<typeof proposedSchema>;

/** `version` is the proposal's own version, and `id` that of the contact or term. */
export interface ProposedEntry extends Proposed {
  kind: EntryKind;
  id: string;
  version: number;
  editedBy: string;
}

/** No contact has an ID like this, so a contact and a term with the same ID can both have a proposal. */
const OF_TERM = 'term:';

export const proposalId = (kind: EntryKind, id: string) => (kind === 'term' ? `${OF_TERM}${id}` : id);

/** The ID of the term that this proposal is about. Undefined if it is about a contact. */
export const termOfProposal = (id: string): string | undefined =>
  id.startsWith(OF_TERM) ? id.slice(OF_TERM.length) : undefined;

export function proposalsIn(edited: readonly EditedEntry[]): ProposedEntry[] {
  return edited.flatMap(({ kind, id: stored, entry, version, editedBy }): ProposedEntry[] => {
    const parsed = kind === 'proposal' && entry !== undefined && proposedSchema.safeParse(entry);
    if (!parsed || !parsed.success) return [];
    const term = termOfProposal(stored);
    const of =
      term === undefined ? ({ kind: 'contact', id: stored } as const) : ({ kind: 'term', id: term } as const);
    return [{ ...parsed.data, ...of, version, editedBy }];
  });
}

/** The change to the term that is now spelled like this. Its ID is the spelling that the store knows it by. */
export function editOfTerm(edited: readonly EditedEntry[], term: string): EditedEntry | undefined {
  return edited.find(
    ({ kind, entry }) => kind === 'term' && (entry as GlossaryEntry | undefined)?.term === term,
  );
}

/** The ID of the term that is now spelled like this. */
export const idOfTerm = (edited: readonly EditedEntry[], term: string) =>
  editOfTerm(edited, term)?.id ?? term;

/** If this version of the program cannot read an edited contact, it uses the original. */
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

/** The edited entries by ID. The value is null if the entry was removed. */
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

/** Changed entries keep their position. New entries are added at the end. */
function merged<T>(shipped: readonly T[], idOf: (entry: T) => string, edits: Map<string, T | null>): T[] {
  const known = new Set(shipped.map(idOf));
  const kept = shipped.flatMap((entry) => {
    const edit = edits.get(idOf(entry));
    return edit === null ? [] : [edit ?? entry];
  });
  const added = [...edits].flatMap(([id, entry]) => (known.has(id) || entry === null ? [] : [entry]));
  return [...kept, ...added];
}
