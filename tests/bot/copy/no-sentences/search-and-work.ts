// Strings of two words or more on editors' pages that no one reads, by reason.

export const SEARCH_AND_WORK: Readonly<Record<string, readonly string[]>> = {
  'names of classes': ['work work-on', 'stack search', 'chart-bar second'],
};
