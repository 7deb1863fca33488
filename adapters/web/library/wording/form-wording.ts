// What editors read when a field of a form is empty or wrong: what to do, in our own words.

export const sourceProblems: Readonly<Record<string, string>> = {
  address: 'Enter the web address of the publication, starting with https://.',
  title: 'Enter the title of the publication.',
  publisher: 'Enter the publisher.',
  slug: 'Use only lower-case letters, numbers and hyphens for the short name.',
  nations: 'Choose at least one nation.',
  authority: 'Choose the type of guidance.',
  owner: 'Choose the specialism needed to review this source.',
  schedule: 'Choose how often to check this source.',
  licence: 'Enter the licence that lets us quote this guidance.',
  attribution: 'Enter the attribution text, or the name of the publisher.',
};

export const uploadWording = {
  whichLabel: 'Is this a new version of a document?',
  newDocument: 'No, it is a new document',
  which:
    'If it is, choose the document. We fill in its details, and you only correct what has changed. The title and the date come from the new file.',
  date: 'As written by the publisher, for example “April 2026”. If you leave this blank, we’ll use the date in the file. Without a date, quotes show none.',
  address: 'Web address',
} as const;

export const uploadProblems: Readonly<Record<string, string>> = {
  file: 'Choose a file.',
  title: 'Enter a title of at least 3 letters, or leave it blank to use the one in the file.',
  publisher: 'Enter the publisher.',
  date: 'Enter the date, including the year, or leave it blank to use the one in the file.',
  nations: 'Choose at least one nation.',
  authority: 'Choose the type of guidance.',
  url: 'Enter a web address that starts with https://, or leave it blank.',
  licence: 'Enter the licence that lets us quote this guidance.',
};

export const detailProblems: Readonly<Record<string, string>> = {
  title: 'Enter a title of 3 to 300 characters.',
  date: 'Enter a date with the year, for example 27 November 2026. Use 4 to 60 characters.',
  jurisdictions: 'Choose at least one nation.',
  authority: 'Choose the type of guidance.',
  standing: 'Choose the current status.',
  note: 'Shorten the note to 500 characters or fewer.',
};
