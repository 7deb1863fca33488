// Lists what needs one adviser now: requests that no one has claimed, and what is new in their own.
import { unopenedTransfer } from '../handoff/advisers/unopened-transfer.js';
import { rosterOf } from '../handoff/advisers/adviser-availability.js';
import { alertIn } from '../handoff/cards/alert.js';
import { toBeOpenedBy } from '../handoff/follow-up-schedule/next-follow-up.js';
import type { DeskNeed } from '../model/tasks/desk-need.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { Alert } from '../model/tasks/job.js';
import { sameAdviser } from '../model/people/roster.js';
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import { awaitedReply } from './awaited-reply.js';

type Reading = {
  ports: Pick<BotPorts, 'roster' | 'platforms' | 'policy' | 'clock' | 'deskAdviser'>;
  records: Records;
};

/** The most urgent first. */
export async function deskNeeds(reading: Reading, reader: Person): Promise<DeskNeed[]> {
  const isReader = (person: Person | undefined) => sameAdviser(rosterOf(reading.ports), person, reader);
  const needs: DeskNeed[] = [];
  for (const escalation of await reading.records.escalations.open()) {
    // They cannot claim what they asked for themselves.
    if (isReader(escalation.practitioner)) continue;
    const need =
      escalation.state === 'waiting'
        ? await waiting(reading, escalation, isReader)
        : isReader(escalation.holder)
          ? await ofHolder(reading, escalation)
          : await notOpened(reading, escalation);
    if (need) needs.push(need);
  }
  return needs.sort(
    (one, other) => Number(other.urgent) - Number(one.urgent) || one.since.localeCompare(other.since),
  );
}

function about({ id, claims, urgent }: Escalation, what: readonly (string | number)[]) {
  return { key: [id, claims, urgent ? 'urgent' : 'calm', ...what].join(':'), escalation: id, urgent };
}

/** Each reminder of an urgent request is news to everyone, and any other only to those who were messaged. */
async function waiting(
  { records }: Reading,
  escalation: Escalation,
  isReader: (person: Person | undefined) => boolean,
): Promise<DeskNeed> {
  const alerts: Alert[] = [];
  for (const { key, queuedAt, conversation } of await records.outgoing.ofEscalation(
    escalation.id,
    'notice',
  )) {
    const why = alertIn(key);
    if (why === undefined || queuedAt < escalation.followUp.since) continue;
    if (isReader((await records.conversations.find(conversation))?.person)) alerts.push(why);
  }
  const asked = alerts.at(-1);
  const times = escalation.urgent ? escalation.followUp.steps : alerts.length;
  return {
    kind: 'waiting',
    ...about(escalation, ['waiting', times]),
    since: escalation.waitingSince ?? escalation.openedAt,
    ...(asked !== undefined && { asked }),
  };
}

async function ofHolder(reading: Reading, escalation: Escalation): Promise<DeskNeed | undefined> {
  const { records } = reading;
  const given = await unopenedTransfer(reading, escalation);
  if (given) {
    const by = given.by?.name;
    const transferred = about(escalation, ['transferred']);
    return { kind: 'transferred', ...transferred, since: given.at, ...(by !== undefined && { by }) };
  }
  const relayed = await records.escalations.relayed(escalation.id);
  const awaited = await awaitedReply(records, escalation, relayed);
  if (!awaited) return undefined;
  return { kind: 'reply', ...about(escalation, ['reply', awaited.newest ?? '']), since: awaited.since };
}

async function notOpened(reading: Reading, escalation: Escalation): Promise<DeskNeed | undefined> {
  if (toBeOpenedBy(escalation, reading.ports.policy) > reading.ports.clock().getTime()) return undefined;
  const given = await unopenedTransfer(reading, escalation);
  if (!given) return undefined;
  const holder = escalation.holder?.name;
  const late = about(escalation, ['not-opened']);
  return { kind: 'not-opened', ...late, since: given.at, ...(holder !== undefined && { holder }) };
}
