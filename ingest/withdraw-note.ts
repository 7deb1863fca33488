// Proposes to take a practice note out of the guidance: reviewed and published like any other change.
import { InputFailure } from '../knowledge/errors.js';
import { liveEditions } from './draft-document.js';
import type { ChangeRecord } from './editing.js';
import type { EditingStore, GuidanceStore, LibraryStore } from './ports.js';
import { NOTES_SOURCE } from './practice-note.js';

export interface WithdrawNotePorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'editionsOf'>;
  editing: Pick<EditingStore, 'propose'>;
  library: Pick<LibraryStore, 'note'>;
  clock: () => Date;
}

/** The words stay, so that saving them again brings the note back. Throws `InputFailure` where it is not live. */
export async function withdrawNote(
  { store, editing, library, clock }: WithdrawNotePorts,
  slug: string,
  editor: string,
): Promise<ChangeRecord> {
  const live = (await liveEditions(store)).get(slug);
  if (!live || !(await library.note(slug)))
    throw new InputFailure('This note is not live.', 'There is nothing to take out.');
  const proposal = {
    source: NOTES_SOURCE,
    document: slug,
    base: live.id,
    weight: 'substance' as const,
    note: `Taken out by ${editor}.`,
  };
  return editing.propose(proposal, clock().toISOString());
}
