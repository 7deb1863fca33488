export const frameWording = {
  sections: 'Library',
  notFound: 'Not found',
  back: 'Back to the list',
  choose: 'Choose…',
  languageFromText: 'Work it out from the text',
} as const;
