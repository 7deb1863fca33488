// Strings of the desk's pages, except those of governance, that no one reads, by reason.

export const DESK_PAGES: Readonly<Record<string, readonly string[]>> = {
  'names of classes': ['presence-mark at-work', 'case case-urgent', 'case-wait long'],
  'names of months that are read, not shown': [
    'january february march april may june july august september october november december',
  ],
};
