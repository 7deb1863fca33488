// Wording that many of the library's pages share.

export const frameWording = {
  sections: 'Library',
  notFound: 'Not found',
  back: 'Back to the list',
  choose: 'Choose…',
} as const;
