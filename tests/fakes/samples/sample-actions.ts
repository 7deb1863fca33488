// Lists a button for each action. If an action is missing, the code does not compile.
import type { Action } from '../../../bot/model/messages/action.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';

const of = { escalation: 'escalation-1' };
const about = { answer: 'answer-1' };
const to = { message: 'message-1' };

const ACTIONS: { [Do in Action['do']]: Extract<Action, { do: Do }> } = {
  'talk-to-adviser': { do: 'talk-to-adviser', ...about },
  feedback: { do: 'feedback', ...about, rating: 'down', reason: 'wrong-nation' },
  'explain-rating': { do: 'explain-rating', ...about },
  'report-unsafe': { do: 'report-unsafe', ...about },
  'take-back-report': { do: 'take-back-report', ...about },
  'set-nation': { do: 'set-nation', jurisdiction: 'wales' },
  'show-citation': { do: 'show-citation', ...about, number: 1 },
  'confirm-sharing': { do: 'confirm-sharing', ...of },
  claim: { do: 'claim', ...of },
  'hand-back': { do: 'hand-back', ...of },
  'not-urgent': { do: 'not-urgent', ...of },
  'make-urgent': { do: 'make-urgent', ...of },
  seen: { do: 'seen', ...of },
  reply: { do: 'reply', ...of },
  resolve: { do: 'resolve', ...of },
  reassign: { do: 'reassign', ...of, to: 'specialism:Immigration <safeguarding> & more' },
  note: { do: 'note', ...of },
  'ask-bot': { do: 'ask-bot', ...of },
  'insert-answer': { do: 'insert-answer', ...of, ...about },
  'set-request-nation': { do: 'set-request-nation', jurisdiction: 'wales', ...of },
  'propose-note': { do: 'propose-note', ...of },
  reopen: { do: 'reopen', ...of },
  presence: { do: 'presence', away: true },
  withdraw: { do: 'withdraw', ...of, sure: true, urgent: true, claimed: true },
  'rate-handoff': { do: 'rate-handoff', ...of, rating: 'up' },
  'relay-to': { do: 'relay-to', ...of, ...to },
  'ask-guidance': { do: 'ask-guidance', ...to },
  'ask-follow-up': { do: 'ask-follow-up', ...to },
  'not-personal': { do: 'not-personal', ...to, pseudonym: '[name 1]' },
  'missed-something': { do: 'missed-something', ...to },
  'ask-service': { do: 'ask-service', ...about },
  'forget-me': { do: 'forget-me' },
  complain: { do: 'complain', ...to },
  'forget-nation': { do: 'forget-nation' },
  'set-language': { do: 'set-language', language: 'cy' },
  'no-danger': { do: 'no-danger', ...to },
  help: { do: 'help' },
};

export const EVERY_ACTION: readonly Action[] = Object.values(ACTIONS);

export function withButtons(
  actions: readonly Action[],
  language: OutgoingMessage['language'],
): OutgoingMessage {
  return {
    parts: [{ kind: 'text', text: 'Choose.' }],
    buttons: actions.map((action) => ({ label: `Do ${action.do} & go on`, action, style: 'primary' })),
    summary: 'Choose.',
    writtenByModel: false,
    ...(language && { language }),
  };
}
