// Greets people at first contact: what this is, that it is not an emergency service, what to leave out, and
// how to reach an adviser.
import { digestOf } from '../model/audit/event.js';
import type { Conversation } from '../model/messages/conversation.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { reply, type Caller } from '../kernel/caller.js';
import { queueMessage } from '../kernel/outbox.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import { adviserButton, helpButton, otherLanguageButton } from '../copy/buttons.js';
import { wordsIn } from '../copy/words-in.js';
import type { PractitionerWords } from '../copy/english/practitioner-words.js';

/** The greeting is our own privacy notice: it says what to leave out and who reads messages. */
const GREETING_VERSION = digestOf(wordsIn('en').greeting.join('\n')).slice(0, 12);

/** Greets each place once and each person once: anyone greeted in one place is not greeted again in another. */
export async function greetOnce(unit: UnitOfWork, conversation: Conversation, person: Person): Promise<void> {
  const { records, now } = unit;
  if (conversation.greetedAt || (await records.conversations.greeted(person))) return;
  await records.conversations.recordGreeting(person, now);
  await greetPlace(unit, conversation);
}

export async function greetPlace(unit: UnitOfWork, conversation: Conversation): Promise<void> {
  await unit.records.conversations.change(conversation.id, {
    greetedAt: unit.now,
    notice: { version: unit.ports.noticeVersion ?? GREETING_VERSION, at: unit.now },
  });
  await queueMessage(unit, conversation.id, greeting, {
    key: `greeting:${conversation.id}`,
    purpose: 'greeting',
  });
}

function greeting(say: PractitionerWords): OutgoingMessage {
  return plainMessage([...say.greeting, ...draft(say)], {
    buttons: [helpButton(say), adviserButton(say), otherLanguageButton(say)],
  });
}

const draft = ({ draft: note }: PractitionerWords) => (note === undefined ? [] : [note]);

/** The greeting again, with the commands people can type. */
export function sayHelp(unit: UnitOfWork, caller: Caller): Promise<void> {
  const isWeb = caller.conversation.place.platform === 'web';
  return reply(unit, caller, (say) => {
    const commands = isWeb ? say.commands : [...say.buttonCommands, ...say.commands];
    return plainMessage([...say.greeting, ...draft(say), say.commandsIntro, ...commands], {
      buttons: [adviserButton(say), otherLanguageButton(say)],
    });
  });
}
