// Reads which messages to leave out of a suggested practice note.
import type { Posted } from '../../security/post-guard.js';

/** The field with the ids of the messages shown, separated by spaces. */
export const NOTE_MESSAGES = 'note-messages';

export function noteField(message: string): string {
  return `note-message-${message}`;
}

export function leftOut({ field }: Posted): string[] {
  const shown = (field(NOTE_MESSAGES) ?? '').split(' ').filter((id) => id !== '');
  return shown.filter((id) => field(noteField(id)) === undefined);
}
