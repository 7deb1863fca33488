// Decides how much of an overlong message is kept, and tells its writer. Applies to messages from every
// platform, so that none is longer than the service can read.
import { atOnce } from '../../knowledge/model/slice-long-work.js';
import { plainMessage } from '../wording/plain-message.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import type { InTheirWords, PractitionerWords } from '../wording/english/practitioner-words.js';
import { wordsIn } from '../wording/words-in.js';
import type { Caller } from '../jobs/reply-to-caller.js';
import { cancelSending, queueMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Conversation, StoredMessage, StoredOutgoing } from '../model/messages/conversation.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import {
  keptOf,
  LONGEST_MESSAGE,
  LONGEST_REPLY,
  startOf,
  type KeptText,
} from '../model/messages/message-length.js';
import { samePerson, type Person } from '../model/people/person.js';
import { isOwnCaseHere } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { hearingOf } from '../safeguards/find-details-and-danger.js';
import type { Route } from './decide-recipient.js';

/** Where an adviser's message goes if it is not a question for the guidance. */
const REPLIES: readonly Route['to'][] = ['practitioner', 'colleagues', 'one-of', 'handoff-command'];

export const longestFor = ({ to }: Pick<Route, 'to'>): number =>
  REPLIES.includes(to) ? LONGEST_REPLY : LONGEST_MESSAGE;

/**
 * Returns undefined if nothing is kept. Only a practitioner's message is checked for danger, because advisers
 * are not in danger themselves.
 */
export function keptOfMessage(
  { ports }: Pick<UnitOfWork, 'ports'>,
  words: string,
  { role, longest }: Pick<StoredMessage, 'role'> & { longest: number },
): KeptText | undefined {
  if (words.length <= longest) return { text: words };
  return role === 'practitioner' ? atOnce(keptOf(words, hearingOf(ports))) : undefined;
}

export const longestEdit = ({ role, kind }: Pick<StoredMessage, 'role' | 'kind'>): number =>
  role === 'adviser' && kind === 'relay' ? LONGEST_REPLY : LONGEST_MESSAGE;

/** Never refuses an edit, because we may no longer have the text from before it. */
export function keptOfEdit(
  unit: Pick<UnitOfWork, 'ports'>,
  words: string,
  before: Pick<StoredMessage, 'role' | 'kind'>,
): KeptText {
  const longest = longestEdit(before);
  return keptOfMessage(unit, words, { ...before, longest }) ?? startOf(words, longest);
}

const refusedIn = (conversation: string) => `too-long:${conversation}:`;
const refusedKey = (conversation: string, event: string) => `${refusedIn(conversation)}${event}`;
/**
 * The cause recorded when a restored message is refused. A message can be restored and refused several times,
 * so the cause includes the event.
 */
export const causeOfRestored = (message: string, event: string): string => `${message}/${event}`;

/** All refusals of a message, including those from when it was restored. */
async function refusalsOf(
  { records: { outgoing } }: Pick<UnitOfWork, 'records'>,
  conversation: string,
  message: string,
): Promise<StoredOutgoing[]> {
  const key = refusedKey(conversation, message);
  const [first, again] = [await outgoing.find(key), await outgoing.startingWith(conversation, `${key}/`)];
  return first ? [first, ...again] : again;
}

/**
 * True if nothing of this message was kept, so that an edit to shorten it counts as a new message. False if
 * the message has been deleted, because an edit made before that may arrive late.
 */
export async function wasTooLong(
  unit: Pick<UnitOfWork, 'records'>,
  conversation: string,
  message: string,
): Promise<boolean> {
  return (await refusalsOf(unit, conversation, message)).some(({ state }) => state !== 'cancelled');
}

/** True if this message was ever refused, even if it has been deleted since. */
export async function wasEverTooLong(
  unit: Pick<UnitOfWork, 'records'>,
  conversation: string,
  message: string,
): Promise<boolean> {
  return (await refusalsOf(unit, conversation, message)).length > 0;
}

/** Cancels the notices that say that a message was too long, because the message has been deleted. */
export async function cancelRefusal(unit: UnitOfWork, conversation: string, message: string): Promise<void> {
  for (const { key } of await refusalsOf(unit, conversation, message)) await cancelSending(unit, key);
}

/** True if this person was the last to write here and has been asked to shorten a message. */
export async function isAskedToShorten(
  { records }: Pick<UnitOfWork, 'records'>,
  { id, person }: Conversation,
  asked: Person,
): Promise<boolean> {
  if (!person || !samePerson(person, asked)) return false;
  return (await records.outgoing.startingWith(id, refusedIn(id))).length > 0;
}

/**
 * A refused message is not checked for danger, so a practitioner also gets the numbers to call. Someone who
 * has written about themselves gets the advice and numbers for a child.
 */
export async function refuseTooLong(
  unit: UnitOfWork,
  caller: Caller,
  { role, length, longest }: Pick<StoredMessage, 'role'> & { length: number; longest: number },
): Promise<void> {
  const { conversation, event } = caller;
  const withNumbers = await numbersBelow(unit, caller);
  const said: InTheirWords<OutgoingMessage> = (say) => {
    const { tooLong, notStored } = say.page.problems;
    return role === 'adviser'
      ? plainMessage([tooLong(length, longest), adviserWording.notPassedOn])
      : withNumbers(say, [tooLong(length, longest), notStored]);
  };
  const key = refusedKey(conversation.id, event);
  await queueMessage(unit, conversation.id, inTheirLanguage(said, role), { key, purpose: 'notice' });
}

/** What is not read may be about danger, so this also gives the numbers to call. */
export async function sayQuoteIsUnread(unit: UnitOfWork, caller: Caller, message: string): Promise<void> {
  const withNumbers = await numbersBelow(unit, caller);
  await queueMessage(
    unit,
    caller.conversation.id,
    (say) => withNumbers(say, [say.page.problems.quoteTooLong]),
    { key: `quote-unread:${message}`, purpose: 'notice' },
  );
}

async function numbersBelow(unit: UnitOfWork, { person, conversation }: Caller) {
  const [open] = await unit.records.escalations.waitedForBy(person);
  const isOwn = await isOwnCaseHere(unit.records, person, conversation, open);
  const contacts = unit.ports.contacts(conversation.jurisdiction, isOwn ? 'for-themselves' : 'in-danger');
  return ({ own, urgent }: PractitionerWords, sentences: string[]): OutgoingMessage =>
    plainMessage([...sentences, isOwn ? own[0]! : urgent], { parts: [{ kind: 'contacts', contacts }] });
}

export async function sayWhatWasCut(
  unit: UnitOfWork,
  { id, revision, conversation, role }: Pick<StoredMessage, 'id' | 'revision' | 'conversation' | 'role'>,
  { words, rest }: { words: string; rest: string },
): Promise<void> {
  const said: InTheirWords<OutgoingMessage> = (say) =>
    plainMessage(say.onlyAPart(words.length - rest.length, words.length));
  const key = `cut:${id}:${revision}`;
  await queueMessage(unit, conversation, inTheirLanguage(said, role), { key, purpose: 'notice' });
}

/** Advisers work in English, whatever language the conversation is in. */
const inTheirLanguage = (said: InTheirWords<OutgoingMessage>, role: StoredMessage['role']) =>
  role === 'adviser' ? said(wordsIn('en')) : said;
