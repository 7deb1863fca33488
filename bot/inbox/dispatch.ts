// Maps each button, form and typed command to its handler. The code does not compile if one is missing.
import type { Action } from '../model/messages/action.js';
import type { Command } from '../model/messages/command.js';
import { explainComplaint, recordComplaint } from '../data-subject/complain.js';
import { showMyData } from '../data-subject/my-data.js';
import { confirmForgetting, forgetMe } from '../erasure/forget-me.js';
import { proposeNote } from '../handoff/record/propose-note.js';
import { askBot } from '../handoff/relay/ask-bot.js';
import { relayTo } from '../handoff/relay/ask-which-request.js';
import { insertAnswer } from '../handoff/relay/insert-answer.js';
import { claim } from '../handoff/transitions/claim.js';
import { handBack } from '../handoff/transitions/hand-back.js';
import { reassign } from '../handoff/transitions/reassign.js';
import { reopen, reopenLatest } from '../handoff/transitions/reopen.js';
import { resolve } from '../handoff/transitions/resolve.js';
import { setUrgency } from '../handoff/transitions/set-urgency.js';
import { setRequestNation } from '../handoff/transitions/set-request-nation.js';
import { setAdviserAway } from '../handoff/transitions/set-adviser-away.js';
import { markSeen, withdraw } from '../handoff/transitions/withdraw.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { explainRating, rateAnswer, rateHandoff } from '../replies/give-feedback.js';
import { reportUnsafe, takeBackReport } from '../replies/report-unsafe.js';
import { chooseLanguage } from '../replies/choose-language.js';
import { sayHelp } from '../replies/say-help.js';
import { offerToForgetNation } from '../replies/reply-to-talk.js';
import type { Caller, RefusedAction } from '../jobs/reply-to-caller.js';
import { setAgency } from '../replies/set-agency.js';
import { showStatus } from '../replies/status.js';
import { talkToAdviser } from '../handoff/transitions/ask-for-adviser.js';
import { showCitation } from '../replies/show-citation.js';
import { replyToSmallTalk } from '../replies/reply-to-small-talk.js';
import {
  askAsFollowUp,
  askGuidanceToo,
  askServiceToo,
  chooseNation,
  forgetNation,
  setNation,
} from './answer-again.js';
import { missedSomething, notPersonal, removeWords } from './correct-redaction.js';
import { shareQuestion } from './share-question.js';
import { receiveInternalNote, receiveReply } from './receive-reply.js';
import { takeBackAlarm } from './false-alarm.js';

type Run<Asked, Ran = Promise<void>> = (
  unit: UnitOfWork,
  caller: Caller,
  asked: Asked,
  sentAt: string,
) => Ran;
type Table<Asked extends { do: string }, Ran = Promise<void>> = {
  readonly [Do in Asked['do']]: Run<Extract<Asked, { do: Do }>, Ran>;
};
type Pressed = Promise<void> | Promise<RefusedAction | undefined>;

const ACTIONS: Table<Action, Pressed> = {
  help: sayHelp,
  'talk-to-adviser': (unit, caller, { answer }) => talkToAdviser(unit, caller, answer),
  feedback: (unit, caller, feedback) => rateAnswer(unit, caller, feedback),
  'explain-rating': explainRating,
  'report-unsafe': reportUnsafe,
  'take-back-report': takeBackReport,
  'set-nation': chooseNation,
  'show-citation': showCitation,
  'ask-guidance': (unit, caller, { message }) => askGuidanceToo(unit, caller, message),
  'ask-follow-up': askAsFollowUp,
  'not-personal': notPersonal,
  'missed-something': missedSomething,
  'ask-service': askServiceToo,
  'forget-me': forgetMe,
  complain: recordComplaint,
  'forget-nation': forgetNation,
  'no-danger': takeBackAlarm,
  'set-language': chooseLanguage,
  withdraw: (unit, caller, pressed) => withdraw(unit, caller, pressed),
  'rate-handoff': rateHandoff,
  'confirm-sharing': (unit, caller, { escalation }) => shareQuestion(unit, caller, escalation),
  reopen: (unit, caller, { escalation }) => reopen(unit, escalation, caller),
  claim: (unit, caller, { escalation }) => claim(unit, escalation, caller),
  'hand-back': (unit, caller, { escalation, note }, sentAt) =>
    handBack(unit, escalation, caller, { note, sentAt }),
  'not-urgent': (unit, caller, { escalation }) => setUrgency(unit, escalation, caller, false),
  'make-urgent': (unit, caller, { escalation }) => setUrgency(unit, escalation, caller, true),
  seen: (unit, caller, { escalation }) => markSeen(unit, escalation, caller),
  resolve: (unit, caller, { escalation, ...closing }) => resolve(unit, escalation, caller, closing),
  reassign: (unit, caller, { escalation, ...wanted }, sentAt) =>
    reassign(unit, escalation, caller, { ...wanted, sentAt }),
  reply: receiveReply,
  note: receiveInternalNote,
  'ask-bot': (unit, caller, { escalation, text }, sentAt) => askBot(unit, escalation, caller, text, sentAt),
  'insert-answer': insertAnswer,
  'set-request-nation': setRequestNation,
  'propose-note': proposeNote,
  presence: (unit, caller, { away }) => setAdviserAway(unit, caller, away),
  'relay-to': relayTo,
};

/**
 * Commands typed exactly, or recognised in a practitioner's own words. During a handoff, an adviser's command
 * does the same as the button.
 */
const COMMANDS: Table<Command> = {
  help: sayHelp,
  status: showStatus,
  nation: setNation,
  adviser: (unit, caller) => talkToAdviser(unit, caller),
  agency: (unit, caller, { agency }) => setAgency(unit, caller, agency),
  reopen: reopenLatest,
  withdraw: (unit, caller) => withdraw(unit, caller),
  remove: (unit, caller, { words }) => removeWords(unit, caller, words),
  'forget-me': confirmForgetting,
  'my-data': showMyData,
  complaint: explainComplaint,
  'forget-nation': (unit, caller, { offer }) =>
    offer ? offerToForgetNation(unit, caller) : forgetNation(unit, caller),
  language: chooseLanguage,
  talk: (unit, caller, command) => replyToSmallTalk(unit, caller, command),
};

export function runAction(unit: UnitOfWork, caller: Caller, action: Action, sentAt: string): Pressed {
  const run = ACTIONS[action.do] as Run<Action, Pressed>;
  return run(unit, caller, action, sentAt);
}

export function runCommand(
  unit: UnitOfWork,
  caller: Caller,
  command: Command,
  sentAt: string,
): Promise<void> {
  const run = COMMANDS[command.do] as Run<Command>;
  return run(unit, caller, command, sentAt);
}
