// Error messages for the fields of the editors' forms.

export const sourceProblems: Readonly<Record<string, string>> = {
  address: 'Enter the web address of the publication, starting with https://.',
  title: 'Enter the title of the publication.',
  publisher: 'Enter the publisher.',
  nations: 'Choose at least one nation.',
  authority: 'Choose the type of guidance.',
  owner: 'Choose the specialism needed to review this source.',
  schedule: 'Choose how often to check this source.',
  licence: 'Enter the licence that lets us quote this guidance.',
  attribution: 'Enter the attribution text, or the name of the publisher.',
};
