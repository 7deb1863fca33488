// Erases both forms of what a person wrote, their name, and the placeholders they used for others.
import type { Conversation } from '../model/messages/conversation.js';
import { eraseShownMessages } from '../handoff/messages/erase-shown-messages.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { queueMessage } from '../kernel/outbox.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import { wording } from '../copy/wording.js';

interface Caller {
  person: Person;
  conversation: Conversation;
  event: string;
}

/** Says what will happen and asks; nothing is erased yet. */
export async function confirmForgetting(unit: UnitOfWork, caller: Caller): Promise<void> {
  await say(unit, caller, wording.forget.confirm, true);
}

/**
 * An open handoff stops it: an adviser could not help with a conversation that vanishes under them. Answers and the
 * log of escalations stay, without words or names.
 */
export async function forgetMe(unit: UnitOfWork, caller: Caller): Promise<void> {
  const { records } = unit;
  if ((await records.escalations.waitedForBy(caller.person)).length)
    return say(unit, caller, wording.forget.openFirst);
  for (const conversation of await records.conversations.of(caller.person))
    await eraseIn(unit, conversation, caller.person);
  for (const { id } of await records.escalations.askedForBy(caller.person)) await refreshCard(unit, id);
  await records.escalations.forget(caller.person);
  await records.answers.forget(caller.person);
  await records.reports.forget(caller.person);
  await records.conversations.forget(caller.person);
  await say(unit, caller, wording.forget.done);
}

async function eraseIn(unit: UnitOfWork, conversation: Conversation, person: Person): Promise<void> {
  const { records, now } = unit;
  for (const message of await records.messages.of(person, conversation.id)) {
    await eraseShownMessages(unit, message.id);
    await records.messages.erase(message.id, now, true);
    await records.corrections.forget(message.id);
    const relayed = await records.escalations.relayOf(message.id);
    if (relayed) await refreshCard(unit, relayed.escalation);
  }
  // In a shared place, pseudonyms also stand for people that others wrote about.
  if (conversation.place.kind === 'personal') await records.pseudonyms.forget(conversation.id);
}

async function say(
  unit: UnitOfWork,
  { conversation, event }: Caller,
  sentences: string | readonly string[],
  ask = false,
): Promise<void> {
  const buttons = ask
    ? [{ label: wording.forget.button, action: { do: 'forget-me' as const }, style: 'danger' as const }]
    : [];
  await queueMessage(unit, conversation.id, plainMessage(sentences, { buttons }), {
    key: `forget:${conversation.id}:${event}`,
    purpose: 'notice',
  });
}
