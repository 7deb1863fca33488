// What editors read on many of the library's pages.

export const frameWording = {
  /** The name of the navigation, for screen readers. */
  sections: 'Library',
  notFound: 'Not found',
  back: 'Back to the list',
  choose: 'Choose…',
} as const;
