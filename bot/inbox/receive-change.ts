// A message was edited or deleted where it was written.
import type { Conversation, StoredMessage } from '../model/messages/conversation.js';
import { answerUrgently } from '../message-reading/answer-urgently.js';
import { relayChange } from '../handoff/relay/relay-change.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { eraseShownMessages } from '../handoff/messages/erase-shown-messages.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { cancelSending } from '../kernel/outbox.js';
import { parseCommand } from '../model/messages/commands.js';
import { samePerson } from '../model/people/person.js';
import { queueReading } from '../kernel/queue-reading.js';
import { pseudonymMemory } from '../safeguards/pseudonym-memory.js';
import { readWords } from '../safeguards/read-words.js';
import { queueQuestion } from '../answers/queue-question.js';
import { markAnswerAsEarlier } from './mark-answer-as-earlier.js';
import { processMessage } from './process-message.js';

type Edit = Extract<IncomingEvent, { kind: 'edit' }>;
type Delete = Extract<IncomingEvent, { kind: 'delete' }>;

/** The new wording is answered or passed on; an answer already given is marked as one to the earlier wording. */
export async function receiveEdit(unit: UnitOfWork, conversation: Conversation, event: Edit): Promise<void> {
  const { records } = unit;
  const before = await records.messages.withPlatformId(conversation.id, event.messageId);
  if (!before) return receiveOvertaken(unit, conversation, event);
  if (before.deletedAt || !samePerson(before.from, event.from)) return;
  // Platforms report an edit for changes of their own, such as a preview of a link.
  if ((await records.messages.words(before.id)) === event.text) return;
  const read = await readWords(unit, await pseudonymMemory(records, before), event.text);
  const urgent = read.urgent && before.role === 'practitioner';
  await records.messages.reword(before.id, { ...read, words: event.text }, urgent);
  const message = await records.messages.find(before.id);
  if (!message) return;
  await queueReading(unit, message);
  if (urgent && !before.urgent) await answerUrgently(unit, conversation, message);
  if (message.kind === 'question' || isSaidToUs(message, event.text)) {
    await records.messages.setKind(message.id, 'question');
    await markAnswerAsEarlier(unit, message.id);
    await queueQuestion(unit, message);
  }
  await relayChange(unit, message);
  await refreshCardsAbout(unit, message);
}

/** Small talk or a request that was reworded may be a question now. A command does what it says only once. */
const isSaidToUs = ({ kind, role }: StoredMessage, words: string) =>
  kind === 'command' && role === 'practitioner' && parseCommand(words) === undefined;

/**
 * The message itself is still on its way, or was refused while the store was away and comes again: it is then known.
 * In a shared place an edit does not say whether the message was for us.
 */
async function receiveOvertaken(unit: UnitOfWork, conversation: Conversation, event: Edit): Promise<void> {
  if (conversation.place.kind !== 'personal') return;
  await processMessage(unit, conversation, {
    ...event,
    kind: 'message',
    id: event.messageId,
    attachments: [],
    mentionsBot: true,
  });
}

/** The words go, in both forms; an answer under way finds them gone and is not sent. */
export async function receiveDelete(
  unit: UnitOfWork,
  conversation: Conversation,
  event: Delete,
): Promise<void> {
  const { records, now } = unit;
  const message = await records.messages.withPlatformId(conversation.id, event.messageId);
  // Noted under the message's own id, so that it is not taken when it comes after its deletion.
  if (!message) await records.conversations.recordEvent(conversation.id, event.messageId, 'delete', now);
  // Where moderators may delete, the words of the person who wrote them go as well.
  if (!message || message.deletedAt) return;
  await records.messages.erase(message.id, now);
  await cancelAnswers(unit, message.id);
  await eraseShownMessages(unit, message.id);
  await refreshCardsAbout(unit, message);
}

async function cancelAnswers(unit: UnitOfWork, message: string): Promise<void> {
  const { records } = unit;
  const answer = await records.answers.toMessage(message);
  if (!answer) return;
  for (const sent of await records.outgoing.ofAnswer(answer.id))
    if (sent.state === 'queued') await cancelSending(unit, sent.key);
}
