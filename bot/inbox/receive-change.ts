import type { Conversation, StoredMessage } from '../model/messages/conversation.js';
import { answerUrgently, treatAsOwnCase } from '../message-reading/answer-urgently.js';
import {
  changeQuestion,
  isInOpenRequest,
  refuseChange,
  relayChange,
  relayDeleted,
} from '../handoff/relay/relay-change.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { eraseMessage } from '../erasure/erase-message.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { parseCommand } from '../model/messages/commands.js';
import { samePerson } from '../model/people/person.js';
import { queueMessageReading } from '../jobs/queue-message-reading.js';
import { isCryForHelp } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { pseudonymMemory } from '../safeguards/pseudonym-memory.js';
import { readWords } from '../safeguards/find-details-and-danger.js';
import { hideMyDataLists } from '../answers/hide-my-data-lists.js';
import { queueAskedAgain } from '../answers/asked-twice.js';
import { queueQuestion } from '../answers/queue-question.js';
import { refuseForOwnCase } from './answer-again.js';
import { markAnswerAsEarlier } from './mark-answer-as-earlier.js';
import type { MessageEvent } from './decide-recipient.js';
import { keepMessage, processMessage, writtenWords } from './process-message.js';
import {
  cancelRefusal,
  causeOfRestored,
  keptOfEdit,
  longestEdit,
  sayWhatWasCut,
  wasTooLong,
} from './too-long-messages.js';

type Edit = Extract<IncomingEvent, { kind: 'edit' }>;
type Delete = Extract<IncomingEvent, { kind: 'delete' }>;

/** Answers or relays the new text, and marks an earlier answer as being about the old text. */
export async function receiveEdit(unit: UnitOfWork, conversation: Conversation, event: Edit): Promise<void> {
  const { records } = unit;
  const before = await latestCopy(unit, conversation, event);
  if (!before) return receiveOvertaken(unit, conversation, event);
  if (before.deletedAt) return receiveRestored(unit, conversation, event, before);
  if (!samePerson(before.from, event.from)) return;
  // A platform resends events that we could not accept, so an earlier edit may arrive after a later one.
  if (before.editedAt !== undefined && Date.parse(event.sentAt) < Date.parse(before.editedAt)) return;
  // Platforms also report an edit when they add something themselves, such as a link preview. In that case,
  // the text is unchanged.
  const old = await records.messages.words(before.id);
  const written = writtenWords(unit, event, before, longestEdit(before));
  const kept = keptOfEdit(unit, written, before);
  const words = kept.text;
  if (words === old || (await refuseChange(unit, before, words, event.id))) return;
  // If the original text had already been deleted when the hold began, keep the redacted text.
  await keepIfHeld(unit, before, old ?? before.text);
  const read = await readWords(unit, await pseudonymMemory(records, before), words, before);
  const urgent = read.urgent && before.role === 'practitioner';
  await records.messages.reword(before.id, { ...read, words }, urgent, event.sentAt);
  await hideMyDataLists(unit, before.from);
  await records.outgoing.outdate(before.id);
  const message = await records.messages.find(before.id);
  if (!message) return;
  await queueMessageReading(unit, message, event.sender);
  if (kept.rest !== undefined) await sayWhatWasCut(unit, message, { words: written, rest: kept.rest });
  if (urgent && !(await isKnownDanger(unit, before)))
    await answerUrgently(unit, conversation, message, event.sender);
  else await treatAsOwnCase(unit, conversation, message);
  if (isToBeAnswered(message, event.text)) await askAgain(unit, before, message, { conversation, event });
  await relayChange(unit, message);
  await changeQuestion(unit, message);
  await refreshCardsAbout(unit, message);
}

/** True if the message was about danger before, and advisers on an open request see the edit there. */
const isKnownDanger = async ({ records }: UnitOfWork, before: StoredMessage): Promise<boolean> =>
  before.urgent && (await isInOpenRequest(records, before));

async function keepIfHeld(
  { records: { holds }, now }: UnitOfWork,
  { id, revision }: StoredMessage,
  wording: string | undefined,
): Promise<void> {
  if (wording !== undefined && (await holds.coversMessage(id, now)))
    await holds.keepWording(id, revision, wording, now);
}

