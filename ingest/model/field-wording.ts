// Error messages about a detail that an editor typed or that a file contains. Each message is shown beside
// the name of the detail, as in “title: This must have …”.

import type { z } from 'zod';

const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const fieldWording = {
  invalid: 'This is missing or not valid.',
  unknown: (names: string) => `We do not recognise this detail: ${names}.`,
  oneOf: (values: readonly string[]) => `This must be ${oneOf.format(values)}.`,
  leastLetters: (letters: number) => `This must have at least ${letters} letters.`,
  mostCharacters: (characters: number) =>
    `This must be ${characters.toLocaleString('en-GB')} characters or fewer.`,
  mostSources: (sources: number) => `This must have ${sources} sources or fewer.`,
  oneNation: 'This must have at least one nation.',
  webAddress: 'This must be a web address starting with “https://”.',
  title: 'This must have a title.',
  date: 'This must be a date.',
  year: 'This must include a year, as in “25 November 2025”.',
  body: 'This must not be empty.',
  notInLibrary: 'This is not a document in the library.',
  slug: 'This can only contain lower-case letters, numbers and hyphens.',
  fileSlug: 'This can only contain letters, numbers, dots, hyphens and underscores.',
  dailySchedule: 'This must be a cron pattern that runs at most once a day.',
  folderSchedule: 'This must be a cron pattern that runs at most once every 5 minutes.',
  govukPath: 'This must be a path on GOV.UK, for example /government/publications/….',
  folderPath: 'This must be a folder inside the project.',
};

/** Says what is wrong with a detail if its schema does not, instead of Zod's own messages. */
export function fieldFault(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_value') return fieldWording.oneOf(issue.values.map(String));
  if (issue.code === 'unrecognized_keys') return fieldWording.unknown(issue.keys.join(', '));
  if (issue.origin === 'string' && issue.code === 'too_big')
    return fieldWording.mostCharacters(Number(issue.maximum));
  if (issue.origin === 'string' && issue.code === 'too_small' && issue.minimum > 1)
    return fieldWording.leastLetters(Number(issue.minimum));
  return fieldWording.invalid;
}
