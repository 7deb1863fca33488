// For `ctac doctor`: says who the advisers are, who is on shift and when the service is open. Settings from
// the desk override the file.
import { adviserAvailability, nextAtWork } from '../../../bot/handoff/advisers/adviser-availability.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { openingHours } from '../../../bot/wording/describe-opening-hours.js';
import { isUnreadable, SERVICE, serviceHoursIn } from '../../../bot/model/people/service-hours.js';
import type { Roster } from '../../../bot/model/people/roster.js';
import type { AdviserAvailability } from '../../../bot/model/queries.js';
import { formatTime } from '../../../bot/model/messages/format-time.js';
import type { Records } from '../../../bot/model/store.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { doctorWording } from '../wording/doctor-wording.js';

const { advisers: said } = doctorWording;

/** Throws `StoreFailure` if this version cannot read settings saved at the desk. */
export async function describeAdvisers(
  roster: Roster,
  records: Pick<Records, 'advisers' | 'escalations'>,
  now: Date,
): Promise<string> {
  const [latest] = await records.advisers.changes(SERVICE);
  if (isUnreadable(latest)) throw new StoreFailure(...said.hoursUnreadable);
  const hours = serviceHoursIn(latest);
  const open = hours ? [said.open(openingHours([], wordsIn('en').page.times, hours.week))] : [];
  if (!roster.length) return [said.anyone, ...open].join('; ');
  const availability = await adviserAvailability({ roster: () => roster }, records, now);
  const unreadable = availability.filter(({ isUnreadable }) => isUnreadable);
  if (unreadable.length)
    throw new StoreFailure(...said.unreadable(unreadable.map(({ adviser }) => adviser.id).join(', ')));
  const set = availability.filter(({ setAtDesk }) => setAtDesk).length;
  return [said.inFile(roster.length, set), whoIsThere(availability, now), ...open].join('; ');
}

function whoIsThere(availability: readonly AdviserAvailability[], now: Date): string {
  const atWork = availability.filter((standing) => standing.atWork).length;
  if (atWork > 0) return said.onShift(atWork);
  const next = nextAtWork(availability, now);
  return next ? said.nextShift(formatTime(next.toISOString())) : said.noShift;
}
