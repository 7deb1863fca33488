import { adminWording } from '../wording/staff/admin-wording.js';
import { newId } from '../jobs/unit-of-work.js';
import type { Hold, HoldScope, PlacedHold, WantedHold } from '../model/governance/hold.js';
import { isNumbered } from '../model/handoff/request-number.js';
import { accountOf, samePerson, type Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { Records, Store } from '../model/store.js';
import { retentionJob } from './retention-schedule.js';

const { holds: said } = adminWording;

export type HoldPorts = Pick<BotPorts, 'store' | 'clock'>;

export async function placeHold(ports: HoldPorts, wanted: WantedHold): Promise<PlacedHold> {
  const now = ports.clock().toISOString();
  const refused = (problem: string) => ({ outcome: 'refused', problem }) as const;
  const problem = problemOf(wanted, now);
  if (problem !== undefined) return refused(problem);
  const scope = await existing(ports.store, wanted.scope);
  if ('problem' in scope) return refused(scope.problem);
  const { reason, mayTell, by, endsAt, id = newId() } = wanted;
  await ports.store.transaction(async ({ holds, decisions }) => {
    if (await holds.find(id)) return;
    await holds.add({ id, scope, reason, mayTell, placedBy: by, placedAt: now, ...(endsAt && { endsAt }) });
    await decisions.record({ kind: 'hold-placed', by, at: now, details: { hold: id, scope: scope.kind } });
  });
  return { outcome: 'placed', id };
}

function problemOf({ scope, reason, endsAt }: WantedHold, now: string): string | undefined {
  if (reason.trim() === '') return said.reason;
  if (scope.kind === 'period' && !(scope.from < scope.to)) return said.daysInOrder;
  if (scope.kind !== 'period' && scope.target.trim() === '') return said.noTarget;
  if (endsAt !== undefined && endsAt <= now) return said.future;
  return undefined;
}

/**
 * Checks that the target exists, because a hold with a typing error might protect nothing and no one would
 * notice. Accepts a request's number instead of its ID.
 */
async function existing(store: Store, scope: HoldScope): Promise<HoldScope | { problem: string }> {
  const { conversations } = store.records;
  if (scope.kind === 'conversation' && !(await conversations.find(scope.target)))
    return { problem: said.noConversation };
  if (
    scope.kind === 'person' &&
    !(await isKnown(store.records, { platform: scope.platform, id: scope.target }))
  )
    return { problem: said.noPerson };
  return scope.kind === 'escalation' ? requestTyped(store, scope.target) : scope;
}

async function requestTyped(
  { records: { escalations } }: Store,
  typed: string,
): Promise<HoldScope | { problem: string }> {
  if (await escalations.find(typed)) return { kind: 'escalation', target: typed };
  const [request, another] = (await escalations.opened()).filter((one) => isNumbered(one, typed));
  if (!request) return { problem: said.noRequest };
  if (another) return { problem: said.severalRequests };
  return { kind: 'escalation', target: request.id };
}

/** True if we hold anything under this ID. */
export async function isKnown(records: Records, person: Person): Promise<boolean> {
  const record = accountOf(person);
  return (
    (record !== undefined &&
      (await records.audit.find({ kind: 'sign-in', record }, { limit: 1, offset: 0 })).length > 0) ||
    (await records.conversations.of(person)).length > 0 ||
    (await records.escalations.askedForBy(person)).length > 0 ||
    (await records.escalations.heldBy([person])).length > 0 ||
    (await records.complaints.progress()).some((one) => samePerson(one.person, person))
  );
}

/**
 * Also queues a run that deletes anything that became due during the hold. Returns false if the hold had
 * already been lifted.
 */
export async function liftHold(
  ports: HoldPorts,
  { id, by, reason }: { id: string; by: string; reason: string },
): Promise<boolean> {
  const now = ports.clock().toISOString();
  return ports.store.transaction(async (records) => {
    const hold: Hold | undefined = await records.holds.find(id);
    if (!hold || !(await records.holds.lift(id, { by, at: now, reason }))) return false;
    const details = { hold: id, scope: hold.scope.kind };
    await records.decisions.record({ kind: 'hold-lifted', by, at: now, details });
    await records.jobs.enqueue(retentionJob(`hold ${id} lifted`), now);
    return true;
  });
}
