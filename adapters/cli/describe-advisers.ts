// Tells `ctac doctor` who the advisers are, who is on shift and when the service is open, with settings from the desk
// overriding the file.
import { adviserAvailability, nextAtWork } from '../../bot/handoff/advisers/adviser-availability.js';
import { openingHours } from '../../bot/copy/opening-hours.js';
import { isUnreadable, SERVICE, serviceHoursIn } from '../../bot/model/people/service-hours.js';
import type { Roster } from '../../bot/model/people/roster.js';
import type { AdviserAvailability } from '../../bot/model/queries.js';
import { formatTime } from '../../bot/model/messages/format-time.js';
import type { Records } from '../../bot/model/store.js';
import { StoreFailure } from '../../knowledge/model/errors.js';

/** Throws `StoreFailure` if settings saved at the desk cannot be read by this version. */
export async function describeAdvisers(
  roster: Roster,
  records: Pick<Records, 'advisers' | 'escalations'>,
  now: Date,
): Promise<string> {
  const [latest] = await records.advisers.changes(SERVICE);
  if (isUnreadable(latest))
    throw new StoreFailure(
      'This version cannot read the opening hours saved at the desk, so the advisers’ own hours and the settings apply.',
      'Enter them again at /desk/hours, or choose “Reset to the settings” there.',
    );
  const hours = serviceHoursIn(latest);
  const open = hours ? `; open ${openingHours([], undefined, hours.week)}, as set at the desk` : '';
  if (!roster.length) return `anyone who can write there is an adviser${open}`;
  const availability = await adviserAvailability({ roster: () => roster }, records, now);
  const unreadable = availability.filter(({ isUnreadable }) => isUnreadable);
  if (unreadable.length)
    throw new StoreFailure(
      `This version cannot read the settings saved at the desk for ${unreadable.map(({ adviser }) => adviser.id).join(', ')}, so the settings in the file apply.`,
      'Enter them again on that adviser’s page under /desk/advisers, or choose “Reset to the settings in the file” there.',
    );
  const set = availability.filter(({ setAtDesk }) => setAtDesk).length;
  return `${roster.length} ${roster.length === 1 ? 'adviser' : 'advisers'} in the file${
    set > 0 ? `, ${set} of them with settings from the desk` : ''
  }; ${whoIsThere(availability, now)}${open}`;
}

function whoIsThere(availability: readonly AdviserAvailability[], now: Date): string {
  const atWork = availability.filter((standing) => standing.atWork).length;
  if (atWork > 0) return `${atWork} on shift now`;
  const next = nextAtWork(availability, now);
  return next
    ? `no one on shift until ${formatTime(next.toISOString())}`
    : 'no one has a shift in the next 7 days';
}
