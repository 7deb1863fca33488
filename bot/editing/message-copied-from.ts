// Finds the practitioner's message that an editor copied a question from.
import { questionErased } from '../../ingest/model/editing.js';
import type { CopiedFrom } from '../model/editing-ports.js';
import type { Records } from '../model/store.js';

/** Throws `InputFailure` if that message is no longer stored. */
export async function messageCopiedFrom(
  { notes, escalations, answers }: Pick<Records, 'notes' | 'escalations' | 'answers'>,
  { draft, answer }: CopiedFrom = {},
): Promise<string | undefined> {
  if (draft === undefined && answer === undefined) return undefined;
  const note = draft === undefined ? undefined : await notes.find(draft);
  const source = note ? await escalations.find(note.escalation) : undefined;
  const asked = draft === undefined ? await answers.find(answer!) : source;
  if (asked?.message === undefined) throw questionErased();
  return asked.message;
}
