// Turns a stored message into a question, with the nation and the earlier conversation.
import { englishTwin } from '../answers/english-starter-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import { findChildBirthDates } from '../../knowledge/redaction/pseudonyms/child-birth-dates.js';
import { dayInBritain } from '../../ingest/model/day-in-britain.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { holdsOtherLanguage } from '../../knowledge/question/detect-language.js';
import { redactStored } from '../message-reading/read-message.js';
import { recentContext } from '../as-of/earlier-conversation.js';
import type { AskedBeside, Conversation, StoredMessage } from '../model/messages/conversation.js';
import type { Escalation } from '../model/handoff/escalation.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { parseQuestion } from '../as-of/parse-question.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { moveToPrivateChat } from './move-to-private-chat.js';
import type { Records } from '../model/store.js';
import { findOff, sayOff } from '../assistant-off/when-off.js';
import { PSEUDONYM } from '../../knowledge/redaction/kept/pseudonym-form.js';
import { adviserButton } from '../wording/buttons.js';
import { correctingButtons } from '../answers/show-redacted-details.js';
import { plainMessage } from '../wording/plain-message.js';
import { queueMessage } from '../jobs/outbox.js';
import { explicitQuestion } from '../model/messages/commands.js';
import { withoutKey } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { fixedPseudonyms, wordsBehind } from '../safeguards/restorable-words.js';

export interface PreparedQuestion {
  message: StoredMessage;
  conversation: Conversation;
  question: Question;
  beside: AskedBeside;
  several?: true;
  noSuchDay?: true;
}

/** `isOver`: true once the answer has taken too long and the person has been told so. */
export type Underway = PreparedQuestion & { isOver: () => boolean };

/** Returns undefined if there is nothing to answer, or the question will be answered in another place. */
export async function prepare(
  unit: UnitOfWork,
  payload: JobPayloads['answer-question'],
): Promise<PreparedQuestion | undefined> {
  const { records } = unit;
  const toAnswer = await findToAnswer(unit, payload);
  if (!toAnswer) return undefined;
  const { message, conversation } = toAnswer;
  const { turns, answers, unreadBirthDates, ...before } = await recentContext(unit, conversation.id, message);
  const jurisdiction = await nationOf(records, message, conversation, payload);
  const language =
    message.role === 'adviser' ? undefined : await records.conversations.languageIn(conversation.id);
  const today = unit.ports.askAsOf && dayInBritain(message.receivedAt);
  const { question: parsed, ...read } = parseQuestion(
    englishTwin(message.text ?? publicText('')),
    turns,
    jurisdiction,
    today,
  );
  const { service } = payload;
  const childBirthDates = [...(await readChildBirthDates(unit, message)), ...unreadBirthDates];
  const own = payload.ownNationOnly && jurisdiction ? { ownNationOnly: true as const } : {};
  return {
    ...toAnswer,
    question: {
      ...parsed,
      ...own,
      ...limits(message, before, service),
      ...(language && { language }),
      ...(childBirthDates.length && { childBirthDates }),
    },
    beside: {
      context: answers,
      jurisdiction,
      ...own,
      ...(language && { language }),
      day: read.day,
      ...(service && { service }),
    },
    ...(read.several && { several: read.several }),
    ...(read.noSuchDay && { noSuchDay: read.noSuchDay }),
  };
}

/** Neither a date of birth nor what it says is stored with the question. */
async function readChildBirthDates(unit: UnitOfWork, message: StoredMessage): Promise<string[]> {
  const behind = await wordsBehind(unit, message).catch(withoutKey);
  return findChildBirthDates(behind?.known ?? {}, new Date(message.receivedAt).getFullYear());
}

/**
 * Returns the message to answer and where to answer it. If it cannot be answered there, tells the person why
 * and returns undefined.
 */
