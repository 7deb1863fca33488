// Reads the public holidays in the advisers' file: the dates it lists, and those in its copy of GOV.UK's bank holidays.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
const date = z.iso.date('must be a date, for example 2026-12-25');

export const holidaysSchema = z
  .strictObject({
    dates: z.array(date).default([]),
    /** The path of a copy of https://www.gov.uk/bank-holidays.json, which we do not download. */
    file: z.string().min(1).optional(),
    division: z.enum(DIVISIONS).default('england-and-wales'),
  })
  .prefault({});

/** The format that GOV.UK publishes. GOV.UK adds fields to it from time to time. */
const bankHolidays = z.record(z.enum(DIVISIONS), z.object({ events: z.array(z.object({ date })) }));

/** Throws `ConfigurationFailure` if the copy cannot be read. */
export function readHolidays({ dates, file, division }: z.infer<typeof holidaysSchema>): string[] {
  if (file === undefined) return dates;
  try {
    const { events } = bankHolidays.parse(JSON.parse(readFileSync(file, 'utf8')))[division];
    return [...new Set([...dates, ...events.map((event) => event.date)])].sort();
  } catch (cause) {
    throw new ConfigurationFailure(
      `The bank holidays file named in ADVISERS_FILE could not be read: ${file}.`,
      'Download https://www.gov.uk/bank-holidays.json again, or list the dates in ADVISERS_FILE.',
      { cause },
    );
  }
}
