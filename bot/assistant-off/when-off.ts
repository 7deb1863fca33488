import { chatOff, type SwitchedOff } from '../model/governance/switches.js';
import { isKnownToWait } from '../model/handoff/is-known-to-wait.js';
import type { Conversation } from '../model/messages/conversation.js';
import type { Command } from '../model/messages/command.js';
import type { Place } from '../model/messages/message.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { adviserButton } from '../wording/buttons.js';
import { offMessage } from '../wording/off-message.js';
import { plainMessage } from '../wording/plain-message.js';
import type { Person } from '../model/people/person.js';
import { queueMessage, type Composed } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';

/**
 * Reads the store each time, so that every process notices by the next message if the assistant has been
 * turned on or off.
 */
export async function findOff(
  { records }: Pick<UnitOfWork, 'records'>,
  { platform }: Pick<Place, 'platform'>,
): Promise<SwitchedOff | undefined> {
  return chatOff(await records.switches.off(), platform);
}

/**
 * Offers an adviser too, because advisers are still available. `cause` is the event or message that gets no
 * answer. We reply once to each. If someone wrote about danger, the reply must not end with “Try again
 * later”.
 */
export async function sayOff(
  unit: UnitOfWork,
  about: { conversation: Conversation; person: Person; cause: string; urgent?: boolean },
  { message }: SwitchedOff,
): Promise<void> {
  const { conversation, person, cause, urgent } = about;
  const { id, place } = conversation;
  const isAsked = await isKnownToWait(unit.records, person, place);
  const said: Composed = (say) => {
    const off = offMessage(message, say);
    if (urgent) return plainMessage([off, isAsked ? say.urgentAsked : say.urgentFirst]);
    if (isAsked) return off;
    return plainMessage([off, say.adviserWhileOff], { buttons: [adviserButton(say)] });
  };
  await queueMessage(unit, id, said, { key: `reply:${id}:${cause}`, purpose: 'notice' });
}

/**
 * `isOwn` is true if a child or victim is writing about themselves. We never invite them to search the
 * guidance.
 */
export const handoffWords = ({ handoff }: PractitionerWords, off: SwitchedOff | undefined, isOwn = false) => {
  const words = off || isOwn ? { ...handoff, ...handoff.whileOff } : handoff;
  return isOwn ? { ...words, kept: handoff.openedOwn, keptToo: () => handoff.openedOwn } : words;
};

/**
 * While the assistant is off, people can still reach an adviser, end what they started, and have their data
 * erased.
 */
export const COMMANDS_WHILE_OFF: Readonly<Record<Command['do'], 'stops' | 'stays'>> = {
  help: 'stops',
  status: 'stays',
  nation: 'stops',
  adviser: 'stays',
  agency: 'stops',
  reopen: 'stays',
  withdraw: 'stays',
  remove: 'stays',
  'forget-me': 'stays',
  'my-data': 'stays',
  complaint: 'stays',
  'forget-nation': 'stays',
  language: 'stops',
  talk: 'stops',
};
