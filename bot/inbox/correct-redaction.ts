// Lets the practitioner correct a redaction: text that was removed but isn't personal, or text that was
// missed.
import type { PersonalDataType } from '../../knowledge/model/personal-data.js';
import {
  holdsWords,
  rememberMissed,
  takeOutMissed,
  type Freed,
} from '../../knowledge/redaction/pseudonyms/corrections.js';
import type { Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import { showAsRead, typesOf } from '../message-reading/read-message.js';
import type { Action } from '../model/messages/action.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { freeWords, wordsBehind } from '../safeguards/restorable-words.js';
import { pseudonymMemory } from '../safeguards/pseudonym-memory.js';
import { answerAgain, ownMessage, ownRequest, refuseForOwnCase } from './answer-again.js';
import { markAnswerAsEarlier } from './mark-answer-as-earlier.js';
import { writtenWith } from './find-messages-with.js';

/** Stops removing the text behind a pseudonym, and asks the question again with that text. */
export async function notPersonal(
  unit: UnitOfWork,
  caller: Caller,
  { message: id, pseudonym }: Extract<Action, { do: 'not-personal' }>,
): Promise<void> {
  const { records } = unit;
  const message = await ownMessage(unit, caller, id);
  if (!message) return;
  // In a shared chat, the correction would affect everyone.
  const home = await records.conversations.find(message.conversation);
  if (home?.place.kind !== 'personal') return reply(unit, caller, (say) => say.corrections.shared);
  const behind = await wordsBehind(unit, message);
  const { memory, words } = behind;
  const freed = message.text?.includes(pseudonym) ? freeWords(unit, behind, pseudonym) : undefined;
  if (!freed) return reply(unit, caller, (say) => say.corrections.already);
  if (freed === 'form') return reply(unit, caller, (say) => say.corrections.always);
  await records.pseudonyms.keep(memory, await learned(unit, memory, freed));
  await note(unit, message.id, 'not-personal', freed.type);
  await redactWith(unit, message, words, freed.known);
  if (await refuseForOwnCase(unit, caller)) return;
  await askAgain(unit, caller, message.id);
}

async function learned({ records }: UnitOfWork, memory: string, { known, keys }: Freed): Promise<Pseudonyms> {
  const before = await records.pseudonyms.of(memory);
  return Object.fromEntries(
    Object.entries(known).filter(([key]) => Object.hasOwn(before, key) || keys.has(key)),
  );
}

/**
 * Redacts the message again. If there is a message reader, keeps the stored text until the reader has checked
 * the message again.
 */
async function redactWith(
  unit: UnitOfWork,
  { id, text, redactedTypes, urgent }: StoredMessage,
  words: string,
  known: Pseudonyms,
): Promise<void> {
  const { records, ports } = unit;
  if (ports.read && text !== undefined)
    return records.messages.setRedacted(id, { text, redactedTypes, urgent, unread: true });
  const redacted = ports.redact(words, known);
  await records.messages.setRedacted(id, {
    text: redacted.text,
    redactedTypes: typesOf(redacted),
    urgent,
    unread: ports.read !== undefined,
  });
  await showAsRead(unit, (await records.messages.find(id))!);
}

export async function missedSomething(
  unit: UnitOfWork,
  caller: Caller,
  { message: id, text }: Extract<Action, { do: 'missed-something' }>,
): Promise<void> {
  const message = await ownMessage(unit, caller, id);
  if (message) await removeWords(unit, caller, text, message);
}

/** Removes this text from everything the person has written here, and from anything they write later. */
export async function removeWords(
  unit: UnitOfWork,
  caller: Caller,
  words: string | undefined,
  about?: StoredMessage,
): Promise<void> {
  if (!words?.trim()) return reply(unit, caller, (say) => say.corrections.which);
  const { records } = unit;
  const here = caller.conversation.id;
  const where = { conversation: about?.conversation ?? here, except: caller.event };
  const written = await writtenWith(unit, where, caller.person, words);
  const holding = written.filter(({ text }) => text !== undefined && holdsWords(text, words));
  const [first] = holding;
  if (!first) return reply(unit, caller, (say) => say.corrections.notFound);
  const memory = await pseudonymMemory(records, first);
  const remembered = rememberMissed(await records.pseudonyms.of(memory), words, textsOf(written));
  await records.pseudonyms.keep(memory, remembered.known);
  const command = await records.messages.withPlatformId(here, caller.event);
  for (const message of command ? [...holding, command] : holding) await takeOut(unit, message, remembered);
  const questions = holding.filter(({ kind }) => kind === 'question');
  const asked = questions.find(({ id }) => id === about?.id) ?? questions.at(-1);
  await note(unit, (asked ?? first).id, 'missed', remembered.type);
  // A child or victim who has asked for an adviser gets no guidance for professionals.
  if (!asked || (await ownRequest(unit, caller)))
    return reply(unit, caller, (say) => say.corrections.removed);
  await askAgain(unit, caller, asked.id);
}

const textsOf = (messages: readonly StoredMessage[]) => messages.map(({ text }) => text ?? '');

async function takeOut(
  unit: UnitOfWork,
  { id, text, redactedTypes, urgent, unread }: StoredMessage,
  { known, type }: { known: Pseudonyms; type: PersonalDataType },
): Promise<void> {
  if (text === undefined) return;
  await unit.records.messages.setRedacted(id, {
    text: takeOutMissed(text, known),
    redactedTypes: [...new Set([...redactedTypes, type])],
    urgent,
    unread,
  });
  await showAsRead(unit, (await unit.records.messages.find(id))!);
}

async function askAgain(unit: UnitOfWork, caller: Caller, message: string): Promise<void> {
  const given = await unit.records.answers.toMessage(message);
  await markAnswerAsEarlier(unit, message, (say) => say.corrections.corrected);
  // Use the nation that the person chose for this question.
  await answerAgain(unit, message, caller.conversation.id, {
    ...(given?.asked?.ownNationOnly && { ownNationOnly: true }),
  });
}

/** Records the correction, so that editors can count such errors. Stores only the kind of personal detail. */
async function note(
  { records, now }: UnitOfWork,
  message: string,
  correction: 'not-personal' | 'missed',
  type: PersonalDataType,
): Promise<void> {
  await records.corrections.add({ id: newId(), message, correction, type, at: now });
}
