// Error messages about a detail that an editor typed or that a file contains. Each message follows the name
// of the detail, as in “title must have …”.

export const fieldWording = {
  leastLetters: (letters: number) => `must have at least ${letters} letters`,
  mostCharacters: (characters: number) => `must be ${characters.toLocaleString('en-GB')} characters or fewer`,
  mostSources: (sources: number) => `must have ${sources} sources or fewer`,
  oneNation: 'must have at least one nation',
  webAddress: 'must be a web address starting with https://',
  title: 'must have a title',
  date: 'must be a date',
  year: 'must include a year, as in “25 November 2025”',
  body: 'must not be empty',
  notInLibrary: 'is not a document in the library',
  slug: 'can only contain lower-case letters, numbers and hyphens',
  fileSlug: 'can only contain letters, numbers, dots, hyphens and underscores',
  slugTaken: 'is taken: choose another',
  addedKind: 'must be a publication on GOV.UK or a web page',
  dailySchedule: 'must be a cron pattern that runs at most once a day',
  folderSchedule: 'must be a cron pattern that runs at most once every 5 minutes',
  govukPath: 'must be a path on GOV.UK, for example /government/publications/…',
  folderPath: 'must be a folder inside the project',
};
