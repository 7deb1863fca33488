// Finds the practitioner's message that an editor copied a question from.
import type { CopiedFrom } from '../model/editing-ports.js';
import type { Records } from '../model/store.js';

export async function messageCopiedFrom(
  { notes, escalations, answers }: Pick<Records, 'notes' | 'escalations' | 'answers'>,
  { draft, answer }: CopiedFrom = {},
): Promise<string | undefined> {
  const note = draft === undefined ? undefined : await notes.find(draft);
  if (note) return (await escalations.find(note.escalation))?.message;
  return answer === undefined ? undefined : (await answers.find(answer))?.message;
}
