// Messages for editors about notes, uploads and checks of sources, for example why a file could not be used
// or why a change is proposed.
import { remedied } from '../../knowledge/model/failure-wording.js';

export const proposalsWording = {
  notes: {
    missing: remedied('We could not find that note.', 'Save it as a new note.'),
    notLive: remedied('This note is not live.', 'There is nothing to remove.'),
    wrongDetail: (field: string, fault: string) =>
      remedied(`${field || 'The note'}: ${fault}`, 'Correct it and save again.'),
    sourcesChanged: 'The sources have changed.',
    removedBy: (editor: string) => `Removed by ${editor}.`,
    citesChanged: (version: number) =>
      `This note cites guidance that changed in version ${version}, and will not be quoted until someone checks it.`,
  },
  uploads: {
    uploaded: (file: string) => `Uploaded: ${file}`,
    noTitle: remedied('The file has no title.', 'Enter a title and upload the file again.'),
    wrongKind: (kind: string) =>
      remedied(
        `You cannot upload “.${kind}” files here.`,
        'Save it as PDF, DOCX, ODT, HTML, Markdown or plain text and upload it again.',
      ),
    sameName: (title: string) =>
      remedied(
        `A file with that name has already been uploaded, as “${title}”.`,
        'Choose that document, or rename the file and upload it again.',
      ),
    tooLarge: (megabytes: number, most: number) =>
      remedied(
        `The file is ${megabytes} MB, more than the limit of ${most} MB.`,
        'Remove its images or split it, then upload it again.',
      ),
    wrongDetail: (field: string, fault: string) =>
      remedied(`${field || 'The details'}: ${fault}`, 'Correct it and upload the file again.'),
  },
  sources: {
    sameName:
      'Two documents of this source have the same name. Give one of them another file name, or another slug in corpus.json.',
    unreadable: (title: string) =>
      `We could not read “${title}”. The guidance we already have from it has not changed. Check the source again. If this keeps happening, your service administrator can find the reason in the log.`,
    leftOut: (place: string, problem: string, others: number) =>
      others ? `We left out ${place}: ${problem} And ${others} more.` : `We left out ${place}: ${problem}`,
    sameAgain: 'The source has changed back, so its text is now the same as the live text.',
    documentGone: 'The source no longer has this document.',
  },
};
