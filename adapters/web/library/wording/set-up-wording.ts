// What editors read on the set-up page about sources.

export const setUpWording = {
  sampleOnly:
    'Only the sample notes are live. Check the sources you follow, review any changes, then publish them.',
  notChecked: 'No source has been checked yet, so changes by their publishers do not reach us.',
  goToSources: 'Go to sources',
  follow: 'Follow another source',
  review: 'Review changes',
} as const;