async function findToAnswer(
  unit: UnitOfWork,
  payload: JobPayloads['answer-question'],
): Promise<Pick<PreparedQuestion, 'message' | 'conversation'> | undefined> {
  const { records } = unit;
  const message = await readable(unit, payload);
  if (message?.kind !== 'question' || message.deletedAt) return undefined;
  if (await records.answers.toMessage(message.id, message.revision)) return undefined;
  const conversation = await records.conversations.find(payload.conversation ?? message.conversation);
  if (!conversation) return undefined;
  const off = message.role === 'practitioner' ? await findOff(unit, conversation.place) : undefined;
  if (off) {
    // The assistant may have been turned off after the question arrived.
    const cause = `${message.id}:${message.revision}`;
    const { from: person, urgent } = message;
    await sayOff(unit, { conversation, person, cause, urgent }, off);
    return undefined;
  }
  if (conversation.place.kind !== 'personal' && mayBePersonal(message)) {
    await moveToPrivateChat(unit, conversation, message);
    return undefined;
  }
  if (message.role === 'practitioner' && (await sayOnlyDetails(unit, conversation, message)))
    return undefined;
  return { message, conversation };
}

/**
 * Redaction only works in English, so a message in another language is treated as if it had personal details.
 */
const mayBePersonal = ({ redactedTypes, text }: StoredMessage) =>
  redactedTypes.length > 0 || (text !== undefined && holdsOtherLanguage(text));

/**
 * A language model must not be asked if either of these is set. `localOnly`: details were removed from the
 * question or from earlier messages, and the person has not agreed to send it without them. `unread`: the
 * message reader still has to check at least one of these messages.
 */
function limits(
  message: StoredMessage,
  before: Pick<Question, 'unread' | 'localOnly'>,
  agreed: true | undefined,
): Pick<Question, 'unread' | 'localOnly'> {
  const localOnly = !agreed && (message.redactedTypes.length > 0 || before.localOnly);
  return { ...((message.unread || before.unread) && { unread: true }), ...(localOnly && { localOnly }) };
}

/**
 * The nation chosen when the question was asked. If it has been asked again since, for example for another
 * nation, that is the nation chosen now. An adviser's private question uses the practitioner's.
 */
async function nationOf(
  records: Records,
  { id, role, revision }: StoredMessage,
  conversation: Conversation,
  asked: JobPayloads['answer-question'],
): Promise<Conversation['jurisdiction']> {
  const isLatest = asked.revision === undefined || asked.revision === revision;
  const whenAsked = isLatest ? asked.jurisdiction : undefined;
  const escalation = role === 'adviser' ? await askedInPrivateBy(records, id) : undefined;
  const practitioners = escalation && (await records.conversations.find(escalation.conversation));
  const ownNation = whenAsked === undefined ? conversation.jurisdiction : (whenAsked ?? undefined);
  return practitioners?.jurisdiction ?? ownNation;
}

export async function askedInPrivateBy(records: Records, message: string): Promise<Escalation | undefined> {
  const relayed = await records.escalations.relayOf(message);
  return relayed?.direction === 'private' ? records.escalations.find(relayed.escalation) : undefined;
}

/**
 * Redacts a message that couldn't be redacted on arrival. If this fails, it throws and the job is tried
 * again.
 */
async function readable(
  unit: UnitOfWork,
  { message: id, sender }: JobPayloads['answer-question'],
): Promise<StoredMessage | undefined> {
  const { messages } = unit.records;
  const message = await messages.find(id);
  if (!message || message.text !== undefined) return message;
  const words = withoutFormatting((await messages.words(id)) ?? '');
  return redactStored(unit, message, { words, reading: undefined, sender });
}

/**
 * Tells the person if their question contains only personal details. Returns false if there is something to
 * search for.
 */
async function sayOnlyDetails(
  unit: UnitOfWork,
  { id, place }: Conversation,
  message: StoredMessage,
): Promise<boolean> {
  if (!isOnlyDetails(message)) return false;
  const fixed = await fixedPseudonyms(unit, message);
  const shared = place.kind !== 'personal' || message.conversation !== id;
  await queueMessage(
    unit,
    id,
    (say) =>
      plainMessage(say.corrections.onlyDetails, {
        parts: [
          { kind: 'choices', buttons: correctingButtons(message, { shared, fixed, say }), ofQuestion: true },
        ],
        buttons: [adviserButton(say)],
      }),
    { key: `only-details:${message.id}:${message.revision}`, purpose: 'notice' },
  );
  return true;
}

function isOnlyDetails({ text, redactedTypes }: StoredMessage): boolean {
  if (text === undefined) return false;
  const asked: string = explicitQuestion(text) ?? text;
  return redactedTypes.length > 0 && !/[\p{L}\p{N}]/u.test(asked.replace(PSEUDONYM, ''));
}
