// Wording for the uploads page.

export const uploadWording = {
  title: 'Uploads',
  intro: 'Upload guidance that is not on a website. It goes to review before it can be published.',
  live: 'This text is already live, so there is nothing to review.',
  previous: 'Previous uploads',
  none: 'Nothing has been uploaded yet.',
  uploaded: '{name}, uploaded on {day} by {editor}',
  file: 'File',
  fileHint: (megabytes: number) => `PDF, DOCX, ODT, HTML or Markdown, up to ${megabytes} MB.`,
  which: 'Is this a new version of a document?',
  newDocument: 'No, it is a new document',
  whichHint:
    'If it is, choose the document. We’ll fill in its details, so you only need to correct what has changed. The title and the date come from the new file.',
  titleHint: 'If you leave this blank, we’ll use the title in the file.',
  dateHint:
    'As written by the publisher, for example “April 2026”. If you leave this blank, we’ll use the date that the file gives as its own. We may miss a date that is only in the text: if we find none, the change says so, and quotes show none until you enter one.',
  choose: 'Choose…',
  addressHint: 'Where people can read it online.',
  licenceHint: 'The licence that lets us quote this guidance, for example “Open Government Licence v3.0”.',
  button: 'Upload and propose',
  notUploaded: 'The file was not uploaded. Correct these problems, then choose the file again:',
  busy: 'Other files are being uploaded. Wait 30 seconds, then choose your file again.',
  tooLarge: (megabytes: number) =>
    `The file is larger than ${megabytes} MB. Remove its images or split it, then upload it again.`,
  tooMany: 'Upload one file at a time.',
  problems: {
    file: 'Choose a file.',
    title: 'Enter a title of at least 3 letters, or leave it blank to use the one in the file.',
    publisher: 'Enter the publisher.',
    date: 'Enter the date, including the year, or leave it blank to use the one in the file.',
    nations: 'Choose at least one nation.',
    authority: 'Choose the type of guidance.',
    url: 'Enter a web address that starts with https://, or leave it blank.',
    licence: 'Enter the licence that lets us quote this guidance.',
  } as Readonly<Record<string, string>>,
} as const;
