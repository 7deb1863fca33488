// The fields of the form that suggests a practice note: which messages were shown, and which of them are ticked.
import type { Posted } from '../../security/post-guard.js';

/** The ids of the messages shown, with spaces between them. */
export const NOTE_MESSAGES = 'note-messages';

export function noteField(message: string): string {
  return `note-message-${message}`;
}

/** The messages whose box is no longer ticked. */
export function leftOut({ field }: Posted): string[] {
  const shown = (field(NOTE_MESSAGES) ?? '').split(' ').filter((id) => id !== '');
  return shown.filter((id) => field(noteField(id)) === undefined);
}
