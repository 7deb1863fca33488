// Takes a complaint through its steps: received, acknowledged, closed. Tells people who complained in chat.
import { adminWording } from '../wording/staff/admin-wording.js';
import { inTransaction, newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import { queueMessage } from '../jobs/outbox.js';
import type { Said } from '../wording/plain-message.js';
import type { InTheirWords } from '../wording/english/practitioner-words.js';
import { digestOf } from '../model/audit/event.js';
import {
  COMPLAINT_OUTCOMES,
  type Complaint,
  type ComplaintOutcome,
  type NewComplaint,
} from '../model/governance/complaint.js';
import { formatDay } from '../model/messages/format-time.js';
import type { Acting, Actor } from '../model/people/actor.js';
import type { BotPorts } from '../model/ports.js';
import { readReceived } from './date-received.js';
import { refused, takeStep, type Kind, type HandlingResult } from './handling-steps.js';

const { complaints: said } = adminWording;

export async function addComplaint(
  ports: BotPorts,
  { received = '', words, from = '', person, by, ...wanted }: NewComplaint,
): Promise<HandlingResult<Complaint>> {
  const now = ports.clock().toISOString();
  if (words.trim() === '') return refused(said.empty);
  const arrived = readReceived(received, now);
  if ('problem' in arrived) return refused(arrived.problem);
  if (person && !(person.platform && person.id)) return refused(said.account);
  const complaint: Complaint = {
    ...wanted,
    id: wanted.id ?? newId(),
    receivedAt: arrived.at,
    addedBy: by.name,
    words: words.trim(),
    ...(from.trim() !== '' && { from: from.trim() }),
    ...(person && { person }),
    version: 1,
  };
  await inTransaction(ports, (unit) => receiveComplaint(unit, complaint, by));
  return { outcome: 'done', value: complaint };
}

/** Returns false if the complaint had already been received. */
export async function receiveComplaint(
  unit: UnitOfWork,
  complaint: Complaint,
  by: Partial<Actor>,
): Promise<boolean> {
  if (!(await unit.records.complaints.add(complaint))) return false;
  await audit(unit, complaint, by, 'received');
  return true;
}

export function acknowledgeComplaint(
  ports: BotPorts,
  { id, by }: Acting,
): Promise<HandlingResult<Complaint>> {
  return change(ports, { id, by }, 'acknowledged', (complaint, now) =>
    complaint.acknowledged ? said.acknowledged : { ...complaint, acknowledged: { by: by.name, at: now } },
  );
}

/** Also acknowledges the complaint, because anyone who has a decision knows that their complaint arrived. */
export function closeComplaint(
  ports: BotPorts,
  { id, by, outcome, answer = '' }: Acting & { outcome: string; answer?: string },
): Promise<HandlingResult<Complaint>> {
  return change(ports, { id, by }, 'closed', (complaint, now) => {
    if (!isOutcome(outcome)) return said.outcome(COMPLAINT_OUTCOMES);
    const closed = { by: by.name, at: now, outcome, ...(answer.trim() !== '' && { answer: answer.trim() }) };
    return { ...complaint, acknowledged: complaint.acknowledged ?? { by: by.name, at: now }, closed };
  });
}

const isOutcome = (text: string): text is ComplaintOutcome =>
  (COMPLAINT_OUTCOMES as readonly string[]).includes(text);

const COMPLAINT: Kind<Complaint> = {
  in: ({ complaints }) => complaints,
  missing: said.missing,
  closed: said.closed,
  overtaken: said.overtaken,
};

function change(
  ports: BotPorts,
  { id, by }: Acting,
  step: 'acknowledged' | 'closed',
  changed: (complaint: Complaint, now: string) => Complaint | string,
): Promise<HandlingResult<Complaint>> {
  return takeStep(ports, COMPLAINT, id, changed, async (unit, complaint) => {
    await audit(unit, complaint, by, step);
    await tellWhoMadeIt(
      unit,
      complaint,
      ({ complaints, language }) => complaints[step](formatDay(complaint.receivedAt, language)),
      step,
    );
  });
}

/** Does nothing if the person has been forgotten or has left the conversation. */
async function tellWhoMadeIt(
  unit: UnitOfWork,
  { id, conversation: chat, person }: Complaint,
  say: InTheirWords<Said>,
  step: string,
): Promise<void> {
  const conversation = chat === undefined ? undefined : await unit.records.conversations.find(chat);
  if (!conversation || !person || conversation.leftAt !== undefined) return;
  await queueMessage(unit, conversation.id, say, { key: `complaint:${id}:${step}`, purpose: 'news' });
}

async function audit(
  { records, now }: UnitOfWork,
  { id, via, words, closed }: Complaint,
  { name = said.practitioner, account }: Partial<Actor>,
  step: string,
): Promise<void> {
  await records.audit.append({
    kind: 'complaint',
    at: now,
    by: name,
    record: { kind: 'complaint', id },
    details: {
      step,
      via,
      ...(account !== undefined && { account }),
      ...(closed && { outcome: closed.outcome }),
    },
    digests: {
      ...(step === 'received' && words !== undefined && { words: digestOf(words) }),
      ...(closed?.answer !== undefined && { answer: digestOf(closed.answer) }),
    },
  });
}
