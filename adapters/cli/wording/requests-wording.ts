export const requestsWording = {
  closed: (day: string, outcome: string) => `closed ${day}: ${outcome}`,
  subject: {
    use: 'Use open, list, approve ID, pause ID --why, resume ID, own ID --own VALUE, leave-out ID --words TEXT, export ID [--out FILE], files ID --out FOLDER, erase ID or close ID --outcome.',
    none: 'There are no requests.',
    noFolder: ['Say where to put the files.', 'Use --out with a folder.'],
    files: (files: number, withoutKey: number, shared: boolean) =>
      [
        files === 0
          ? withoutKey
            ? 'There are no uploaded files that can be read.'
            : 'There are no uploaded files.'
          : `Files: ${files}. Nothing was left out of them. Read them before you send them.`,
        ...(withoutKey
          ? [`Files that cannot be read, because their key has been destroyed: ${withoutKey}.`]
          : []),
        ...(shared
          ? ['Another account has signed in with the same name, so files stored with that name are left out.']
          : []),
      ].join(' '),
    whose: ['Say who the data is about.', 'Use --person PLATFORM:ID, or --name with a name or reference.'],
    due: (day: string, isPaused: boolean) => (isPaused ? `due ${day}, paused` : `due ${day}`),
    erased: 'erased',
    byName: { approved: 'search by name, approved', waiting: 'search by name, not approved yet' },
  },
  complaints: {
    use: 'Use list, add --about TEXT [--from WHO] [--person PLATFORM:ID] [--received DAY], acknowledge ID, or close ID --outcome "upheld" [--answer TEXT].',
    none: 'There are no complaints.',
    received: (day: string) => `received ${day}`,
    from: (who = 'someone unnamed', text = '(no text)') => `from ${who}: ${text}`,
    acknowledged: (day: string) => `acknowledged ${day}, open`,
    overdue: (by: string) => `WARNING: should have been acknowledged by ${by}`,
    dueSoon: (by: string, days: number) =>
      `WARNING: acknowledge by ${by}, ${days} ${days === 1 ? 'day' : 'days'} left`,
    due: (by: string, days: number) => `acknowledge by ${by}, ${days} days left`,
  },
} as const;
