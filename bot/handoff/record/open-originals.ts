// Lets someone read a request's original messages without claiming it. They must give a reason, which is
// recorded, and the leads are told.
import { inTransaction, type UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { digestOf } from '../../model/audit/event.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { HandoffTranscript } from '../../model/handoff/transcript.js';
import type { Place } from '../../model/messages/message.js';
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import { availabilityNow } from '../advisers/adviser-availability.js';
import { writeToAdviser } from '../cards/alert.js';
import { tellAdvisers } from '../messages/send-notice.js';
import { readTranscript } from './read-transcript.js';

export interface WantedOriginals {
  escalation: string;
  by: Person;
  reason: string;
}

/** Returns undefined if there is no such request. The caller must record that the messages were read. */
export async function openOriginals(
  ports: BotPorts,
  { escalation: id, by, reason }: WantedOriginals,
): Promise<HandoffTranscript | undefined> {
  const isThere = await inTransaction(ports, async (unit) => {
    const escalation = await unit.records.escalations.find(id);
    if (!escalation) return false;
    await unit.records.audit.append({
      kind: 'break-glass',
      at: unit.now,
      by: by.name ?? by.id,
      record: { kind: 'request', id },
      digests: { reason: digestOf(reason) },
    });
    await tellLeads(unit, escalation, by);
    return true;
  });
  if (!isThere) return undefined;
  return readTranscript(ports, ports.store.records, id, by, { opened: true });
}

async function tellLeads(unit: UnitOfWork, escalation: Escalation, by: Person): Promise<void> {
  const name = by.name ?? adviserWording.anAdviser;
  const text = adviserWording.originalsRead(name);
  await tellAdvisers(unit, escalation, text, `originals:${escalation.id}:${by.id}:${unit.now}`);
  const next = { do: 'tell-lead', escalation: escalation.id, by: name, at: unit.now } as const;
  for (const { adviser } of await availabilityNow(unit))
    if (adviser.lead)
      await writeToAdviser(unit, adviser, next, { lane: `originals:${escalation.id}:${adviser.id}` });
}

/** Does nothing if the lead has no private chat. They can still see the notice in the card's thread. */
export async function tellLead(
  unit: UnitOfWork,
  { escalation, by, at }: { escalation: string; by: string; at: string },
  person: Person,
  place: Place | undefined,
): Promise<void> {
  if (!place) return;
  const chat = await unit.records.conversations.open(place, person, unit.now);
  await queueMessage(unit, chat.id, adviserWording.originalsRead(by), {
    key: `originals:${escalation}:${chat.id}:${at}`,
    purpose: 'notice',
    escalation,
  });
}
