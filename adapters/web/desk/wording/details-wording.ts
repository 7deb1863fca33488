// Wording for advisers' hours and specialisms, and the form for them. Words in braces are filled in by the
// page.
import type { Shift } from '../../../../bot/model/people/roster.js';

type Day = Shift['days'][number];

export const detailsWording = {
  days: {
    mon: { short: 'Mon', long: 'Monday' },
    tue: { short: 'Tue', long: 'Tuesday' },
    wed: { short: 'Wed', long: 'Wednesday' },
    thu: { short: 'Thu', long: 'Thursday' },
    fri: { short: 'Fri', long: 'Friday' },
    sat: { short: 'Sat', long: 'Saturday' },
    sun: { short: 'Sun', long: 'Sunday' },
  } satisfies Record<Day, { short: string; long: string }>,
  specialisms: 'Specialisms',
  noSpecialisms: 'None given',
  nations: 'Nations',
  allNations: 'All',
  languages: 'Languages',
  hours: 'Hours',
  anyTime: 'At any time',
  dayTo: (first: string, last: string) => `${first} to ${last}`,
  shift: (days: string, from: string, to: string) => `${days}, ${from} to ${to}`,
  form: {
    nationsHint: 'Leave all boxes empty to cover every nation.',
    languagesHint:
      'Separate languages with commas, for example Polish, Vietnamese. We show them when someone transfers a conversation.',
    hours: 'Working hours',
    hoursHint: (timeZone: string) =>
      `Enter local times (${timeZone}) such as 09:00. If the end time is earlier than the start time, the shift ends the next day. To remove a shift, untick its days and clear its times.`,
    duringShifts: 'During these shifts',
    shift: (number: number) => `Shift ${number}`,
    from: 'From',
    to: 'To',
  },
  problems: {
    noShift: 'Enter a shift, or choose “At any time”.',
    unknownLanguage: (name: string) =>
      `“${name}” is not a language we recognise. Enter its English name, or its code, such as pl.`,
    days: (shift: number) => `Shift ${shift} must include at least one day.`,
    sameTime: (shift: number) => `Shift ${shift} must start and end at different times.`,
    from: (shift: number) => `“From” in shift ${shift} must be a time, for example 09:00.`,
    to: (shift: number) => `“To” in shift ${shift} must be a time, for example 09:00.`,
    unclear: (number: number, { typed, time, meant }: { typed: string; time: string; meant: string }) =>
      `In shift ${number}, “${typed}” would mean ${time}. Enter ${meant}, or ${time} if you mean that.`,
  },
  page: {
    all: 'All advisers',
    unknown: 'There is no adviser with that name on the list.',
    ownTitle: 'Your hours and specialisms',
    title: (name: string) => `${name}: hours and specialisms`,
    intro:
      'Changes take effect immediately, on this page and in chat. Your service administrator decides who is an adviser and manages their accounts.',
    unreadable:
      'These settings were saved by a different version of the service and cannot be read, so the settings in the file apply. Enter them again.',
  },
  overtaken: {
    title: '{name} changed this while you were writing',
    changed:
      'Your changes are below but have not been saved. If you save them now, they will replace these settings, which {name} saved {when}:',
    reset:
      'Your changes are below but have not been saved. {name} reset these details to the settings in the file, {when}. If you save your changes now, they will replace these settings:',
  },
  inFile: {
    unchanged: 'These are the settings in the file. No one has changed them here.',
    title: 'Settings in the file',
    changed: '{name} changed the settings above, {when}. The file says:',
    reset: 'Reset to the settings in the file',
  },
  history: {
    changed: '{when}, {name}: {details}',
    reset: '{when}, {name}: reset to the settings in the file.',
    unreadable: '{when}, {name}: settings that this version cannot read.',
  },
} as const;
