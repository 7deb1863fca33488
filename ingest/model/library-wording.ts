// Text in the library's records, which everyone can read, and messages for operators about the list of
// sources.
import { remedied } from '../../knowledge/model/failure-wording.js';
import type { TextAmount } from './change.js';

const counted = (count: number, one: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : `${one}s`}`;

const notChecked = 'Until then, the source cannot be checked.';
const noneChecked = 'Fix the file. Until then, none of its sources can be checked.';

export const libraryWording = {
  questionErased: remedied(
    'The question was copied from a message that has been erased.',
    'Write your own test question on the “Test questions” page.',
  ),
  /** Shown in test results instead of a question that has been edited, removed or erased. */
  removedQuestion: 'A test question that has since been edited or removed',
  /** The name in the history if no one asked for the embedding. Stored and compared, so never change it. */
  embeddedBy: 'the service, for its new search model',
  amountOfText: ({ passages, words }: TextAmount) =>
    `${counted(passages, 'passage')} (${counted(words, 'word')})`,
  /** A heading that we add above a document’s footnotes, and what a note or file is based on. */
  documents: { footnotes: 'Footnotes', sources: (titles: string) => `Sources: ${titles}` },
  sources: {
    empty: (file: string) => `${file} is empty. It must be a JSON list of sources. ${noneChecked}`,
    notAList: (file: string) => `${file} must be a JSON list of sources. ${noneChecked}`,
    notJson: (file: string, line: number) =>
      `${file}, line ${line}: the JSON is not valid from this line onwards. ${noneChecked}`,
    wrongEntry: (file: string, entry: string, field: string, fault: string) =>
      `${file}, ${entry}: ${field}: ${fault} Fix the entry. ${notChecked}`,
    sameSlug: (file: string, slug: string) =>
      `${file}, ${slug}: this slug is used twice. Rename the second one. Until then, the second source cannot be checked.`,
    /** Shown to editors instead of the problems above, which name files and their entries. */
    unread:
      'We cannot read all of the list of sources, so some sources are not checked. Tell your service administrator, who can find the reason with “ctac status”.',
  },
};
