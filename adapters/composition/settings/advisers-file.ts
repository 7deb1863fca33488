// Reads the file of advisers and handoff settings. Errors say where in the file they are.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { handoffSettingsSchema, type HandoffSettings } from '../../../bot/model/handoff/handoff-settings.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { DIVISIONS } from '../../../bot/model/people/bank-holidays.js';
import { rosterSchema, type Roster } from '../../../bot/model/people/roster.js';
import type { Settings } from './environment-settings.js';
import { wrongIn } from './wrong-in.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { DESK_PLACE } from '../../web/model/places.js';
import { settingsWording } from '../wording/settings-wording.js';

const { advisersFile: said } = settingsWording;

const date = z.iso.date(settingsWording.must.date);

const holidaysSchema = z
  .strictObject({
    dates: z.array(date).default([]),
    /** The path of a copy of https://www.gov.uk/bank-holidays.json. The service does not download it. */
    file: z.string().min(1).optional(),
    division: z.enum(DIVISIONS).default('england-and-wales'),
  })
  .prefault({});

/** The format of the GOV.UK file. GOV.UK sometimes adds fields, so unknown fields are allowed. */
const bankHolidays = z.record(z.enum(DIVISIONS), z.object({ events: z.array(z.object({ date })) }));

export interface AdvisersFile {
  roster: Roster;
  policy: HandoffSettings;
}

/** Combines the advisers' file and the settings. Throws `ConfigurationFailure` if the file cannot be used. */
export function handoffPorts({
  ADVISERS_FILE,
  ANSWER_DEADLINE_MINUTES,
}: Pick<Settings, 'ADVISERS_FILE' | 'ANSWER_DEADLINE_MINUTES'>): Pick<
  BotPorts,
  'desk' | 'roster' | 'policy' | 'answerDeadlineMs'
> {
  const { roster, policy } = readAdvisersFile(ADVISERS_FILE);
  return {
    desk: DESK_PLACE,
    roster: () => roster,
    policy,
    answerDeadlineMs: ANSWER_DEADLINE_MINUTES * 60_000,
  };
}

/** Rejects unknown names at the top level, because otherwise a misspelt name would be ignored. */
const fileSchema = z.strictObject({
  advisers: rosterSchema.default([]),
  handoff: handoffSettingsSchema,
  holidays: holidaysSchema,
});

/** Without a file, there are no advisers and the defaults apply. Throws `ConfigurationFailure`. */
export function readAdvisersFile(path: string | undefined): AdvisersFile {
  const parsed = fileSchema.safeParse(path === undefined ? {} : contentOf(path));
  if (parsed.success) {
    const { advisers, handoff, holidays: given } = parsed.data;
    const publicHolidays = readHolidays(given);
    return { roster: advisers.map((adviser) => ({ ...adviser, publicHolidays })), policy: handoff };
  }
  const faults = parsed.error.issues.map((issue) => said.fault(placeOf(issue), wrongIn(issue)));
  throw new ConfigurationFailure(...said.faults(faults));
}

function placeOf(issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? [issue.keys.join(', ')] : [];
  return [...issue.path, ...unknown].join('.');
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationFailure(...said.unreadable, { cause });
  }
}

/** Throws `ConfigurationFailure` if the copy of the holidays cannot be read. */
function readHolidays({ dates, file, division }: z.infer<typeof holidaysSchema>): string[] {
  if (file === undefined) return dates;
  try {
    const { events } = bankHolidays.parse(JSON.parse(readFileSync(file, 'utf8')))[division];
    return [...new Set([...dates, ...events.map((event) => event.date)])].sort();
  } catch (cause) {
    throw new ConfigurationFailure(...said.holidaysUnreadable(file), { cause });
  }
}
