// Decides whether a change to a helpline or term needs a second editor, and makes the proposal for them.
import {
  proposalId,
  type EditedEntry,
  type EntryKind,
  type Proposed,
} from '../../../../bot/model/editing/edited-entries.js';
import type { Contact } from '../../../../bot/model/messages/contact.js';
import { needsTwo, secondEditorPolicy } from '../../../../ingest/review/second-editor.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import type { HttpExchange } from '../../../http/http.js';
import type { ChangedEntry } from './proposal.js';
import type { EditingLibrary } from '../frame/context.js';

/**
 * The most important parts of a helpline: its number, its nations and whether it is for people in danger. Of a
 * term: how it is written, and what it means.
 */
function substanceOf(entry: Contact | GlossaryEntry | undefined): string | undefined {
  if (!entry) return undefined;
  if ('term' in entry) return JSON.stringify([entry.term, entry.meaning, entry.also, entry.caseSensitive]);
  return JSON.stringify([entry.phone, entry.urgent, [...entry.jurisdictions].sort()]);
}

/** `before` is what people see now. */
export async function needsSecond(
  library: EditingLibrary,
  before: Contact | GlossaryEntry | undefined,
  { entry, editedBy }: EditedEntry,
): Promise<boolean> {
  const policy = await secondEditorPolicy(library.editing.review.ports, editedBy);
  return needsTwo(policy, changesSubstance(before, entry) ? 'substance' : 'cosmetic');
}

export const changesSubstance = (before: Contact | GlossaryEntry | undefined, entry: EditedEntry['entry']) =>
  substanceOf(entry as Contact | GlossaryEntry | undefined) !== substanceOf(before);

export function changedBy({ kind, entry }: Pick<EditedEntry, 'kind' | 'entry'>): ChangedEntry {
  if (entry === undefined) return {};
  return kind === 'term' ? { term: entry as GlossaryEntry } : { contact: entry as Contact };
}

export function proposalOf(
  library: EditingLibrary,
  exchange: HttpExchange,
  { kind, id: of, entry, version, editedBy, editedAt }: EditedEntry & { kind: EntryKind },
): EditedEntry {
  const editorId = library.editorOf(exchange).person.id;
  const proposed: Proposed = { ...changedBy({ kind, entry }), on: version, editorId };
  const id = proposalId(kind, of);
  return {
    kind: 'proposal',
    id,
    entry: proposed,
    version: editedVersion(library, 'proposal', id),
    editedBy,
    editedAt,
  };
}

export function editedVersion({ editing }: EditingLibrary, kind: EditedEntry['kind'], id: string): number {
  const edits = editing.writing.entries.edited();
  return edits.find((one) => one.kind === kind && one.id === id)?.version ?? 0;
}
