// Reads the file that names the advisers and says how handoffs go; a fault in it is named with its place.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { handoffPolicySchema } from '../../../bot/model/handoff/handoff-policy.js';
import type { HandoffPolicy } from '../../../bot/model/handoff/handoff-policy.js';
import { rosterSchema } from '../../../bot/model/people/roster.js';
import type { Roster } from '../../../bot/model/people/roster.js';
import { holidaysSchema, readHolidays } from './holidays.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

export interface AdvisersFile {
  roster: Roster;
  policy: HandoffPolicy;
}

/** Strict at the top, where a word misspelt would otherwise be a rule that nobody applies. */
const fileSchema = z.strictObject({
  advisers: rosterSchema.default([]),
  handoff: handoffPolicySchema,
  holidays: holidaysSchema,
});

/** Without a file nobody is listed, and the defaults hold. Throws `ConfigurationFailure`. */
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
    `ADVISERS_FILE is not as it should be: ${faults.join('; ')}.`,
    'Mend the file; docs/operate.md shows one.',
  );
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationFailure(
      'ADVISERS_FILE could not be read.',
      'Check that the file is there, and that it is JSON.',
      { cause },
    );
  }
}
