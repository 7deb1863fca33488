// Answers a stored question: urgency, redaction and the guidance; then it is recorded and sent.
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { emptyAnswer } from '../../knowledge/model/empty-answer.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { answerUrgently } from '../message-reading/answer-urgently.js';
import { recentContext } from '../as-of/context.js';
import type {
  AskedBeside,
  Conversation,
  StoredAnswer,
  StoredMessage,
} from '../model/messages/conversation.js';
import type { Escalation } from '../model/handoff/escalation.js';
import { insertButtons } from '../handoff/relay/insert-answer.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import { policyParts } from './policy-parts.js';
import { inTransaction, newId } from '../kernel/unit-of-work.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { sendingFor } from '../kernel/sending-for.js';
import { queueMessage } from '../kernel/outbox.js';
import type { Composed } from '../kernel/outbox.js';
import { answerAsOf } from '../as-of/answer-as-of.js';
import { parseQuestion } from '../as-of/parse-question.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/tasks/job.js';
import { suggestedOf } from '../answers/suggest-passages.js';
import { presentAnswer } from '../answers/present-answer.js';
import { readMessage } from '../message-reading/read-message.js';
import { fixedPseudonyms } from '../safeguards/free-words.js';
import { remitParts } from '../safeguards/remit.js';
import { pseudonymMemory } from '../safeguards/pseudonym-memory.js';
import { hear } from './hear-talk.js';
import type { Heard, HeardTalk } from './hear-talk.js';
import type { Caller } from './run-command.js';
import { moveToPrivateChat } from './move-to-private-chat.js';
import type { Records } from '../model/store.js';
import { findOff, sayOff } from '../switches/when-off.js';
import { wordsIn } from '../copy/words-in.js';
import type { PractitionerWords } from '../copy/english/practitioner-words.js';

/** Safe to run again after a crash: a wording that has its answer is not answered twice. */
export async function replyToQuestion(
  ports: BotPorts,
  payload: JobPayloads['answer-question'],
  replyToTalk: ReplyToTalk,
): Promise<void> {
  await readMessage(ports, payload.message);
  const prepared = await inTransaction(ports, (unit) => prepare(unit, payload));
  if (!prepared) return;
  const { message, conversation } = prepared;
  const hearing = () => hear(ports, { ...prepared, as: payload.as });
  const heard = prepared.several ? {} : await sendingFor(conversation.id, hearing);
  if (heard.talk) return talk(ports, prepared, heard.talk, replyToTalk);
  const asked = leaning(prepared, heard);
  nameThread(ports, asked);
  const answer = await sendingFor(conversation.id, () => answerOf(ports, asked));
  await inTransaction(ports, (unit) =>
    record(unit, message, conversation, { answer, beside: asked.beside, offered: heard.offered }),
  );
}

export type ReplyToTalk = (
  unit: UnitOfWork,
  caller: Caller,
  heard: HeardTalk,
  said: { text: string; message: string },
) => Promise<void>;

async function talk(
  ports: BotPorts,
  { message: asked, conversation }: Asked,
  heard: HeardTalk,
  replyToTalk: ReplyToTalk,
): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const message = await current(unit, asked, conversation);
    if (message?.kind !== 'question') return;
    await unit.records.messages.setKind(message.id, 'command');
    const { platformMessageId: id, revision, from: person, text = publicText('') } = message;
    const event = revision > 1 ? `${id}:${revision}` : id;
    await replyToTalk(unit, { person, conversation, event }, heard, { text, message: message.id });
  });
}

function leaning(asked: Asked, { followUp }: Heard): Asked {
  if (followUp === undefined) return asked;
  const { question, beside } = asked;
  return { ...asked, question: { ...question, followUp }, beside: { ...beside, followUp } };
}

/** By its first question, as it was redacted. */
function nameThread({ platforms }: BotPorts, { conversation: { place }, question, beside }: Asked): void {
  if (beside.context.length === 0) void platforms.get(place.platform)?.nameThread?.(place, question.text);
}

