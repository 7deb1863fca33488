// First contact: what this is, that it is no emergency service, what to leave out, how to reach a person.
import type { Conversation } from '../model/messages/conversation.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import type { Moment } from '../kernel/moment.js';
import { queueMessage } from '../kernel/outbox.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import { adviserButton } from '../answers/present-answer.js';
import { wording } from '../copy/wording.js';

/** Once for each place and each person: whoever was greeted anywhere is not greeted again. */
export async function greetOnce(moment: Moment, conversation: Conversation, person: Person): Promise<void> {
  const { records, now } = moment;
  if (conversation.greetedAt || (await records.conversations.greeted(person))) return;
  await records.conversations.recordGreeting(person, now);
  await greetPlace(moment, conversation);
}

export async function greetPlace(moment: Moment, conversation: Conversation): Promise<void> {
  await moment.records.conversations.change(conversation.id, { greetedAt: moment.now });
  await queueMessage(moment, conversation.id, greeting(), {
    key: `greeting:${conversation.id}`,
    purpose: 'greeting',
  });
}

function greeting(): OutgoingMessage {
  return plainMessage(wording.greeting, {
    buttons: [{ label: wording.labels.help, action: { do: 'help' } }, adviserButton()],
  });
}

/** The same again, with everything that can be typed. */
export function helpMessage(): OutgoingMessage {
  return plainMessage([...wording.greeting, wording.commandsIntro, ...wording.commands], {
    buttons: [adviserButton()],
  });
}
