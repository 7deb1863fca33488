// Defines the service's opening hours, which a lead sets at the desk: weekly hours, closed days and bank
// holidays. Advisers' shifts only count within the opening hours.
import { z } from 'zod';
import type { DetailsChange } from './adviser-details.js';
import { bankHolidayClosures, DIVISIONS } from './bank-holidays.js';
import { clockTime, DAYS, MAX_SHIFTS, type ListedAdviser } from './roster.js';

export const MAX_CLOSED_DAYS = 200;

export const serviceHoursSchema = z.object({
  /** In London time. If `to` is not later than `from`, the period ends the next day. */
  week: z
    .array(z.object({ days: z.array(z.enum(DAYS)).min(1), from: clockTime, to: clockTime }))
    .min(1)
    .max(MAX_SHIFTS),
  closedDays: z.array(z.iso.date()).max(MAX_CLOSED_DAYS),
  /**
   * The part of the UK whose bank holidays are closed days. Absent if the service does not close on bank
   * holidays.
   */
  bankHolidays: z.enum(DIVISIONS).optional(),
});
export type ServiceHours = z.infer<typeof serviceHoursSchema>;

/** Opening hours are stored with advisers' changes, under an ID that no adviser in the file can have. */
export const SERVICE = '*';

/** Undefined if no hours were set, if they were removed, or if this version of the program cannot read them. */
export function serviceHoursIn(change: DetailsChange | undefined): ServiceHours | undefined {
  return serviceHoursSchema.safeParse(change?.details).data;
}

/** True if this version of the program cannot read the saved hours. They are then ignored. */
export function isUnreadable(change: DetailsChange | undefined): boolean {
  return change?.details !== undefined && !serviceHoursIn(change);
}

type Open = Pick<ListedAdviser, 'hours' | 'timeZone' | 'holidays'>;

export function openTimes({ week, closedDays, bankHolidays: division }: ServiceHours, now: Date): Open {
  const year = now.getUTCFullYear();
  // Includes next year, because someone may ask in December when the service opens again.
  const years = [year - 1, year, year + 1];
  const holidays = division ? years.flatMap((one) => bankHolidayClosures(division, one)) : [];
  return { hours: week, timeZone: 'Europe/London', holidays: [...closedDays, ...holidays] };
}

export interface WantedServiceHours {
  /** The new opening hours. If absent, the hours that were set are removed. */
  hours?: ServiceHours;
  /** The version that the person was shown. 0 if no hours had been set. */
  version: number;
  by: DetailsChange['by'];
}

/** `overtaken`: someone else set different hours first, so those apply. Throws `StoreFailure`. */
export type ChangeServiceHours = (
  wanted: WantedServiceHours,
) => Promise<'changed' | 'unchanged' | 'overtaken'>;
