// The hours in which the service is open, as a lead sets them at the desk: a week, closed days and bank holidays. An
// adviser's shifts count only within them.
import { z } from 'zod';
import type { DetailsChange } from './adviser-details.js';
import { bankHolidays, DIVISIONS } from './bank-holidays.js';
import { clockTime, DAYS, MAX_SHIFTS, type ListedAdviser } from './roster.js';

export const MAX_CLOSED_DAYS = 200;

export const serviceHoursSchema = z.object({
  /** In London. If `to` is not later than `from`, it is on the next day. */
  week: z
    .array(z.object({ days: z.array(z.enum(DAYS)).min(1), from: clockTime, to: clockTime }))
    .min(1)
    .max(MAX_SHIFTS),
  closedDays: z.array(z.iso.date()).max(MAX_CLOSED_DAYS),
  /** Whose bank holidays are also closed days; absent if none are. */
  bankHolidays: z.enum(DIVISIONS).optional(),
});
export type ServiceHours = z.infer<typeof serviceHoursSchema>;

/** The changes are kept with those of the advisers, under a name that no adviser can have in the file. */
export const SERVICE = '*';

/** Undefined if the hours were never set, were reset, or do not fit this version of the program. */
export function serviceHoursIn(change: DetailsChange | undefined): ServiceHours | undefined {
  return serviceHoursSchema.safeParse(change?.details).data;
}

/** The hours do not fit this version of the program, so it works as if none were set. */
export function isUnreadable(change: DetailsChange | undefined): boolean {
  return change?.details !== undefined && !serviceHoursIn(change);
}

type Open = Pick<ListedAdviser, 'hours' | 'timeZone' | 'holidays'>;

/** Converts the hours to the form that we use for advisers' hours. */
export function openTimes({ week, closedDays, bankHolidays: division }: ServiceHours, now: Date): Open {
  const year = now.getUTCFullYear();
  // Someone may ask at the end of a year when we open again.
  const holidays = division ? [year - 1, year, year + 1].flatMap((one) => bankHolidays(division, one)) : [];
  return { hours: week, timeZone: 'Europe/London', holidays: [...closedDays, ...holidays] };
}

export interface WantedServiceHours {
  /** If absent, the settings apply again. */
  hours?: ServiceHours;
  /** The version the person was looking at; 0 if nothing has ever been set. */
  version: number;
  by: DetailsChange['by'];
}

/** `overtaken`: someone else set other hours in the meantime, and theirs apply. Throws `StoreFailure`. */
export type ChangeServiceHours = (
  wanted: WantedServiceHours,
) => Promise<'changed' | 'unchanged' | 'overtaken'>;
