// A button was pressed or a form sent: who may do it is decided here, never by what the button carried.
import type { Action } from '../model/messages/action.js';
import type { Conversation } from '../model/messages/conversation.js';
import { askBot } from '../handoff/relay/ask-bot.js';
import { claim } from '../handoff/transitions/claim.js';
import { handBack } from '../handoff/transitions/hand-back.js';
import { insertAnswer } from '../handoff/relay/insert-answer.js';
import { proposeNote } from '../handoff/record/propose-note.js';
import { reassign } from '../handoff/transitions/reassign.js';
import { relayTo } from '../handoff/relay/ask-which-escalation.js';
import { reopen } from '../handoff/transitions/reopen.js';
import { resolve } from '../handoff/transitions/resolve.js';
import { setPresence } from '../handoff/transitions/set-presence.js';
import { shareWords } from '../handoff/relay/reach-holder.js';
import { withdraw } from '../handoff/transitions/withdraw.js';
import { forgetMe } from '../erasure/forget-me.js';
import { rateAnswer, rateHandoff } from '../replies/give-feedback.js';
import { helpMessage } from '../replies/greet.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { replaceMessage } from '../kernel/outbox.js';
import { samePerson } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import { markAnswerAsEarlier } from './receive-change.js';
import { receiveNote, receiveReply } from './receive-reply.js';
import { queueQuestion } from '../answers/queue-question.js';
import { reply, talkToAdviser } from '../replies/run-command.js';
import type { Caller } from '../replies/run-command.js';
import { showCitation } from '../replies/show-citation.js';
import { wording } from '../copy/wording.js';

type ActionEvent = Extract<IncomingEvent, { kind: 'action' }>;

export async function receiveAction(
  unit: UnitOfWork,
  conversation: Conversation,
  event: ActionEvent,
): Promise<void> {
  const caller: Caller = { person: event.from, conversation, event: event.id, sender: event.sender };
  const { action } = event;
  if (isOfHandoff(action)) return handoffAction(unit, caller, action, event);
  switch (action.do) {
    case 'help':
      return reply(unit, caller, helpMessage());
    case 'talk-to-adviser':
      return talkToAdviser(unit, caller, action.answer);
    case 'feedback':
      return rateAnswer(unit, caller, action);
    case 'set-nation':
      return chooseNation(unit, caller, action);
    case 'show-citation':
      return showCitation(unit, caller, action);
    case 'ask-guidance':
      return askGuidanceToo(unit, caller, action.message);
    case 'forget-me':
      return forgetMe(unit, caller);
  }
}

const OF_HANDOFF = [
  'claim',
  'hand-back',
  'reply',
  'resolve',
  'reassign',
  'note',
  'ask-bot',
  'insert-answer',
  'propose-note',
  'reopen',
  'presence',
  'withdraw',
  'relay-to',
  'confirm-sharing',
  'rate-handoff',
] as const;
type HandoffAction = Extract<Action, { do: (typeof OF_HANDOFF)[number] }>;

function isOfHandoff(action: Action): action is HandoffAction {
  return (OF_HANDOFF as readonly string[]).includes(action.do);
}

async function handoffAction(
  unit: UnitOfWork,
  caller: Caller,
  action: HandoffAction,
  event: ActionEvent,
): Promise<void> {
  switch (action.do) {
    case 'withdraw':
      return withdraw(unit, caller.person, caller.conversation, caller.event);
    case 'rate-handoff':
      return rateHandoff(unit, caller, action);
    case 'confirm-sharing':
      return decideSharing(unit, caller, action.share);
    case 'reopen':
      return reopen(unit, action.escalation, caller);
    default:
      return adviserAction(unit, caller, action, event.sentAt);
  }
}

type PractitionersDo = 'withdraw' | 'rate-handoff' | 'confirm-sharing' | 'reopen';

async function adviserAction(
  unit: UnitOfWork,
  caller: Caller,
  action: Exclude<HandoffAction, { do: PractitionersDo }>,
  sentAt: string,
): Promise<void> {
  switch (action.do) {
    case 'claim':
      return claim(unit, action.escalation, caller);
    case 'hand-back':
      return handBack(unit, action.escalation, caller);
    case 'resolve':
      return resolve(unit, action.escalation, caller, action.outcome);
    case 'reassign':
      return reassign(unit, action.escalation, caller, action.to);
    case 'reply':
      return receiveReply(unit, caller, action, sentAt);
    case 'note':
      return receiveNote(unit, caller, action, sentAt);
    case 'ask-bot':
      return askBot(unit, action.escalation, caller, action.text, sentAt);
    case 'insert-answer':
      return insertAnswer(unit, caller, action, sentAt);
    case 'propose-note':
      return proposeNote(unit, action.escalation, caller);
    case 'presence':
      return setPresence(unit, caller, action.away);
    case 'relay-to':
      return relayTo(unit, caller, action);
  }
}

/** The nation was missing, or is another now: the question is answered again with it. */
async function chooseNation(
  unit: UnitOfWork,
  caller: Caller,
  { jurisdiction, question }: Extract<Action, { do: 'set-nation' }>,
): Promise<void> {
  const { records } = unit;
  await records.conversations.change(caller.conversation.id, { jurisdiction });
  const asked = question === undefined ? undefined : await records.messages.find(question);
  const theirs =
    asked && (asked.conversation === caller.conversation.id || samePerson(asked.from, caller.person));
  if (!theirs || asked.deletedAt)
    return reply(unit, caller, plainMessage(wording.nationChosen(jurisdiction)));
  const earlier = await records.answers.toMessage(asked.id);
  if (earlier?.answer.outcome === 'needs-clarification') {
    await records.answers.supersede(earlier.id, unit.now);
    for (const sent of await records.outgoing.ofAnswer(earlier.id))
      await replaceMessage(unit, sent, plainMessage(wording.nationChosen(jurisdiction)));
  } else await markAnswerAsEarlier(unit, asked.id);
  await answerAgain(unit, asked.id, caller.conversation.id);
}

/** A message that was kept for an adviser is answered from the guidance as well. */
async function askGuidanceToo(unit: UnitOfWork, caller: Caller, id: string): Promise<void> {
  const message = await unit.records.messages.find(id);
  if (!message || message.deletedAt || !samePerson(message.from, caller.person))
    return reply(unit, caller, plainMessage(wording.nothingToAnswer));
  await answerAgain(unit, id, caller.conversation.id);
}

async function answerAgain(unit: UnitOfWork, id: string, conversation: string): Promise<void> {
  await unit.records.messages.askAgain(id);
  const message = await unit.records.messages.find(id);
  if (message) await queueQuestion(unit, message, conversation);
}

/** Whether the holder may read the question as it was written. */
async function decideSharing(unit: UnitOfWork, caller: Caller, share: boolean): Promise<void> {
  const { records } = unit;
  const [open] = await records.escalations.waitedForBy(caller.person);
  if (!open) return reply(unit, caller, plainMessage(wording.handoff.notOpen));
  const question = open.message ? await records.messages.find(open.message) : undefined;
  if (!share) return reply(unit, caller, plainMessage(wording.handoff.wordsNotShared));
  if (!question || question.deletedAt) return reply(unit, caller, plainMessage(wording.handoff.wordsGone));
  await shareWords(unit, open, question);
  await reply(unit, caller, plainMessage(wording.handoff.wordsShared));
}
