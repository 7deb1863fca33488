import { inTransaction, type UnitOfWork } from '../../jobs/unit-of-work.js';
import type { BotPorts } from '../../model/ports.js';
import {
  detailsThatHold,
  mayChangeDetails,
  sameDetails,
  type DetailsChange,
  type DetailsOutcome,
  type WantedDetails,
} from '../../model/people/adviser-details.js';
import type { AdviserDetails, ListedAdviser } from '../../model/people/roster.js';
import { followUpEveryone } from '../follow-up-schedule/schedule-follow-up.js';

/** Takes effect in every process on commit, because every process reads the store. Throws `StoreFailure`. */
export function changeDetails(ports: BotPorts, wanted: WantedDetails): Promise<DetailsOutcome> {
  return inTransaction(ports, async (unit) => {
    const roster = ports.roster();
    const listed = roster.find(({ id }) => id === wanted.adviser);
    if (!listed) return { outcome: 'not-listed' };
    if (!mayChangeDetails(roster, listed, wanted.by)) return { outcome: 'not-allowed' };
    const [latest] = await unit.records.advisers.changes(listed.id);
    if (isSoAlready(listed, latest, wanted.details))
      return { outcome: 'unchanged', version: latest?.version ?? 0 };
    if ((latest?.version ?? 0) !== wanted.version) return { outcome: 'overtaken' };
    return set(unit, wanted);
  });
}

/**
 * If the same form is sent twice, the second one counts as unchanged, because the first has already made the
 * change.
 */
function isSoAlready(
  listed: ListedAdviser,
  latest: DetailsChange | undefined,
  wanted: AdviserDetails | undefined,
): boolean {
  if (wanted === undefined) return latest?.details === undefined;
  const { adviser, isUnreadable } = detailsThatHold(listed, latest);
  return !isUnreadable && sameDetails(adviser, wanted);
}

async function set(
  unit: UnitOfWork,
  { adviser, details, version, by }: WantedDetails,
): Promise<DetailsOutcome> {
  const { records, now } = unit;
  const change = { adviser, version: version + 1, by: by.person, at: now, ...(details && { details }) };
  if (!(await records.advisers.addChange(change))) return { outcome: 'overtaken' };
  await followUpEveryone(unit);
  return { outcome: 'changed', version: change.version };
}
