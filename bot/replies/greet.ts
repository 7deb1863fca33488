// Greets people at first contact: what the service is, that it is not an emergency service, which details to
// leave out, and how to reach an adviser.
import { digestOf } from '../model/audit/event.js';
import type { Conversation } from '../model/messages/conversation.js';
import type { OutgoingMessage, Place } from '../model/messages/message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { queueMessage } from '../jobs/outbox.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../wording/plain-message.js';
import { adviserButton, helpButton, otherLanguageButton } from '../wording/buttons.js';
import { wordsIn } from '../wording/words-in.js';
import { findOff } from '../assistant-off/when-off.js';
import type { InTheirWords, PractitionerWords } from '../wording/english/practitioner-words.js';

/** Greets each place once. If the person has already been greeted somewhere else, does nothing. */
export async function greetOnce(unit: UnitOfWork, conversation: Conversation, person: Person): Promise<void> {
  const { records, now } = unit;
  if (conversation.greetedAt || (await records.conversations.greeted(person))) return;
  await records.conversations.recordGreeting(person, now);
  await greetPlace(unit, conversation);
}

export async function greetPlace(unit: UnitOfWork, conversation: Conversation): Promise<void> {
  const isOff = (await findOff(unit, conversation.place)) !== undefined;
  // The web page introduces the service itself, so its greeting is short, unless the assistant is turned off.
  const isBrief = conversation.place.platform === 'web' && !isOff;
  const version = unit.ports.noticeVersion ?? noticeVersion(isBrief, isOff);
  await unit.records.conversations.change(conversation.id, {
    greetedAt: unit.now,
    notice: { version, at: unit.now },
  });
  const said = isBrief ? (say: PractitionerWords) => say.greetingOnPage : greeting(isOff, conversation.place);
  await queueMessage(unit, conversation.id, said, {
    key: `greeting:${conversation.id}`,
    purpose: 'greeting',
  });
}

function greeting(isOff: boolean, place: Place): InTheirWords<OutgoingMessage> {
  return (say) =>
    plainMessage([...linesOf(say, isOff), ...howHere(say, place), ...draft(say)], {
      buttons: [...(isOff ? [] : [helpButton(say)]), adviserButton(say), otherLanguageButton(say)],
    });
}

/**
 * Leaves out the first line while the assistant is turned off, because that line says that the bot answers
 * questions.
 */
const linesOf = (say: PractitionerWords, isOff: boolean) => say.greeting.slice(isOff ? 1 : 0);

/**
 * In a channel or group, the bot may only receive messages that mention it, so tell people how to do that.
 */
export const howHere = ({ mentionMe }: PractitionerWords, { kind }: Place) =>
  kind === 'personal' ? [] : [mentionMe];

export const draft = ({ draft: note }: PractitionerWords) => (note === undefined ? [] : [note]);

/**
 * The greeting is also the privacy notice: it says what to leave out and who reads messages. The version of
 * the notice is a digest of its text.
 */
function noticeVersion(isBrief: boolean, isOff: boolean): string {
  const say = wordsIn('en');
  const { introduction, hint } = say.page.chat;
  return digestOf(isBrief ? `${introduction}\n${hint}` : linesOf(say, isOff).join('\n')).slice(0, 12);
}
