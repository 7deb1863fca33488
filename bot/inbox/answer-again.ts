// Answers a question again for another nation, as a follow-up or with a language model. Also answers a saved
// message that was meant for an adviser.
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { Action } from '../model/messages/action.js';
import type { Command } from '../model/messages/command.js';
import type { StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import { samePerson } from '../model/people/person.js';
import { findOff } from '../assistant-off/when-off.js';
import { nationsAnswered } from '../answers/nation-used.js';
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
import { queueQuestion, type QuestionOptions } from '../answers/queue-question.js';
import { plainMessage } from '../wording/plain-message.js';
import { nationAgainButton, nationButtons } from '../wording/buttons.js';
import { replaceMessage } from '../jobs/outbox.js';
import { lockInvolved } from '../handoff/advisers/advisers-place.js';
import { refreshCardsOf } from '../handoff/cards/cards-about.js';
import { queueMessageReading } from '../jobs/queue-message-reading.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { isOwnCaseHere } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { mayTalkOf } from '../model/handoff/is-known-to-wait.js';
import { markAnswerAsEarlier } from './mark-answer-as-earlier.js';

/**
 * Handles the name of a nation, typed as a message. If the bot has just asked for the nation, answers the
 * waiting question. If the bot has just answered for another nation, offers to answer again for this one.
 */
export async function setNation(
  unit: UnitOfWork,
  caller: Caller,
  { jurisdiction }: Extract<Command, { do: 'nation' }>,
): Promise<void> {
  if (!jurisdiction)
    return reply(unit, caller, (say) =>
      plainMessage(say.nationUnknown, { parts: [{ kind: 'choices', buttons: nationButtons(say) }] }),
    );
  const latest = await unit.records.answers.latestIn(caller.conversation.id);
  const isAsked = Boolean(latest?.answer.clarification?.choices.length) && latest?.supersededAt === undefined;
  if (isAsked)
    return chooseNation(unit, caller, { do: 'set-nation', jurisdiction, question: latest?.message });
  const mayAskAgain = await isAnsweredOtherwise(unit, caller, latest, jurisdiction);
  await unit.records.conversations.change(caller.conversation.id, { jurisdiction });
  await refreshCardsOf(unit, caller.person);
  await reply(unit, caller, (say) =>
    plainMessage(say.nationChosen(jurisdiction), {
      buttons: latest && mayAskAgain ? [nationAgainButton(say, jurisdiction, latest.message)] : [],
    }),
  );
}

/** After this long, a message that only names a nation is probably not about the last answer. */
const STILL_ASKED_MS = 30 * 60_000;

/** True if the last answer to this person is recent and was for another nation. */
async function isAnsweredOtherwise(
  { records, now }: UnitOfWork,
  { person }: Caller,
  latest: StoredAnswer | undefined,
  jurisdiction: Jurisdiction,
): Promise<boolean> {
  if (latest?.answer.outcome !== 'answered' || latest.supersededAt !== undefined) return false;
  if (Date.parse(now) - Date.parse(latest.createdAt) >= STILL_ASKED_MS) return false;
  const question = await records.messages.find(latest.message);
  if (question?.kind !== 'question' || question.deletedAt || !samePerson(question.from, person)) return false;
  return !nationsAnswered(latest, question.text ?? '').includes(jurisdiction);
}

/** Sets the nation, and answers the question again if there is one. */
export async function chooseNation(
  unit: UnitOfWork,
  caller: Caller,
  { jurisdiction, question }: Extract<Action, { do: 'set-nation' }>,
): Promise<void> {
  const { records } = unit;
  await records.conversations.change(caller.conversation.id, { jurisdiction });
  await refreshCardsOf(unit, caller.person);
  const asked = question === undefined ? undefined : await records.messages.find(question);
  if (!asked || asked.deletedAt || !isTheirs(asked, caller) || (await ownRequest(unit, caller)))
    return reply(unit, caller, (say) => say.nationChosen(jurisdiction));
  const earlier = await records.answers.toMessage(asked.id);
  if (earlier?.answer.outcome === 'needs-clarification') {
    await records.answers.supersede(earlier.id, unit.now);
    for (const sent of await records.outgoing.ofAnswer(earlier.id))
      await replaceMessage(unit, sent, (say) => say.nationFromNow(jurisdiction));
  } else {
    await markAnswerAsEarlier(unit, asked.id, (say) =>
      isPrivate(caller) ? say.nationChosenInstead(jurisdiction) : say.nationChosenHere(jurisdiction),
    );
    await reply(unit, caller, (say) => say.nationFromNow(jurisdiction));
  }
  await answerAgain(unit, asked.id, caller.conversation.id, { ownNationOnly: true });
}

/**
 * Clears the chosen nation, and answers the question again if there is one. After this, the bot asks for the
 * nation whenever it matters.
 */
export async function forgetNation(
  unit: UnitOfWork,
  caller: Caller,
  { question }: { question?: string | undefined } = {},
): Promise<void> {
  const { records } = unit;
  await records.conversations.change(caller.conversation.id, { jurisdiction: null });
  await refreshCardsOf(unit, caller.person);
  await reply(unit, caller, (say) => say.nationForgotten);
  const asked = question === undefined ? undefined : await records.messages.find(question);
  if (!asked || asked.deletedAt || !isTheirs(asked, caller) || (await ownRequest(unit, caller))) return;
  // While the assistant is off, there is no new answer, so keep the old one.
  if (await findOff(unit, caller.conversation.place)) return;
  await markAnswerAsEarlier(unit, asked.id, (say) =>
    isPrivate(caller) ? say.allNationsInstead : say.allNationsHere,
  );
  await answerAgain(unit, asked.id, caller.conversation.id);
}

const isPrivate = ({ conversation }: Caller) => conversation.place.kind === 'personal';

const isTheirs = ({ conversation, from }: StoredMessage, caller: Caller) =>
  conversation === caller.conversation.id || samePerson(from, caller.person);

/**
 * The open request of a child or victim about themselves. They may have written about themselves since the
 * button was shown.
 */
export async function ownRequest(
  { records }: UnitOfWork,
  { person, conversation }: Pick<Caller, 'person' | 'conversation'>,
) {
  const [open] = await records.escalations.waitedForBy(person);
  return open && (await isOwnCaseHere(records, person, conversation, open)) ? open : undefined;
}

/** Replies and returns true if a child or victim has asked for an adviser for themselves. */
export async function refuseForOwnCase(unit: UnitOfWork, caller: Caller): Promise<boolean> {
  const open = await ownRequest(unit, caller);
  if (!open) return false;
  const mayTalk = mayTalkOf(open, caller.conversation);
  await reply(unit, caller, (say) => (mayTalk ? say.handoff.openedOwn : say.notAnsweredHere));
  return true;
}

/** Replies and returns undefined if this person did not write the message, or has deleted it. */
export async function ownMessage(
  unit: UnitOfWork,
  caller: Caller,
  id: string,
): Promise<StoredMessage | undefined> {
  const message = await unit.records.messages.find(id);
  if (message && !message.deletedAt && samePerson(message.from, caller.person)) return message;
  await reply(unit, caller, (say) => say.nothingToAnswer);
  return undefined;
}

export async function askGuidanceToo(unit: UnitOfWork, caller: Caller, id: string): Promise<void> {
  const message = await ownMessage(unit, caller, id);
  if (!message) return;
  if (await refuseForOwnCase(unit, caller)) return;
  if (message.role === 'adviser') await askForRequest(unit, caller, id);
  await answerAgain(unit, id, caller.conversation.id, { as: 'question' });
}

/**
 * If an adviser holds exactly one request, lets them send the quotes to the practitioner, as they can after a
 * message that starts with “ask:”.
 */
async function askForRequest(
  unit: UnitOfWork,
  { person, conversation }: Caller,
  message: string,
): Promise<void> {
  if (conversation.place.kind !== 'personal') return;
  const [held, ...more] = (await lockInvolved(unit, person)).held;
  if (!held || more.length) return;
  await unit.records.escalations.addRelayed({ escalation: held.id, message, direction: 'private' });
}

export async function askAsFollowUp(
  unit: UnitOfWork,
  caller: Caller,
  { message: id }: Extract<Action, { do: 'ask-follow-up' }>,
): Promise<void> {
  if (!(await ownMessage(unit, caller, id))) return;
  if (await refuseForOwnCase(unit, caller)) return;
  const given = await unit.records.answers.toMessage(id);
  if (given?.asked?.followUp) return reply(unit, caller, (say) => say.corrections.already);
  await markAnswerAsEarlier(unit, id, (say) => say.followUpAsked);
  await answerAgain(unit, id, caller.conversation.id, { as: 'follow-up' });
}

/**
 * Also asks a language model, once the person has seen what the bot searched for. Pressing the button again
 * has no effect.
 */
export async function askServiceToo(
  unit: UnitOfWork,
  caller: Caller,
  { answer: id }: Extract<Action, { do: 'ask-service' }>,
): Promise<void> {
  const given = await findAnswerForPerson(unit.records, caller, id);
  const { answer, message } = given ?? {};
  if (!answer || !message || message.deletedAt || !samePerson(message.from, caller.person))
    return reply(unit, caller, (say) => say.nothingToAnswer);
  if (answer.supersededAt) return reply(unit, caller, (say) => say.corrections.already);
  if (await refuseForOwnCase(unit, caller)) return;
  await markAnswerAsEarlier(unit, message.id, (say) => say.corrections.serviceAsked);
  await answerAgain(unit, message.id, caller.conversation.id, { service: true });
}

export async function answerAgain(
  unit: UnitOfWork,
  id: string,
  conversation: string,
  wanted: QuestionOptions = {},
): Promise<void> {
  await unit.records.messages.askAgain(id);
  const message = await unit.records.messages.find(id);
  if (!message) return;
  await queueMessageReading(unit, message);
  await queueQuestion(unit, message, conversation, wanted);
}
