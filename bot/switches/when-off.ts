// What practitioners are told while the assistant, or their platform, is turned off.
import { chatOff } from '../model/governance/switches.js';
import type { SwitchedOff } from '../model/governance/switches.js';
import type { Action } from '../model/messages/action.js';
import type { Command } from '../model/messages/command.js';
import type { Conversation } from '../model/messages/conversation.js';
import { offMessage } from '../copy/off-message.js';
import { plainMessage } from '../copy/plain-message.js';
import { queueMessage } from '../kernel/outbox.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';

/** Read from the store each time, so that a change takes effect in every process from the next message. */
export async function findOff(
  { records }: Pick<UnitOfWork, 'records'>,
  { place }: Pick<Conversation, 'place'>,
): Promise<SwitchedOff | undefined> {
  return chatOff(await records.switches.off(), place.platform);
}

/** `cause`: the event or message that goes unanswered. People are told once for each. */
export async function sayOff(
  unit: UnitOfWork,
  conversation: Pick<Conversation, 'id'>,
  cause: string,
  { message }: SwitchedOff,
): Promise<void> {
  await queueMessage(unit, conversation.id, (say) => plainMessage(offMessage(message, say)), {
    key: `reply:${conversation.id}:${cause}`,
    purpose: 'notice',
  });
}

/** People can still end what they started, and have their words erased. */
const COMMANDS_THAT_STAY: readonly Command['do'][] = [
  'status',
  'withdraw',
  'forget-me',
  'my-data',
  'complaint',
  'forget-nation',
  'remove',
];

export const staysWhileOff = ({ do: command }: Command): boolean => COMMANDS_THAT_STAY.includes(command);

/** Buttons that start something with the assistant. Advisers' buttons always work. */
const BUTTONS_THAT_STOP: readonly Action['do'][] = [
  'help',
  'talk-to-adviser',
  'ask-guidance',
  'ask-service',
  'set-nation',
  'not-personal',
  'missed-something',
  'reopen',
];

export const stopsWhileOff = ({ do: action }: Action): boolean => BUTTONS_THAT_STOP.includes(action);
