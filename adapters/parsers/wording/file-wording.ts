// Messages for editors and operators if a file, or part of it, cannot be used.
import { counted } from '../../../bot/wording/english/plurals.js';
import type { FileKind } from '../../../ingest/model/document.js';
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

const getAgain = 'Download or export the document again.';
const saveAsText = 'Download it again, or save it as plain text.';
const split = 'Split it, then add the parts.';
const giveExtension = 'Give it the correct extension, or download it again.';
const removeImages = 'Remove its images or split the document, then add it again.';

/** The file types that we recognise by a file's first bytes. */
export type ActualKind = keyof typeof actualKinds;
const actualKinds = {
  pdf: 'a PDF',
  zip: 'a ZIP archive such as DOCX or ODT',
  ole: 'an old Office file (.doc, .xls) or an encrypted DOCX',
  image: 'an image',
  rtf: 'an RTF document',
  gzip: 'a gzip archive',
} as const;

export const fileWording = {
  empty: ['The file is empty.', getAgain],
  noText: ['The file has no text.', getAgain],
  nothingReadable: [
    'The file has no readable text.',
    'Check that it is the right file and that its text is not an image.',
  ],
  tooLarge: (megabytes: number, most: number): ProblemAndRemedy => [
    `The file is ${megabytes} MB, more than the limit of ${most} MB.`,
    'Remove its images or split it, then add it again.',
  ],
  tooManyBlocks: (most: number): ProblemAndRemedy => [
    `The file has more than ${counted(most, 'paragraph')}, list items and tables.`,
    split,
  ],
  damaged: (kind: FileKind): ProblemAndRemedy => [
    `The ${kind.toUpperCase()} file is damaged or incomplete.`,
    getAgain,
  ],
  otherKind: (kind: FileKind, actual: ActualKind): ProblemAndRemedy => [
    `The file name ends in .${kind}, but the file is ${actualKinds[actual]}.`,
    giveExtension,
  ],
  otherStart: (kind: FileKind): ProblemAndRemedy => [
    `The file name ends in .${kind}, but the file is of another type or is damaged.`,
    giveExtension,
  ],
  notUtf8: ['The text is not valid UTF-8.', 'Save the file as UTF-8 and add it again.'],
  binary: ['The file contains binary data where text was expected.', 'Check that it is the right file.'],
  archive: {
    damaged: ['The archive is damaged or incomplete.', getAgain],
    tooLarge: (most: number): ProblemAndRemedy => [
      `The archive expands to more than ${most} MB.`,
      removeImages,
    ],
    tooMuchText: (most: number): ProblemAndRemedy => [
      `The text in the archive expands to more than ${most} MB.`,
      removeImages,
    ],
  },
  trackedChanges:
    'The file has tracked changes that are not yet accepted or rejected. Deleted text was left out, and inserted text is included.',
  docx: {
    encrypted: [
      'The DOCX file is encrypted, or it is an old .doc file.',
      'Save it as a .docx file without a password, then add it again.',
    ],
    notWord: [
      'The file name ends in .docx, but the file is not a Word document.',
      'Save it as .docx and add it again.',
    ],
    hiddenText: 'The file has hidden text, such as an author’s remarks, which we left out.',
  },
  odt: {
    encrypted: ['The ODT file is encrypted with a password.', 'Save it without a password and add it again.'],
    notText: [
      'The file name ends in .odt, but the file is not an OpenDocument text file.',
      'Save it as .odt and add it again.',
    ],
    documentType: [
      'The document contains an XML document type declaration, which OpenDocument does not use.',
      'Open it in a word processor, save it as .odt and add it again.',
    ],
  },
  html: {
    tooManyAttributes: (most: number): ProblemAndRemedy => [
      `The page has an element with more than ${counted(most, 'attribute')}.`,
      saveAsText,
    ],
    tooManyElements: (most: number): ProblemAndRemedy => [
      `The page has more than ${counted(most, 'element')}.`,
      split,
    ],
    leftOut: (count: number) =>
      `We left out ${counted(count, 'sentence')} in hidden parts of the page, or in forms and banners.`,
    tooDeep: (most: number): ProblemAndRemedy => [
      `The page has elements nested more than ${most} levels deep.`,
      saveAsText,
    ],
  },
  markdown: {
    tooDeep: [
      'The Markdown has lists or quotes nested more than 40 levels deep.',
      'Find the line with too many list or quote markers, and remove the extra ones.',
    ],
    notYaml: [
      'The front matter is in a format other than YAML.',
      'Write the front matter as plain YAML between lines of 3 hyphens.',
    ],
    invalidYaml: [
      'The front matter is not valid YAML.',
      'Correct the text between the lines of 3 hyphens at the top of the file.',
    ],
    unknownValue: (field: string, value: string, known: readonly string[]): ProblemAndRemedy => [
      `The front matter has “${field}: ${value}”, which we cannot read.`,
      `Write one of these at the top of the file: ${known.join(', ')}.`,
    ],
  },
  json: {
    invalid: ['The file is not valid JSON. It may be incomplete.', getAgain],
  },
  pdf: {
    damaged: ['The PDF is damaged or incomplete.', 'Download it again.'],
    encrypted: ['The PDF is encrypted with a password.', 'Ask the publisher for a copy without a password.'],
    tooManyPages: (pages: number, most: number): ProblemAndRemedy => [
      `The PDF has ${counted(pages, 'page')}, more than the limit of ${most.toLocaleString('en-GB')}.`,
      split,
    ],
    tooLarge: (most: number): ProblemAndRemedy => [
      `The PDF has parts that unpack to more than ${most} MB.`,
      'Print it to a new PDF, or split it, then add it again.',
    ],
    noTextLayer: [
      'The PDF has no text layer: its pages are images.',
      'Run text recognition (OCR) on it, or ask the publisher for an accessible version.',
    ],
    /** Parts of a file that were not read. `pages` is text such as “5 to 7 and 9”. */
    pictures: (pages: string, count: number) =>
      count === 1
        ? `Page ${pages} has hardly any text. It has pictures or drawings, which we cannot read.`
        : `Pages ${pages} have hardly any text. They have pictures or drawings, which we cannot read.`,
    turned: (pages: string, count: number) =>
      count === 1
        ? `Page ${pages} has text that runs in another direction, which we left out.`
        : `Pages ${pages} have text that runs in another direction, which we left out.`,
    otherPages: 'others',
  },
} as const;
