// Reads which of their own messages an adviser has edited or deleted at the desk, in the same form as an edit or
// deletion on a chat platform.
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { UNREADABLE, type Posted, type Refusal } from '../security/post-guard.js';
import type { EscalationView } from './escalation-page.js';
import { mayChange } from './escalation-thread.js';
import { LONGEST_REPLY } from './forms.js';
import { asNote, wordsOf, written } from './read-action.js';

type Change =
  | Pick<Extract<IncomingEvent, { kind: 'edit' }>, 'kind' | 'messageId' | 'text'>
  | Pick<Extract<IncomingEvent, { kind: 'delete' }>, 'kind' | 'messageId'>;

export interface DeskChange {
  event: Change;
  /** Our id for the message, so that the page can find it again. */
  message: string;
}

export function isChange(posted: Posted): boolean {
  return posted.field('do') === 'change' || posted.field('do') === 'take-back';
}

/** Only accepts changes that the page offers, because an edit of an unknown message would count as a new message. */
export function readChange(posted: Posted, view: EscalationView | undefined): DeskChange | Refusal {
  const messageId = posted.field('message');
  const entry = view?.file.relayed.find(
    (one) => one.calledThere === messageId && mayChange(one, { ...view, escalation: view.file.escalation }),
  );
  if (!entry || messageId === undefined) return UNREADABLE;
  const { message } = entry;
  if (posted.field('do') === 'take-back') return { event: { kind: 'delete', messageId }, message };
  return written(wordsOf(posted), LONGEST_REPLY, (words) => ({
    event: { kind: 'edit', messageId, text: entry.direction === 'note' ? asNote(words) : words },
    message,
  }));
}