/** From what is live, or from what was in force on the day that was asked about. */
async function answerOf(
  ports: BotPorts,
  { message, conversation, question, beside, several }: Asked,
): Promise<Answer> {
  if (several && !message.urgent)
    return {
      ...emptyAnswer('needs-clarification'),
      clarification: { question: wordsIn(question.language).severalQuestions, choices: [] },
    };
  const platform = ports.platforms.get(conversation.place.platform);
  if (ports.askAsOf && beside.day !== undefined) {
    void platform?.showProgress(conversation.place, 'searching', [], question.language);
    return answerAsOf(ports.askAsOf, beside.day, question);
  }
  return ports.answerQuestion(question, (stage, verified) => {
    void platform?.showProgress(conversation.place, stage, verified, question.language);
  });
}

/** After the last attempt, we tell the person and record the failure. */
export async function giveUpQuestion(
  ports: BotPorts,
  payload: JobPayloads['answer-question'],
): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const message = await unit.records.messages.find(payload.message);
    const place = payload.conversation ?? message?.conversation;
    const conversation = place && (await unit.records.conversations.find(place));
    if (message && conversation) await record(unit, message, conversation, { answer: emptyAnswer('failed') });
  });
}

interface Asked {
  message: StoredMessage;
  /** Where the answer goes. */
  conversation: Conversation;
  question: Question;
  beside: AskedBeside;
  several?: true;
}

async function prepare(
  unit: UnitOfWork,
  payload: JobPayloads['answer-question'],
): Promise<Asked | undefined> {
  const { records } = unit;
  const message = await readable(unit, payload.message);
  if (message?.kind !== 'question' || message.deletedAt) return undefined;
  if (await records.answers.toMessage(message.id, message.revision)) return undefined;
  const conversation = await records.conversations.find(payload.conversation ?? message.conversation);
  if (!conversation) return undefined;
  const off = message.role === 'practitioner' ? await findOff(unit, conversation) : undefined;
  if (off) {
    // It was turned off after the question had been taken in.
    await sayOff(unit, conversation, `${message.id}:${message.revision}`, off);
    return undefined;
  }
  if (conversation.place.kind !== 'personal' && message.redactedTypes.length) {
    await moveToPrivateChat(unit, conversation, message);
    return undefined;
  }
  const { turns, answers, ...before } = await recentContext(records, conversation.id, message.id);
  const jurisdiction = await nationOf(records, message, conversation);
  const language =
    message.role === 'adviser' ? undefined : await records.conversations.languageIn(conversation.id);
  const today = unit.ports.askAsOf && unit.now.slice(0, 10);
  const { question: parsed, ...read } = parseQuestion(
    message.text ?? publicText(''),
    turns,
    jurisdiction,
    today,
  );
  const { service } = payload;
  return {
    message,
    conversation,
    question: { ...parsed, ...limits(message, before, service), ...(language && { language }) },
    beside: {
      context: answers,
      jurisdiction,
      ...(language && { language }),
      day: read.day,
      ...(service && { service }),
    },
    ...(read.several && { several: read.several }),
  };
}

/** What keeps a question from a language model: details were removed from it or an earlier one, or it is unread. */
function limits(
  message: StoredMessage,
  before: Pick<Question, 'unread' | 'localOnly'>,
  agreed: true | undefined,
): Pick<Question, 'unread' | 'localOnly'> {
  const localOnly = !agreed && (message.redactedTypes.length > 0 || before.localOnly);
  return { ...((message.unread || before.unread) && { unread: true }), ...(localOnly && { localOnly }) };
}

/** An adviser's private question is about the practitioner's nation. */
async function nationOf(
  records: Records,
  { id, role }: StoredMessage,
  conversation: Conversation,
): Promise<Conversation['jurisdiction']> {
  const escalation = role === 'adviser' ? await privatelyAskedFor(records, id) : undefined;
  const practitioners = escalation && (await records.conversations.find(escalation.conversation));
  return practitioners?.jurisdiction ?? conversation.jurisdiction;
}

