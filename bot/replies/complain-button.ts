// The button that records a complaint.
import type { PractitionerWords } from '../copy/english/practitioner-words.js';
import type { Button } from '../model/messages/message.js';

/** `message`: the message that says what the complaint is about. */
export function complainButton({ complaints }: PractitionerWords, message?: string): Button {
  return {
    label: complaints.button,
    action: { do: 'complain', ...(message !== undefined && { message }) },
  };
}
