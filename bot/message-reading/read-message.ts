// Reads a stored message with the reader, before anything else is done with it: the rules alone read it when it came.
// What the reader says replaces what the rules said, wherever the message's redacted words stand.
import { rememberPseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Redacted } from '../../knowledge/model/personal-data.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { ModelFailure } from '../../knowledge/model/errors.js';
import { hideQuestion } from '../answers/hide-question.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { lockInvolved } from '../handoff/advisers/advisers-place.js';
import { withRedactedWords } from '../handoff/messages/relayed-message.js';
import { inTransaction } from '../kernel/unit-of-work.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { replaceMessage } from '../kernel/outbox.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import type { BotPorts } from '../model/ports.js';
import { answerUrgently } from './answer-urgently.js';

/** The work of the job: throws where it cannot be read now, so that it is tried again. */
export async function readLater(ports: BotPorts, { message }: { message: string }): Promise<void> {
  if (!(await readMessage(ports, message)))
    throw new ModelFailure('A message could not be read by the model.', 'It is read again later.');
}

/**
 * False where the reader is down: then the rules have been strict with it, and it stays unread. Safe to call by
 * whoever is about to use the message, at any time, and by several at once.
 */
export async function readMessage(ports: BotPorts, id: string): Promise<boolean> {
  const { messages } = ports.store.records;
  const message = await messages.find(id);
  if (!message?.unread || !ports.read || message.deletedAt) return true;
  const words = withoutFormatting((await messages.words(id)) ?? '');
  const reading = await ports.read(words);
  await inTransaction(ports, (unit) => record(unit, message, { words, reading }));
  return reading !== 'failed';
}

interface Read {
  words: string;
  reading: ReadingOrNone;
}

async function record(unit: UnitOfWork, asked: StoredMessage, { words, reading }: Read): Promise<void> {
  const { records, ports, now } = unit;
  // Before any conversation, as everywhere.
  await lockInvolved(unit, asked.from, []);
  const conversation = await records.conversations.find(asked.conversation);
  if (!conversation) return;
  await records.conversations.open(conversation.place, undefined, now);
  const before = await records.messages.find(asked.id);
  if (!before?.unread || before.deletedAt || before.revision !== asked.revision) return;
  const known = await records.pseudonyms.of(conversation.id);
  const redacted = ports.redact(words, known, reading);
  const urgent = before.urgent || (mayAlarm(before, words) && ports.detectUrgency(words, reading));
  await records.messages.setRedacted(before.id, {
    text: redacted.text,
    redactedTypes: typesOf(redacted),
    urgent,
    unread: reading === 'failed',
  });
  // What the rules alone take for a name would be taken for one in every later message.
  if (redacted.redactions.length && reading !== 'failed')
    await records.pseudonyms.keep(conversation.id, rememberPseudonyms(known, redacted.redactions));
  const message = (await records.messages.find(before.id))!;
  if (redacted.text !== before.text) await showAsRead(unit, message);
  if (urgent && !before.urgent) await answerUrgently(unit, conversation, message);
}

export const typesOf = ({ redactions }: Redacted) => [...new Set(redactions.map(({ type }) => type))];

/** An adviser who writes of danger is in none; nor is who types a command, unless it is shouted. */
const mayAlarm = ({ role, kind }: StoredMessage, words: string) =>
  role === 'practitioner' && (kind !== 'command' || words.includes('!'));

/** On cards, in what is carried to the other side of a handoff, and below an answer. */
export async function showAsRead(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  const shown = (await unit.records.outgoing.showing(message.id)).sort(
    (a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1),
  );
  for (const [n, one] of shown.entries()) {
    const isLast = n === shown.length - 1;
    const again = withRedactedWords(one.message, message, isLast);
    await replaceMessage(unit, one, again);
  }
  await hideQuestion(unit, message.id);
  await refreshCardsAbout(unit, message);
}
