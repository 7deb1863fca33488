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

export const detailProblems: Readonly<Record<string, string>> = {
  title: 'Enter a title of 3 to 300 characters.',
  date: 'Enter a date with the year, for example 27 November 2026. Use 4 to 60 characters.',
  jurisdictions: 'Choose at least one nation.',
  authority: 'Choose the type of guidance.',
  standing: 'Choose the current status.',
  note: 'Shorten the note to 500 characters or fewer.',
};
