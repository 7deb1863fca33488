// What practitioners are told while the assistant, or their platform, is turned off.
import { chatOff, type SwitchedOff } from '../model/governance/switches.js';
import type { Command } from '../model/messages/command.js';
import type { Conversation } from '../model/messages/conversation.js';
import { offMessage } from '../copy/off-message.js';
import { queueMessage } from '../kernel/outbox.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';

/** Read from the store each time, so that a change takes effect in every process from the next message. */
export async function findOff(
  { records }: Pick<UnitOfWork, 'records'>,
  { place }: Pick<Conversation, 'place'>,
): Promise<SwitchedOff | undefined> {
  return chatOff(await records.switches.off(), place.platform);
}

/** `cause`: the event or message that goes unanswered. We tell people once for each. */
export async function sayOff(
  unit: UnitOfWork,
  conversation: Pick<Conversation, 'id'>,
  cause: string,
  { message }: SwitchedOff,
): Promise<void> {
  await queueMessage(unit, conversation.id, (say) => offMessage(message, say), {
    key: `reply:${conversation.id}:${cause}`,
    purpose: 'notice',
  });
}

/** People can still end what they started, and have their words erased. */
export const COMMANDS_WHILE_OFF: Readonly<Record<Command['do'], 'stops' | 'stays'>> = {
  help: 'stops',
  status: 'stays',
  nation: 'stops',
  adviser: 'stops',
  agency: 'stops',
  reopen: 'stops',
  withdraw: 'stays',
  remove: 'stays',
  'forget-me': 'stays',
  'my-data': 'stays',
  complaint: 'stays',
  'forget-nation': 'stays',
  language: 'stops',
  talk: 'stops',
};