async function privatelyAskedFor(records: Records, message: string): Promise<Escalation | undefined> {
  const relayed = await records.escalations.relayOf(message);
  return relayed?.direction === 'private' ? records.escalations.find(relayed.escalation) : undefined;
}

/** A message whose words could not be read when it came is read now; a failure here is tried again and seen. */
async function readable(unit: UnitOfWork, id: string): Promise<StoredMessage | undefined> {
  const { records, ports } = unit;
  const message = await records.messages.find(id);
  if (!message || message.text !== undefined) return message;
  const words = withoutFormatting((await records.messages.words(id)) ?? '');
  const redacted = ports.redact(words, await records.pseudonyms.of(await pseudonymMemory(records, message)));
  const types = [...new Set(redacted.redactions.map(({ type }) => type))];
  const urgent = message.urgent || ports.detectUrgency(words);
  await records.messages.setRedacted(id, {
    text: redacted.text,
    redactedTypes: types,
    urgent,
    unread: message.unread,
  });
  const read = await records.messages.find(id);
  const conversation = await records.conversations.find(message.conversation);
  if (read && conversation && urgent && !message.urgent) await answerUrgently(unit, conversation, read);
  return read;
}

/** Undefined if it was changed or deleted in the meantime: its new wording has its own job. */
async function current(
  { records, now }: UnitOfWork,
  asked: StoredMessage,
  { place }: Conversation,
): Promise<StoredMessage | undefined> {
  // The conversation's row first, as everywhere: an edit that comes now waits, or is seen here.
  await records.conversations.open(place, undefined, now);
  const message = await records.messages.find(asked.id);
  return message?.deletedAt === undefined && message?.revision === asked.revision ? message : undefined;
}

async function record(
  unit: UnitOfWork,
  asked: StoredMessage,
  conversation: Conversation,
  { answer, beside, offered }: { answer: Answer; beside?: AskedBeside; offered?: true },
): Promise<void> {
  const { records, ports, now } = unit;
  const message = await current(unit, asked, conversation);
  if (!message) return;
  const stored: StoredAnswer = {
    id: newId(),
    message: message.id,
    revision: message.revision,
    conversation: conversation.id,
    answer: {
      ...answer,
      passages: answer.passages.map(({ passage, score }) => ({
        id: passage.id,
        document: passage.document,
        score,
      })),
    },
    suggested: suggestedOf(answer),
    ...(beside && { asked: beside }),
    urgent: message.urgent,
    createdAt: now,
  };
  if (!(await records.answers.add(stored))) return;
  await refreshCardsAbout(unit, message);
  const fixed = await fixedPseudonyms(unit, message);
  const escalation = message.role === 'adviser' ? await privatelyAskedFor(records, message.id) : undefined;
  const shown = (say: PractitionerWords) =>
    presentAnswer(stored, {
      say,
      redactedTypes: message.redactedTypes,
      // An adviser may ask on behalf of a practitioner, but only the practitioner can correct their own words.
      ...(message.role === 'practitioner' && { question: message }),
      shared: message.conversation !== conversation.id,
      fixed,
      citationLink: ports.citationLink,
      remit: [
        ...remitParts(say, message.text ?? '', { today: ports.clock(), contacts: ports.allContacts?.() }),
        ...policyParts(say, message, ports),
      ],
      ...(offered && { followUpOf: message.id }),
    });
  const composed: Composed = escalation
    ? { ...shown(wordsIn('en')), buttons: insertButtons(stored, escalation) }
    : shown;
  await queueMessage(unit, conversation.id, composed, {
    key: `answer:${message.id}:${message.revision}`,
    purpose: 'answer',
    answer: stored.id,
  });
}
