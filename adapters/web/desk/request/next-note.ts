// Reads the note for the next adviser, which goes with a request that is transferred or handed back.
import { typedText, type Posted } from '../../security/post-guard.js';

/** The field of the note, by the button that sends it. */
export const NOTE_FIELDS = { reassign: 'transfer-note', 'hand-back': 'hand-back-note' } as const;

const isSender = (pressed: string): pressed is keyof typeof NOTE_FIELDS =>
  Object.hasOwn(NOTE_FIELDS, pressed);

/** Returns undefined for buttons that send no note. The note is empty if none was typed. */
export function nextNote(posted: Pick<Posted, 'field'>): { field: string; note: string } | undefined {
  const pressed = posted.field('do') ?? '';
  if (!isSender(pressed)) return undefined;
  const field = NOTE_FIELDS[pressed];
  return { field, note: typedText(posted, field) };
}

/** The message that an adviser had not sent when they gave up the request. Empty if there is none. */
export function leftUnsent(posted: Pick<Posted, 'field'>): string {
  return nextNote(posted) ? typedText(posted, 'text') : '';
}