async function askAgain(
  unit: UnitOfWork,
  before: StoredMessage,
  message: StoredMessage,
  { conversation, event }: { conversation: Conversation; event: Edit },
): Promise<void> {
  await unit.records.messages.setKind(message.id, 'question');
  await markAnswerAsEarlier(unit, message.id);
  const caller = { person: message.from, conversation, event: event.id };
  if (!(await isCryForHelp(unit.records, message)) && !(await refuseForOwnCase(unit, caller)))
    await queueQuestion(unit, message, undefined, { sender: event.sender });
  await queueAskedAgain(unit, before);
}

/**
 * True for a question, and if the edit turned small talk or a command into something to answer. A command that
 * was edited is not carried out again.
 */
const isToBeAnswered = ({ kind, role }: StoredMessage, words: string) =>
  kind === 'question' || (kind === 'command' && role === 'practitioner' && parseCommand(words) === undefined);

/**
 * Handles an edit that arrives before its message, for example because the store was unavailable. Stores the
 * edit as the message, and ignores the original if it arrives later. This also happens if someone adds a
 * missing mention in a shared place, or shortens a message that was too long.
 */
async function receiveOvertaken(unit: UnitOfWork, conversation: Conversation, event: Edit): Promise<void> {
  const message: MessageEvent = {
    ...event,
    kind: 'message',
    id: event.messageId,
    attachments: [],
    mentionsBot: true,
  };
  // If someone restores a deleted message, they want an answer to it, so handle it even though its deletion
  // was recorded.
  if (event.restored)
    await keepMessage(unit, conversation, message, causeOfRestored(event.messageId, event.id));
  else if (await wasTooLong(unit, conversation.id, message.id))
    await keepMessage(unit, conversation, message, event.id);
  else await processMessage(unit, conversation, message);
}

const RESTORED = '/restored';

/** The latest copy of the message. There are several if someone deleted the message and restored it. */
async function latestCopy(
  { records }: UnitOfWork,
  { id }: Conversation,
  { messageId }: Edit | Delete,
): Promise<StoredMessage | undefined> {
  let latest: StoredMessage | undefined;
  for (let key = messageId; ; key += RESTORED) {
    const copy = await records.messages.withPlatformId(id, key);
    if (copy) latest = copy;
    if (!copy?.deletedAt) return latest;
  }
}

/**
 * A deleted message stays erased, so a restored one is stored as a new message. A command is not carried out
 * again.
 */
async function receiveRestored(
  unit: UnitOfWork,
  conversation: Conversation,
  event: Edit,
  { kind, platformMessageId }: StoredMessage,
): Promise<void> {
  const id = `${platformMessageId}${RESTORED}`;
  const isRefused = await wasTooLong(unit, conversation.id, id);
  if (kind === 'command' || (!event.restored && !isRefused)) return;
  const message: MessageEvent = {
    ...event,
    kind: 'message',
    id,
    attachments: [],
    mentionsBot: event.mentionsBot ?? true,
  };
  // If the message was too long when it was restored, this ID has been recorded, but no message is stored
  // under it.
  if (isRefused) await keepMessage(unit, conversation, message, event.id);
  else await processMessage(unit, conversation, message);
}

/** Handles a deleted message. If it is under a legal hold, keeps its text until the hold is lifted. */
export async function receiveDelete(
  unit: UnitOfWork,
  conversation: Conversation,
  event: Delete,
): Promise<void> {
  const { records, now } = unit;
  const message = await latestCopy(unit, conversation, event);
  // Records the deletion under the message's ID, so that the message is ignored if it arrives later.
  if (!message) {
    await records.conversations.recordEvent(conversation.id, event.messageId, 'delete', now);
    await cancelRefusal(unit, conversation.id, event.messageId);
  }
  // Anyone may delete a message, including a moderator, so do not check that the person is its author.
  if (!message || message.deletedAt) return;
  if (await records.holds.coversMessage(message.id, now))
    return records.holds.defer({
      kind: 'message',
      message: message.id,
      conversation: conversation.id,
      askedAt: now,
    });
  await eraseMessage(unit, message);
  await relayDeleted(unit, message);
  await queueAskedAgain(unit, message);
}
