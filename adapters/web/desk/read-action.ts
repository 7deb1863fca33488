// Reads an action from a form at the desk, or says what is wrong with the form.
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { hasMisplacedNote } from '../../../bot/handoff/messages/internal-notes.js';
import { LONGEST_REPLY } from '../../../bot/model/messages/message-length.js';
import {
  LONGEST_OUTCOME,
  LONGEST_QUESTION,
  parseAction,
  type Action,
} from '../../../bot/model/messages/action.js';
import { nationIn } from '../design/fields.js';
import { typedText, UNREADABLE, type Posted, type Refusal } from '../security/post-guard.js';
import { nextNote } from './request/next-note.js';
import { leftOut } from './request/note-fields.js';
import { SEND_QUOTES } from './request/claim-and-reply-forms.js';
import { ASKS_IF_SURE, pressedIn, SEEN, SURE, UNSENT } from './request/close-form.js';

const { problems } = deskWording;
const NO_OUTCOME: Refusal = { status: 400, problem: problems.noOutcome, field: 'outcome' };
const NO_DETAIL: Refusal = { status: 400, problem: problems.noDetail, field: 'detail' };
export const NOT_SURE: Refusal = { status: 400, problem: problems.notSure, field: SURE };
export const NOT_RECEIVED: Refusal = { status: 400, problem: problems.notReceived, field: SURE };
export const SAFETY_UNKNOWN: Refusal = { status: 400, problem: problems.safetyUnknown, field: SURE };
export const NOT_SENT: Refusal = { status: 400, problem: problems.notSent, field: UNSENT };
const NO_ONE: Refusal = { status: 400, problem: problems.noOne, field: 'to' };
const NO_NATION: Refusal = { status: 400, problem: problems.noNation, field: 'jurisdiction' };
export const MISPLACED_NOTE: Refusal = {
  status: 400,
  problem: deskWording.forms.misplacedNote,
  field: 'text',
};
const EMPTY: Refusal = { status: 400, problem: problems.empty, field: 'text' };

/** Actions that need no other fields. */
const BARE = ['claim', 'not-urgent', 'make-urgent', 'reopen', 'seen'] as const;

export function readAction(posted: Posted, escalation: string): Action | Refusal {
  const wanted = pressedIn(posted);
  const text = typedText(posted, 'text');
  if (wanted?.startsWith(SEND_QUOTES)) return insertion(wanted.slice(SEND_QUOTES.length), escalation, text);
  const bare = BARE.find((one) => one === wanted);
  if (bare) return { do: bare, escalation };
  switch (wanted) {
    case 'propose-note':
      return { do: wanted, escalation, leaveOut: leftOut(posted) };
    case 'set-request-nation':
      return withNation(posted, escalation);
    case 'resolve':
      return closing(posted, escalation);
    case 'reassign':
      // The choice comes from outside, so it is checked like any other input.
      return reassignment(posted, escalation);
    case 'hand-back':
      return withNote(posted, (note) => ({ do: wanted, escalation, ...note }));
    case 'reply':
    case 'note':
      return replyWith(wanted === 'note' ? asNote(text) : text, escalation);
    case 'ask-bot':
      return written(text, LONGEST_QUESTION, (words) => ({ do: 'ask-bot', escalation, text: words }));
    default:
      return UNREADABLE;
  }
}

export function replyWith(text: string, escalation: string): Action | Refusal {
  return written(text, LONGEST_REPLY, (words): Action | Refusal =>
    hasMisplacedNote(words) ? MISPLACED_NOTE : { do: 'reply', escalation, text: words },
  );
}

function withNation(posted: Posted, escalation: string): Action | Refusal {
  const jurisdiction = nationIn(posted.field('jurisdiction'));
  return jurisdiction ? { do: 'set-request-nation', escalation, jurisdiction } : NO_NATION;
}

function closing(posted: Posted, escalation: string): Action | Refusal {
  if (posted.field('outcome') === '') return NO_OUTCOME;
  const [outcome = '', detail = ''] = ['outcome', 'detail'].map((field) => typedText(posted, field));
  if (outcome === deskWording.forms.otherOutcome && detail === '') return NO_DETAIL;
  // The statistics group outcomes by the text before the colon.
  const both = [outcome, detail]
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, LONGEST_OUTCOME);
  const seen = posted.field(SEEN);
  return parseAction({ do: 'resolve', escalation, seen, ...(both && { outcome: both }) }) ?? UNREADABLE;
}

/** True if the form asked whether to close the request anyway, and was not answered. */
export function isUnsure(posted: Posted): boolean {
  return (
    pressedIn(posted) === 'resolve' &&
    posted.field(ASKS_IF_SURE) !== undefined &&
    posted.field(SURE) === undefined
  );
}

function reassignment(posted: Posted, escalation: string): Action | Refusal {
  const to = posted.field('to') ?? '';
  if (to === '') return NO_ONE;
  return withNote(posted, (note) => parseAction({ do: 'reassign', escalation, to, ...note }) ?? UNREADABLE);
}

function withNote<T>(posted: Posted, make: (note: { note?: string }) => T): T | Refusal {
  const { note = '', field } = nextNote(posted) ?? {};
  if (note.length > LONGEST_QUESTION) return tooLong(note.length, LONGEST_QUESTION, field);
  return make(note === '' ? {} : { note });
}

/** The adviser's message is optional, because quotes may be enough on their own. */
function insertion(answer: string, escalation: string, text: string): Action | Refusal {
  if (text.length > LONGEST_REPLY) return tooLong(text.length, LONGEST_REPLY);
  if (hasMisplacedNote(text)) return MISPLACED_NOTE;
  return parseAction({ do: 'insert-answer', escalation, answer, ...(text && { text }) }) ?? UNREADABLE;
}

export function written<T>(text: string, longest: number, make: (words: string) => T): T | Refusal {
  if (text.trim() === '') return EMPTY;
  return text.length > longest ? tooLong(text.length, longest) : make(text);
}

/** Starts each line with "//", so that only advisers see it, on every platform. */
export function asNote(text: string): string {
  return text === '' ? '' : text.replace(/^/gm, '// ');
}

function tooLong(length: number, longest: number, field = 'text'): Refusal {
  return { status: 413, problem: problems.tooLong(length, longest), field };
}
