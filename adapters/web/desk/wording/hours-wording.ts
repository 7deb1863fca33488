// Wording for the opening hours page. Words in braces are filled in by the page.
import type { Division } from '../../../../bot/model/people/bank-holidays.js';

const DIVISIONS: Readonly<Record<Division, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

const LIST = new Intl.ListFormat('en-GB');

export const hoursWording = {
  title: 'Opening hours',
  done: {
    changed: 'Saved. The new hours apply now. The chat page may take a minute to show them.',
    removed: 'Saved. No hours are set here now.',
    unchanged: 'No changes were made. These hours are already set.',
  },
  overtaken: (name: string) =>
    `${name} changed the hours while you were writing. Your changes are below but have not been saved. If you save them now, they will replace theirs.`,
  intro:
    'We tell people who ask for an adviser when the service opens again, and reminders wait until then. Reminders about urgent requests do not wait. Advisers’ own shifts count only within these hours. Requests can be claimed at any time, whatever the hours.',
  noDuty:
    'No one is set as a duty adviser, so outside these hours no one is messaged directly about an urgent request. Ask your service administrator to choose someone.',
  isOpen: { open: 'Open now.', closed: 'Closed until {when}.' },
  isStaffed: {
    open: 'Open now: an adviser is on shift.',
    closed: 'Closed until {when}: no adviser is on shift.',
  },
  now: {
    unreadable:
      'These hours were saved by a different version of the service and cannot be read, so the advisers’ own hours and the settings apply. Enter them again.',
    set: 'Set by {name}, {when}.',
    none: 'No hours are set.',
    ofAdvisers: (hours: string) =>
      `No hours are set here. The advisers’ own hours apply (${hours}), with the holidays in the settings.`,
  },
  form: {
    week: 'Each week',
    weekHint:
      'Leave both times empty on days when you are closed. A closing time after midnight counts as the next day. If you are open for 24 hours, enter 00:00 for both times.',
    columns: ['Day', 'Opens', 'Closes'],
    opens: (day: string) => `${day}: opens`,
    closes: (day: string) => `${day}: closes`,
    closedDays: 'Closed days',
    closedDaysHint: (example: string) => `One date on each line, for example ${example}.`,
    bankHolidays: 'Also closed on bank holidays in',
    noBankHolidays: 'None: open on bank holidays',
    nextHolidays: (days: readonly string[]) =>
      `Next: ${days.join(', ')}. Add one-off holidays to the closed days.`,
    remove: 'Remove these hours',
    removeSure: 'All hours, closed days and bank holidays set here will be removed.',
    removeSurely: 'Yes, remove them',
  },
  problems: {
    noDay: 'Enter the hours of at least one day.',
    noDayLeft: (ofAdvisers: string | undefined) => {
      const remedy =
        'Enter the hours of at least one day. To remove the hours set here, choose “Remove these hours”.';
      return ofAdvisers === undefined
        ? remedy
        : `${remedy} The advisers’ own hours then apply (${ofAdvisers}).`;
    },
    sameTimes: (day: string) =>
      `Enter different times for ${day}. If you are open for 24 hours, enter 00:00 for both times.`,
    unclear: (day: string, { typed, time, meant }: { typed: string; time: string; meant: string }) =>
      `${day}: “${typed}” would mean ${time}. Enter ${meant}, or ${time} if you mean that.`,
    notDates: (typed: readonly string[], more: number, example: string) => {
      const quoted = typed.map((one) => `“${one}”`);
      const listed = LIST.format([...quoted, ...(more ? [`${more} more`] : [])]);
      const wrong = typed.length === 1 ? `${listed} is not a date` : `${listed} are not dates`;
      return `${wrong}. Enter each closed day on its own line, for example ${example}.`;
    },
    tooManyDays: (most: number) => `Enter ${most} closed days or fewer.`,
    bothTimes: (day: string) => `Enter both times for ${day}, for example 9am and 5pm.`,
  },
  history: {
    changed: '{when}, {name}: {hours}',
    removed: '{when}, {name}: hours removed',
    unreadable: '{when}, {name}: hours that this version cannot read',
  },
  divisions: DIVISIONS,
  bankHolidaysIn: (division: Division) => `bank holidays in ${DIVISIONS[division]}`,
  closedOn: (hours: string, days: readonly string[]) => `${hours}; closed on ${days.join(', ')}`,
} as const;
