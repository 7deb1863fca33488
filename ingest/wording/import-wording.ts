// Messages for operators and editors about files that cannot be imported, or can only be imported in part.
import { remedied } from '../../knowledge/model/failure-wording.js';
import { libraryWording } from '../model/library-wording.js';
import type { ShortReplacement } from '../model/change.js';

const { amountOfText } = libraryWording;

const nothingImported = 'Fix it. Until then, nothing is imported from this folder.';
/** What happens to a corpus.json entry that has a mistake, until the mistake is fixed. */
const untilFixed = {
  fileLeftOut: 'Until then, the file is left out.',
  entryIgnored: 'Until then, the entry is ignored.',
  usedWithout: (fields: readonly string[]) => `Until then, the entry is used without ${fields.join(', ')}.`,
};

export const importWording = {
  catalogue: {
    notJson: (line: number) =>
      `corpus.json, line ${line}: the JSON is not valid from this line onwards. ${nothingImported}`,
    notAList: `corpus.json must be a list of entries: [{"file": …, "slug": …}, …]. ${nothingImported}`,
    untilFixed,
    wrongEntry: (entry: string, field: string, fault: string, until: string) =>
      `corpus.json, ${entry}: ${field}: ${fault} Fix the entry. ${until}`,
    describedTwice: (file: string) =>
      `corpus.json describes ${file} twice. Remove one entry. For now, the first one is used.`,
    missingFile: (file: string) =>
      `corpus.json names ${file}, which is not in the folder. Add the file or remove the entry.`,
  },
  errorPage: remedied(
    'This is a “Page not found” page, not guidance.',
    'Save the page again from its current address, or remove the file.',
  ),
  noText: remedied(
    'No text was found in the document.',
    'Check that the file opens and contains text, not images of text.',
  ),
  tooManyPassages: (passages: number, most: number) =>
    remedied(
      `The document has ${passages} passages, more than the limit of ${most}.`,
      'Split it, then add the parts.',
    ),
  cannotBeSplit: (characters: number) =>
    remedied(
      `Part of the document is ${characters} characters long and cannot be split.`,
      'Remove anything not meant for readers, such as images or data stored as text, then add the document again.',
    ),
  stopped: (file: string, why: string) =>
    remedied(
      `The import stopped at ${file}, and nothing was published. ${why}`,
      'Run it again when the machine is less busy and has 1 GB of free memory. It will continue from where it stopped.',
    ),
  slugTaken: (slug: string, file: string) =>
    remedied(
      `This file would have the slug "${slug}", which ${file} already uses.`,
      'Give one of them a different slug in corpus.json, or a different file name.',
    ),
  unknownKind: (extension: string, known: readonly string[]) =>
    remedied(
      extension ? `We cannot read “.${extension}” files.` : 'We cannot read files without an extension.',
      `Save the file in one of these formats: ${known.map((one) => `.${one}`).join(', ')}, or remove it from the folder.`,
    ),
  farLessText: ({ kind, other, newer, older }: ShortReplacement) =>
    `This has far less text than ${kind === 'same' ? 'the version it replaces' : `“${other.title}”, which it replaces`}: ${amountOfText(newer)} instead of ${amountOfText(older)}. It may only say that the guidance has moved. ${kind === 'same' ? 'To keep quoting the older text, put the older file back and import the folder again.' : 'Check whether the older one should still be quoted.'}`,
  reviewedByEditors: (origin: string) =>
    `Editors now review this document (${origin}), so its file was not used. Remove the file, or give it another slug.`,
};
