// Lists what needs an adviser's attention: requests that no one has claimed, and news about requests that
// they have claimed or transferred.
import { unopenedTransfer } from '../handoff/advisers/unopened-transfer.js';
import { ALERT_KEY, alertIn } from '../handoff/cards/alert.js';
import { cameBack } from '../handoff/record/came-back.js';
import { awaitedReply } from '../handoff/messages/awaited-reply.js';
import { toBeOpenedBy } from '../handoff/follow-up-schedule/next-follow-up.js';
import type { DeskNeed } from '../model/handoff/desk-need.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { Alert } from '../model/jobs/job.js';
import { sameAdviser } from '../model/people/roster.js';
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import { cancelledUnseen } from '../handoff/messages/cancelled-unseen.js';
import { adviserWording } from '../wording/english/adviser-wording.js';

type Reading = {
  ports: Pick<BotPorts, 'roster' | 'platforms' | 'policy' | 'clock'>;
  records: Records;
};

/** What needs this adviser's attention, most urgent first. */
export async function deskNeeds(reading: Reading, reader: Person): Promise<DeskNeed[]> {
  const roster = reading.ports.roster();
  const isReader = (person: Person | undefined) => sameAdviser(roster, person, reader);
  // An adviser cannot claim their own request.
  const open = (await reading.records.escalations.open()).filter((one) => !isReader(one.practitioner));
  const alerts = await alertsTo(reading.records, open, isReader);
  const needs: DeskNeed[] = [];
  for (const escalation of open) {
    const need =
      escalation.state === 'waiting'
        ? waiting(escalation, alerts.get(escalation.id) ?? [], await howBack(reading, escalation, isReader))
        : isReader(escalation.holder)
          ? await ofHolder(reading, escalation)
          : await notOpened(reading, escalation);
    if (need) needs.push(need);
  }
  for (const escalation of await cancelledUnseen(reading.records, reading.ports.clock().toISOString()))
    if (!isReader(escalation.practitioner)) needs.push(cancelled(escalation));
  return needs.sort(
    (one, other) => Number(other.urgent) - Number(one.urgent) || one.since.localeCompare(other.since),
  );
}

function about({ id, claims, urgent }: Escalation, what: readonly (string | number)[]) {
  return { key: [id, claims, urgent ? 'urgent' : 'calm', ...what].join(':'), escalation: id, urgent };
}

/**
 * Why we sent the reader each message about a waiting request, oldest first. Uses a single query, because
 * every page of the desk needs this after each change.
 */
async function alertsTo(
  { outgoing }: Records,
  open: readonly Escalation[],
  isReader: (person: Person | undefined) => boolean,
): Promise<Map<string, Alert[]>> {
  const waiting = new Map(
    open.filter(({ state }) => state === 'waiting').map((escalation) => [escalation.id, escalation]),
  );
  const alerts = new Map<string, Alert[]>();
  for (const notice of await outgoing.personalNotices([...waiting.keys()], ALERT_KEY)) {
    const why = alertIn(notice.key);
    if (why === undefined || notice.queuedAt < waiting.get(notice.escalation)!.followUp.since) continue;
    if (isReader(notice.person))
      alerts.set(notice.escalation, [...(alerts.get(notice.escalation) ?? []), why]);
  }
  return alerts;
}

/**
 * For an urgent request, each reminder counts as news for everyone, and so does becoming urgent again. For other
 * requests, a reminder only counts for the people who got it.
 */
function waiting(escalation: Escalation, alerts: readonly Alert[], back: Back): DeskNeed {
  const asked = alerts.at(-1);
  const { since, steps } = escalation.followUp;
  const times = escalation.urgent ? [since, steps] : [alerts.length];
  return {
    kind: 'waiting',
    ...about(escalation, ['waiting', ...times]),
    since: escalation.waitingSince ?? escalation.openedAt,
    ...(asked !== undefined && { asked }),
    ...back,
    ...(escalation.claims > 0 && { isBack: true as const }),
  };
}

type Back = Pick<Extract<DeskNeed, { kind: 'waiting' }>, 'lostAt' | 'leftBy'>;

/** How the request came back to the queue, if it was taken back from the reader or from someone who left the desk. */
async function howBack(
  { records }: Reading,
  escalation: Escalation,
  isReader: (person: Person | undefined) => boolean,
): Promise<Back> {
  const { how, at, from = {} } = (await cameBack(records, escalation)) ?? {};
  if (how === 'absent') return { leftBy: from.name ?? adviserWording.anAdviser };
  const { platform, id } = from;
  if (how !== 'late' || platform === undefined || id === undefined) return {};
  return isReader({ platform, id }) ? { lostAt: at } : {};
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

const cancelled = (escalation: Escalation): DeskNeed => ({
  kind: 'cancelled',
  ...about(escalation, ['cancelled']),
  since: escalation.closedAt ?? escalation.openedAt,
});

async function notOpened(reading: Reading, escalation: Escalation): Promise<DeskNeed | undefined> {
  if (toBeOpenedBy(escalation, reading.ports.policy) > reading.ports.clock().getTime()) return undefined;
  const given = await unopenedTransfer(reading, escalation);
  if (!given) return undefined;
  const holder = escalation.holder?.name;
  const late = about(escalation, ['not-opened']);
  return { kind: 'not-opened', ...late, since: given.at, ...(holder !== undefined && { holder }) };
}
