// Records that a listed adviser is away or back, which stops or starts sending them requests.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { formatTime } from '../../model/messages/format-time.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { availabilityNow } from '../advisers/adviser-availability.js';
import { heldByAdviser } from '../advisers/advisers-place.js';
import { listedAs, type ListedAdviser } from '../../model/people/roster.js';
import { followUpEveryone } from '../follow-up-schedule/schedule-follow-up.js';
import { endOfShift, nextInHours } from '../../model/people/adviser-shifts.js';

export async function setAdviserAway(unit: UnitOfWork, adviser: Caller, away: boolean): Promise<void> {
  const { records, now } = unit;
  const availability = await availabilityNow(unit);
  const listed = listedAs(
    availability.map((standing) => standing.adviser),
    adviser.person,
  );
  if (!listed) return reply(unit, adviser, adviserWording.notListed);
  const until = away ? awayUntil(listed, new Date(now)).toISOString() : undefined;
  await records.advisers.setAway(listed.id, until);
  const holds = (await heldByAdviser(unit, adviser.person)).length;
  const said = until === undefined ? adviserWording.back : adviserWording.away(formatTime(until));
  const held = until !== undefined && holds > 0 ? [adviserWording.stillHolds(holds)] : [];
  await reply(unit, adviser, [said, ...held]);
  await followUpEveryone(unit);
}

const HALF_A_DAY_MS = 12 * 60 * 60_000;

/**
 * The time when an adviser who is away counts as back, in case they forget to say “back”. It is the start of
 * the shift after the current one, or after the next one if they are off shift. An adviser without shifts is
 * away for half a day, or until the service next opens if it closes before then.
 */
function awayUntil(adviser: ListedAdviser, now: Date): Date {
  const shift = nextInHours(adviser, now) ?? now;
  const halfADay = new Date(shift.getTime() + HALF_A_DAY_MS);
  const end = endOfShift(adviser, shift);
  if (!end || (adviser.hours.length === 0 && end > halfADay)) return halfADay;
  return nextInHours(adviser, end) ?? halfADay;
}
