// Proposes to remove a practice note from the guidance. The removal is reviewed and published like any other
// change.
import { InputFailure } from '../../knowledge/model/errors.js';
import { liveEditions } from '../editions/draft-document.js';
import type { GuidanceStore, LibraryStore } from '../model/ports.js';
import { NOTES_SOURCE, type WithdrawNoteOutcome } from '../model/practice-note.js';
import { proposalsWording } from '../wording/proposals-wording.js';

const said = proposalsWording.notes;

export interface WithdrawNotePorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'editionsOf'>;
  library: Pick<LibraryStore, 'note' | 'takeOutNote'>;
  clock: () => Date;
}

export interface NoteToWithdraw {
  slug: string;
  /** The version that the editor was viewing. */
  version: number;
  editor: string;
}

/** Keeps the text: saving it again brings the note back. Throws `InputFailure` if it is not live. */
export async function withdrawNote(
  { store, library, clock }: WithdrawNotePorts,
  { slug, version, editor }: NoteToWithdraw,
): Promise<WithdrawNoteOutcome> {
  const live = (await liveEditions(store)).get(slug);
  const note = live && (await library.note(slug));
  if (!note) throw new InputFailure(...said.notLive);
  const proposal = {
    source: NOTES_SOURCE,
    document: slug,
    base: live.id,
    weight: 'substance' as const,
    note: said.removedBy(editor),
  };
  const at = clock().toISOString();
  const change = await library.takeOutNote({ slug, version, proposal, at, editor });
  if (change) return { outcome: 'proposed', change };
  return { outcome: 'overtaken', note: (await library.note(slug)) ?? note };
}
