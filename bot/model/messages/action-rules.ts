// Lists who can use each button or form, and when. The code does not compile if an action is missing.
import type { Action } from './action.js';

interface ActionRule {
  /** Who the button is for. Practitioners' pages only accept buttons for practitioners. */
  by: 'practitioner' | 'adviser';
  /**
   * stops: the button asks the assistant to start something, so it does not work while the assistant is
   * turned off.
   */
  whileOff: 'stops' | 'stays';
  /**
   * True if the button can only be used once. False for buttons that can be used again, and for those on
   * cards, because a card is updated with its request.
   */
  once: boolean;
}

export const ACTION_RULES: Readonly<Record<Action['do'], ActionRule>> = {
  'talk-to-adviser': { by: 'practitioner', whileOff: 'stays', once: false },
  feedback: { by: 'practitioner', whileOff: 'stays', once: true },
  'explain-rating': { by: 'practitioner', whileOff: 'stays', once: false },
  'report-unsafe': { by: 'practitioner', whileOff: 'stays', once: false },
  'take-back-report': { by: 'practitioner', whileOff: 'stays', once: false },
  'set-nation': { by: 'practitioner', whileOff: 'stops', once: true },
  'show-citation': { by: 'practitioner', whileOff: 'stays', once: false },
  'confirm-sharing': { by: 'practitioner', whileOff: 'stays', once: true },
  reopen: { by: 'practitioner', whileOff: 'stays', once: true },
  withdraw: { by: 'practitioner', whileOff: 'stays', once: false },
  'rate-handoff': { by: 'practitioner', whileOff: 'stays', once: true },
  'ask-guidance': { by: 'practitioner', whileOff: 'stops', once: true },
  'ask-follow-up': { by: 'practitioner', whileOff: 'stops', once: false },
  'not-personal': { by: 'practitioner', whileOff: 'stops', once: false },
  'missed-something': { by: 'practitioner', whileOff: 'stops', once: false },
  'ask-service': { by: 'practitioner', whileOff: 'stops', once: false },
  'forget-me': { by: 'practitioner', whileOff: 'stays', once: true },
  complain: { by: 'practitioner', whileOff: 'stays', once: true },
  'forget-nation': { by: 'practitioner', whileOff: 'stays', once: true },
  'set-language': { by: 'practitioner', whileOff: 'stays', once: false },
  'no-danger': { by: 'practitioner', whileOff: 'stays', once: true },
  help: { by: 'practitioner', whileOff: 'stops', once: false },
  claim: { by: 'adviser', whileOff: 'stays', once: false },
  'hand-back': { by: 'adviser', whileOff: 'stays', once: false },
  'not-urgent': { by: 'adviser', whileOff: 'stays', once: false },
  'make-urgent': { by: 'adviser', whileOff: 'stays', once: false },
  seen: { by: 'adviser', whileOff: 'stays', once: false },
  reply: { by: 'adviser', whileOff: 'stays', once: false },
  resolve: { by: 'adviser', whileOff: 'stays', once: false },
  reassign: { by: 'adviser', whileOff: 'stays', once: false },
  note: { by: 'adviser', whileOff: 'stays', once: false },
  'ask-bot': { by: 'adviser', whileOff: 'stays', once: false },
  'insert-answer': { by: 'adviser', whileOff: 'stays', once: false },
  'set-request-nation': { by: 'adviser', whileOff: 'stays', once: false },
  'propose-note': { by: 'adviser', whileOff: 'stays', once: false },
  presence: { by: 'adviser', whileOff: 'stays', once: false },
  'relay-to': { by: 'adviser', whileOff: 'stays', once: true },
};
