// Lets the holder send the quotes of one of the bot's answers to the practitioner, after their own
// introduction.
import type { Action } from '../../model/messages/action.js';
import type { StoredAnswer } from '../../model/messages/conversation.js';
import type { Button } from '../../model/messages/message.js';
import { quotesChanged, quotesRecalled } from '../../answers/mark-recalled.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { adviserLabels, adviserWording } from '../../wording/english/adviser-wording.js';
import { wordsIn } from '../../wording/words-in.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { heldEscalation } from '../advisers/adviser-permissions.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { keepAdviserMessage } from '../messages/keep-adviser-message.js';
import { relayFromHolder } from './relay.js';

export async function insertAnswer(
  unit: UnitOfWork,
  adviser: Caller,
  { escalation: id, answer, text }: Extract<Action, { do: 'insert-answer' }>,
  sentAt: string,
): Promise<void> {
  const held = await heldEscalation(unit, id, adviser);
  if (!held) return;
  const given = await unit.records.answers.find(answer);
  if (!given || !(await isOfThisHandoff(unit, held, given)))
    return reply(unit, adviser, adviserWording.answerGone);
  if (await quotesRecalled(unit.records, given.answer))
    return reply(unit, adviser, adviserWording.answerRecalled);
  if (await quotesChanged(unit.records, given)) return reply(unit, adviser, adviserWording.answerChanged);
  const words = text?.trim() ? text : await introduction(unit, held);
  const message = await keepAdviserMessage(unit, adviser, { words, sentAt, memory: held.conversation });
  if (!message) return;
  await relayFromHolder(unit, held, { message, words, answer }, adviser);
  const relayed = await unit.records.escalations.relayOf(message.id);
  const { inserted, insertedLater } = adviserWording;
  // If the message was refused or kept as a note, the adviser has already had a reply, so this one is not
  // sent.
  await reply(unit, adviser, relayed?.deliveredAt === undefined ? insertedLater : inserted);
}

/** In the practitioner’s language, because the bot writes it. */
async function introduction({ records }: UnitOfWork, { conversation }: Escalation): Promise<string> {
  return wordsIn(await records.conversations.languageIn(conversation)).handoff.fromGuidance;
}

/**
 * The ID comes from a button, so check that the answer is the one the request is about, or answers a message
 * in it.
 */
async function isOfThisHandoff(
  { records }: UnitOfWork,
  held: Escalation,
  answer: StoredAnswer,
): Promise<boolean> {
  if (!answer.answer.citations.length) return false;
  if (held.answer === answer.id) return true;
  return (await records.escalations.relayOf(answer.message))?.escalation === held.id;
}

/**
 * Replaces an answer's usual buttons with one that sends its quotes to the practitioner. Only for an adviser.
 */
export function insertButtons({ id, answer }: StoredAnswer, escalation: Escalation): Button[] {
  if (!answer.citations.length) return [];
  const action = { do: 'insert-answer' as const, escalation: escalation.id, answer: id };
  return [{ label: adviserLabels.insertAnswer, action, style: 'primary' }];
}
