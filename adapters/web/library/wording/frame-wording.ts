// Wording that many of the library's pages share.

export const frameWording = {
  /** The name of the navigation, for screen readers. */
  sections: 'Library',
  notFound: 'Not found',
  back: 'Back to the list',
  choose: 'Choose…',
} as const;
