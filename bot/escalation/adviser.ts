// An adviser who acts: who it is, where, and by which event, so that each act is answered once and in the same place.
import type { Conversation } from '../conversation.js';
import type { Moment } from '../moment.js';
import { queueMessage } from '../outbox.js';
import type { Person } from '../person.js';
import { samePerson } from '../person.js';
import { plainMessage } from '../plain-message.js';
import { wording } from '../wording.js';
import type { Escalation } from './escalation.js';

export interface Adviser {
  person: Person;
  /** Where they acted. */
  conversation: Conversation;
  /** The event or message by which they acted. */
  event: string;
}

export async function refuse(moment: Moment, adviser: Adviser, sentence: string): Promise<void> {
  await answerAdviser(moment, adviser, sentence);
}

/** Once for each event; the key ends with it, by which the desk finds what was said to a press. */
export async function answerAdviser(moment: Moment, adviser: Adviser, sentence: string): Promise<void> {
  await queueMessage(moment, adviser.conversation.id, plainMessage(sentence), {
    key: `adviser:${adviser.conversation.id}:${adviser.event}`,
    purpose: 'notice',
  });
}

/** The escalation where this adviser holds it; otherwise they are told why not. */
export async function heldEscalation(
  moment: Moment,
  id: string,
  adviser: Adviser,
): Promise<Escalation | undefined> {
  const escalation = await moment.records.escalations.take(id);
  if (escalation?.state === 'claimed' && samePerson(escalation.holder, adviser.person)) return escalation;
  await refuse(moment, adviser, escalation ? refusal(escalation) : wording.adviser.notKnownHere);
  return undefined;
}

function refusal({ state, holder }: Escalation): string {
  if (state === 'claimed') return wording.adviser.heldBy(holder?.name ?? wording.adviser.anAdviser);
  return state === 'waiting' ? wording.adviser.nobodyHolds : wording.adviser.closed;
}
