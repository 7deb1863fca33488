export const frameWording = {
  desk: 'Desk',
  save: 'Save',
  history: 'History',
  secret: {
    expires: (setting: string, day: string) =>
      `The secret in ${setting} expires on ${day}. Ask your service administrator to replace it before then.`,
    expired: (setting: string, day: string) =>
      `The secret in ${setting} expired on ${day}. Ask your service administrator to replace it now.`,
  },
  error: 'Error:',
  notSaved: 'Your changes have not been saved',
  errorTitle: (problem: string) => `Error: ${problem}`,
  someone: { atStart: 'Someone', inside: 'someone' },
  notFound: {
    title: 'Not found',
    request: 'We could not find that request.',
  },
  filters: {
    open: 'Search by words, date, nation, adviser or outcome',
    search: 'Search',
    clear: 'Clear filters',
    any: 'Any',
  },
  pages: {
    label: (items: string) => `More ${items}`,
    newer: 'Newer',
    page: (page: number) => `Page ${page}`,
    older: 'Older',
  },
} as const;
