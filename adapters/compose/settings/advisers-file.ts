// Reads the file that lists the advisers and sets how handoffs work. Errors say where in the file they are.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { handoffSettingsSchema, type HandoffSettings } from '../../../bot/model/handoff/handoff-settings.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { rosterSchema, type Roster } from '../../../bot/model/people/roster.js';
import type { Settings } from './environment-settings.js';
import { holidaysSchema, readHolidays } from './holidays.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

export interface AdvisersFile {
  roster: Roster;
  policy: HandoffSettings;
}

/** The handoff's configuration, from the file and the settings. Throws `ConfigurationFailure`. */
export function handoffPorts({
  ADVISERS_FILE,
  ANSWER_DEADLINE_MINUTES,
}: Pick<Settings, 'ADVISERS_FILE' | 'ANSWER_DEADLINE_MINUTES'>): Pick<
  BotPorts,
  'roster' | 'policy' | 'answerDeadlineMs'
> {
  const { roster, policy } = readAdvisersFile(ADVISERS_FILE);
  return { roster: () => roster, policy, answerDeadlineMs: ANSWER_DEADLINE_MINUTES * 60_000 };
}

/** Strict at the top level, because a misspelt name there would otherwise be ignored. */
const fileSchema = z.strictObject({
  advisers: rosterSchema.default([]),
  handoff: handoffSettingsSchema,
  holidays: holidaysSchema,
});

/** If there is no file, there are no advisers and the defaults apply. Throws `ConfigurationFailure`. */
export function readAdvisersFile(path: string | undefined): AdvisersFile {
  const parsed = fileSchema.safeParse(path === undefined ? {} : contentOf(path));
  if (parsed.success) {
    const { advisers, handoff, holidays: given } = parsed.data;
    const holidays = readHolidays(given);
    return { roster: advisers.map((adviser) => ({ holidays, ...adviser })), policy: handoff };
  }
  const faults = parsed.error.issues.map(
    ({ path: at, message }) => `${at.join('.') || 'the file'}: ${message}`,
  );
  throw new ConfigurationFailure(
    `ADVISERS_FILE has errors: ${faults.join('; ')}.`,
    'Correct the file. There is an example in docs/operate.md.',
  );
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationFailure(
      'ADVISERS_FILE could not be read.',
      'Check that the file exists and is valid JSON.',
      { cause },
    );
  }
}
