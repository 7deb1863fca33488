// Handles complaints in a chat: explains how to complain, and records a complaint only if its button is
// pressed.
import { plainMessage } from '../wording/plain-message.js';
import { newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import { acknowledgeBy } from '../model/governance/complaint.js';
import type { Action } from '../model/messages/action.js';
import type { Command } from '../model/messages/command.js';
import { formatDay } from '../model/messages/format-time.js';
import { samePerson } from '../model/people/person.js';
import { complainButton } from '../wording/buttons.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { receiveComplaint } from './complaints.js';

export async function explainComplaint(
  unit: UnitOfWork,
  caller: Caller,
  { about }: Extract<Command, { do: 'complaint' }>,
): Promise<void> {
  const { conversation, event } = caller;
  if (conversation.place.kind !== 'personal') return reply(unit, caller, (say) => say.complaints.private);
  // If the person only typed the command, there is no text for an admin to read.
  const written =
    about === undefined ? undefined : await unit.records.messages.withPlatformId(conversation.id, event);
  await reply(unit, caller, (say) => {
    const { how, typed } = say.complaints;
    const text = written ? [typed, ...how.slice(1)] : how;
    return plainMessage(text, { buttons: [complainButton(say, written?.id)] });
  });
}

export async function recordComplaint(
  unit: UnitOfWork,
  caller: Caller,
  { message: id }: Extract<Action, { do: 'complain' }>,
): Promise<void> {
  const { conversation, person } = caller;
  if (conversation.place.kind !== 'personal') return reply(unit, caller, (say) => say.complaints.private);
  const message = id === undefined ? undefined : await unit.records.messages.find(id);
  const erased = caller.erased && (await unit.records.conversations.at(caller.erased));
  const isElsewhere = message && ![conversation.id, erased?.id].includes(message.conversation);
  const isTheirs = message?.conversation === conversation.id && samePerson(message.from, person);
  const isNew = await receiveComplaint(
    unit,
    {
      // Uses the message's ID, so that each message can have only one complaint, even after it is erased.
      id: id === undefined || isElsewhere ? newId() : id,
      receivedAt: unit.now,
      via: 'chat',
      addedBy: 'a practitioner',
      person: { platform: person.platform, id: person.id },
      conversation: conversation.id,
      ...(isTheirs && { message: message.id, words: message.text }),
      version: 1,
    },
    {},
  );
  const isErased = id !== undefined && !(isTheirs && message.text);
  await reply(unit, caller, ({ complaints, language }) => {
    if (!isNew) return complaints.before;
    const recorded = complaints.recorded(formatDay(acknowledgeBy({ receivedAt: unit.now }), language));
    return isErased ? [recorded[0]!, complaints.withoutWords] : recorded;
  });
}
