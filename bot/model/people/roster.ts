// Defines the list of advisers in the file: their identities, specialisms, hours and nations.
import { z } from 'zod';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import { samePerson, type Person } from './person.js';
import { isLanguage } from './language.js';
import { SPECIALISMS } from './specialism.js';
import { peopleWording } from '../wording/people-wording.js';

const { must } = peopleWording;

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, must.time);

const shiftSchema = z
  .object({
    days: z.array(z.enum(DAYS)).min(1, must.oneDay),
    from: clockTime,
    to: clockTime,
  })
  .refine(({ from, to }) => from !== to, must.differentTimes);
/** If `to` is earlier than `from`, the shift ends the next day. */
export type Shift = z.infer<typeof shiftSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const MAX_SHIFTS = 30;
const MAX_LANGUAGES = 30;

/** The details that change from week to week. They can also be set at the desk. */
export const adviserDetailsSchema = z.object({
  specialisms: z.array(z.enum(SPECIALISMS)).default([]),
  /** Empty means all nations. */
  nations: z.array(z.enum(JURISDICTIONS)).default([]),
  /** BCP 47 codes, for example "pl". */
  languages: z
    .array(z.string().refine(isLanguage, must.language))
    .max(MAX_LANGUAGES, must.atMost(MAX_LANGUAGES))
    .default([]),
  /** In the adviser's own time zone. If empty, the adviser works at any time. */
  hours: z.array(shiftSchema).max(MAX_SHIFTS, must.atMost(MAX_SHIFTS)).default([]),
});
export type AdviserDetails = z.infer<typeof adviserDetailsSchema>;

const ids = z.array(z.string().trim().min(1).max(200)).default([]);

export const listedAdviserSchema = z.object({
  /** Short, and must not change, because it is used in buttons and in the store. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,38}$/, must.id),
  name: z.string().trim().min(1).max(80),
  /**
   * For each platform, the adviser's permanent IDs: an Entra object ID, a Slack "TEAM:USER" or, for the desk,
   * the subject from its sign-in provider. Display names are not used, because anyone can choose one.
   */
  identities: z.record(z.string(), ids).default({}),
  ...adviserDetailsSchema.shape,
  timeZone: z.string().refine(isTimeZone, must.timeZone).default('Europe/London'),
  /** Days on which none of the adviser's shifts starts. If absent, the public holidays in the file apply. */
  holidays: z.array(z.iso.date(must.date)).optional(),
  /** True if we tell the adviser about urgent requests straight away, at any time of day. */
  duty: z.boolean().default(false),
  /**
   * True if the adviser is a lead: we tell them about requests that are still unclaimed after the reminders,
   * and they can transfer other advisers' requests.
   */
  lead: z.boolean().default(false),
});
export type ListedAdviser = z.infer<typeof listedAdviserSchema> & {
  /** The public holidays in the file, which apply to advisers without holidays of their own. */
  publicHolidays?: readonly string[];
  /**
   * The service's opening hours, if they were set at the desk. The public holidays in the file then do not
   * apply.
   */
  open?: Pick<z.infer<typeof listedAdviserSchema>, 'hours' | 'timeZone' | 'holidays'>;
};

/** The details that identify an adviser, which only the file can change. */
export type AdviserIdentity = Omit<ListedAdviser, keyof AdviserDetails>;

export type Roster = readonly ListedAdviser[];

export const rosterSchema = z.array(listedAdviserSchema).superRefine((advisers, check) => {
  const seen = new Map<string, string>();
  for (const adviser of advisers)
    for (const key of [adviser.id, ...identitiesOf(adviser).map(({ platform, id }) => `${platform} ${id}`)]) {
      const other = seen.get(key);
      if (other !== undefined)
        check.addIssue({ code: 'custom', message: peopleWording.listedTwice(key, other, adviser.name) });
      seen.set(key, adviser.name);
    }
});

/**
 * The adviser's ID on each platform, in file order. Never compare advisers by name, because names are not
 * unique.
 */
export function identitiesOf({ identities, name }: AdviserIdentity): Person[] {
  return Object.entries(identities).flatMap(([platform, known]) =>
    known.map((id) => ({ platform, id, name })),
  );
}

export function listedAs<Adviser extends AdviserIdentity>(
  roster: readonly Adviser[],
  person: Person | undefined,
): Adviser | undefined {
  return roster.find((adviser) => identitiesOf(adviser).some((identity) => samePerson(identity, person)));
}

/**
 * True if both identities belong to the same person. They may be on different platforms, if the file lists
 * both for one adviser.
 */
export function sameAdviser(
  roster: readonly AdviserIdentity[],
  one: Person | undefined,
  other: Person | undefined,
): boolean {
  if (samePerson(one, other)) return true;
  const listed = listedAs(roster, one);
  return listed !== undefined && listed === listedAs(roster, other);
}
