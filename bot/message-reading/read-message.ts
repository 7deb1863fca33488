// Has the message reader check a stored message before it is used. Until then, only the rules have checked
// the message. The result then replaces the redacted text wherever it is stored.
import { rememberPseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Redacted } from '../../knowledge/model/personal-data.js';
import { isUnread, type ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { ModelFailure } from '../../knowledge/model/errors.js';
import { hideMyDataLists } from '../answers/hide-my-data-lists.js';
import { hideQuestion } from '../answers/remove-question.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { lockInvolved } from '../handoff/advisers/advisers-place.js';
import { withRedactedWords } from '../handoff/messages/relayed-message.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import { replaceMessage } from '../jobs/outbox.js';
import { isTaughtCommand } from '../model/messages/commands.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { pseudonymMemory } from '../safeguards/pseudonym-memory.js';
import { redactFor } from '../safeguards/redact-for-writer.js';
import { numbersGiven, numbersKey } from '../handoff/messages/numbers-given.js';
import { answerUrgently } from './answer-urgently.js';
import { operatorWording } from '../wording/staff/operator-wording.js';

/** The job that reads a message. Throws if the message cannot be read now, so that the job is tried again. */
export async function readLater(
  ports: BotPorts,
  { message, sender }: JobPayloads['read-message'],
): Promise<void> {
  if (!(await readMessage(ports, message, sender))) throw new ModelFailure(...operatorWording.messageUnread);
}

/**
 * Reads the message if it is still unread. Returns false if the message reader is down: the message then
 * stays unread, redacted by the strict rules. Safe to call several times at once.
 */
export async function readMessage(ports: BotPorts, id: string, sender?: string): Promise<boolean> {
  const { messages } = ports.store.records;
  const message = await messages.find(id);
  if (!message?.unread || !ports.read || message.deletedAt) return true;
  const words = withoutFormatting((await messages.words(id)) ?? '');
  const reading = await ports.read(words);
  await inTransaction(ports, (unit) => redactStored(unit, message, { words, reading, sender }));
  return reading !== 'failed';
}

interface Read {
  words: string;
  reading: ReadingOrNone;
  sender?: string | undefined;
}

/**
 * Redacts a message that the reader has not checked, or that could not be redacted on arrival. If the message
 * now shows danger, alerts an adviser. Returns the stored message. Changes nothing if this was done before,
 * or if the message was edited or erased.
 */
export async function redactStored(
  unit: UnitOfWork,
  asked: StoredMessage,
  { words, reading, sender }: Read,
): Promise<StoredMessage | undefined> {
  const { records, now } = unit;
  // Lock the escalations before any conversation, as everywhere else, to avoid a deadlock.
  await lockInvolved(unit, asked.from, []);
  const conversation = await records.conversations.find(asked.conversation);
  if (!conversation) return undefined;
  await records.conversations.open(conversation.place, undefined, now);
  const before = await records.messages.find(asked.id);
  if (!before || before.deletedAt || before.revision !== asked.revision) return before;
  if (!before.unread && before.text !== undefined) return before;
  const memory = await pseudonymMemory(records, before);
  const known = await records.pseudonyms.of(memory);
  const redact = await redactFor(unit, memory, before);
  const redacted = redact(words, known, reading);
  const urgent = before.urgent || (await isDanger(unit, before, { words, reading }));
  const unread = reading === undefined ? before.unread : isUnread(words, reading);
  await records.messages.setRedacted(before.id, {
    text: redacted.text,
    redactedTypes: typesOf(redacted),
    urgent,
    unread,
  });
  // Without the reader, the rules may mistake ordinary words for names, and remembered names are removed from
  // every later message.
  if (redacted.redactions.length && !unread)
    await records.pseudonyms.keep(memory, rememberPseudonyms(known, redacted.redactions));
  const message = (await records.messages.find(before.id))!;
  if (redacted.text !== before.text) await showAsRead(unit, message);
  if (urgent && !before.urgent) await answerUrgently(unit, conversation, message, sender);
  return message;
}

export const typesOf = ({ redactions }: Redacted) => [...new Set(redactions.map(({ type }) => type))];

/** An adviser who writes about danger is not in danger themselves. */
const mayAlarm = ({ role, kind }: StoredMessage, words: string) =>
  role === 'practitioner' && !(kind === 'command' && isTaughtCommand(words));

async function isDanger(
  unit: UnitOfWork,
  message: StoredMessage,
  { words, reading }: Pick<Read, 'words' | 'reading'>,
): Promise<boolean> {
  if (!mayAlarm(message, words) || (await isTakenBack(unit, message))) return false;
  return unit.ports.detectUrgency(words, reading);
}

/** True if the writer was given the numbers to call for this text, and then said that no one is in danger. */
async function isTakenBack({ records }: UnitOfWork, message: StoredMessage): Promise<boolean> {
  const given = await numbersGiven(records, message);
  return given.some((one) => message.editedAt === undefined || one.key === numbersKey(message));
}

/**
 * Updates the message wherever it was shown: on cards, on the other side of a handoff, and below an answer.
 * Replaces the lists shown by “my data”. Does not change copies that did not get the message's last edit,
 * because its writer was told about those.
 */
export async function showAsRead(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  const shown = (await unit.records.outgoing.showing(message.id)).filter(({ outdated }) => !outdated);
  for (const one of shown) await replaceMessage(unit, one, withRedactedWords(one, message, shown));
  await hideQuestion(unit, message.id);
  await hideMyDataLists(unit, message.from);
  await refreshCardsAbout(unit, message);
}
