// Greets people at first contact: what this is, that it is not an emergency service, what to leave out, and
// how to reach an adviser.
import { digestOf } from '../model/audit/event.js';
import type { Conversation } from '../model/messages/conversation.js';
import type { OutgoingMessage, Place } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { reply, type Caller } from '../kernel/caller.js';
import { queueMessage } from '../kernel/outbox.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import { adviserButton, helpButton, otherLanguageButton } from '../copy/buttons.js';
import { wordsIn } from '../copy/words-in.js';
import { findOff } from '../switches/when-off.js';
import type { InTheirWords, PractitionerWords } from '../copy/english/practitioner-words.js';

/** Greets each place once and each person once: anyone greeted in one place is not greeted again in another. */
export async function greetOnce(unit: UnitOfWork, conversation: Conversation, person: Person): Promise<void> {
  const { records, now } = unit;
  if (conversation.greetedAt || (await records.conversations.greeted(person))) return;
  await records.conversations.recordGreeting(person, now);
  await greetPlace(unit, conversation);
}

export async function greetPlace(unit: UnitOfWork, conversation: Conversation): Promise<void> {
  const isOff = (await findOff(unit, conversation.place)) !== undefined;
  // While the assistant is turned off, the page leaves out its introduction.
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

/** The first line says that we answer questions. */
const linesOf = (say: PractitionerWords, isOff: boolean) => say.greeting.slice(isOff ? 1 : 0);

/** Where we only receive messages that mention us, it is not enough to tell people to type “adviser”. */
const howHere = ({ mentionMe }: PractitionerWords, { kind }: Place) =>
  kind === 'personal' ? [] : [mentionMe];

const draft = ({ draft: note }: PractitionerWords) => (note === undefined ? [] : [note]);

/** The greeting is our own privacy notice: it says what to leave out and who reads messages. */
function noticeVersion(isBrief: boolean, isOff: boolean): string {
  const say = wordsIn('en');
  const { introduction, hint } = say.page.chat;
  return digestOf(isBrief ? `${introduction}\n${hint}` : linesOf(say, isOff).join('\n')).slice(0, 12);
}

/** The greeting again, with the commands people can type. */
export function sayHelp(unit: UnitOfWork, caller: Caller): Promise<void> {
  const { place } = caller.conversation;
  const isOnPage = place.platform === 'web';
  return reply(unit, caller, (say) => {
    // The page itself has buttons for some commands and for the language, and shows the note about the draft.
    const facts = [...(isOnPage ? [] : say.buttonCommands), ...say.commands];
    const lines = isOnPage ? say.greeting : [...say.greeting, ...howHere(say, place), ...draft(say)];
    return plainMessage([...lines, say.commandsIntro], {
      parts: [{ kind: 'facts', facts }],
      buttons: [adviserButton(say), ...(isOnPage ? [] : [otherLanguageButton(say)])],
    });
  });
}
