// Messages for editors and operators when a release cannot be made, loaded, reproduced or rolled back.
import { remedied } from '../../knowledge/model/failure-wording.js';

export const releaseWording = {
  noPublisher: remedied('To publish, give an editor’s name.', 'Add your name with --editor NAME.'),
  changeOvertaken: (change: number, document: string, source: string) =>
    remedied(
      `Change ${change} was made to a version of ${document} that is no longer live.`,
      `Check ${source} for changes and review any you find, or reject change ${change}.`,
    ),
  noteOvertaken: (title: string, change: number) =>
    remedied(
      `The practice note “${title}” cites guidance that another accepted change would change or remove.`,
      `Open the note, which shows that text and what to do, or reopen change ${change} and publish the others first.`,
    ),
  /** Why a practice note cannot be published. `words` is the text of its link. */
  citation: {
    undecided: ({ title, words, cited, change }: WrongCitation) =>
      remedied(
        `The practice note “${title}” cites the new text of change ${cited}, which has not been accepted${named(words)}.`,
        `Accept change ${cited} too, or reopen change ${change}.`,
      ),
    rejected: ({ title, words, cited, change }: WrongCitation) =>
      remedied(
        `The practice note “${title}” cites text that was rejected in change ${cited}${named(words)}.`,
        `Open the note and cite other text, or remove the citation. If the rejected text is right, reopen change ${cited} and accept it. To publish the other changes first, reopen change ${change}.`,
      ),
    gone: ({ title, words, change }: WrongCitation) =>
      remedied(
        `The practice note “${title}” cites text that would not be in the guidance${named(words)}.`,
        `Open the note and cite the text as it is now, or remove the citation. To publish the other changes first, reopen change ${change}.`,
      ),
  },
  rollBack: {
    noEditor: remedied(
      'To go back to an earlier version, give an editor’s name.',
      'Add your name with --editor NAME.',
    ),
    shortReason: (least: number) =>
      remedied(
        `Your reason for going back is too short: it needs at least ${least} characters.`,
        'Say what is wrong with the live version.',
      ),
    noneLive: remedied('No release is live.', 'Publish one first.'),
    notThere: (version: number) =>
      remedied(
        `You cannot go back to version ${version}.`,
        'Choose a published version that is not live now.',
      ),
    noneBefore: remedied('There was no live release before this one.', 'Choose a release with --to NUMBER.'),
  },
  neverPublished: (release: number) =>
    remedied(`Release ${release} was never published.`, 'Run `ctac status` to see the published releases.'),
  tooFewQuestions: (answerable: number, unanswerable: number, least: number) =>
    remedied(
      `Only ${answerable} answerable and ${unanswerable} unanswerable questions can be used with the live guidance.`,
      `You need at least ${least} of each. Use files with questions about your own guidance.`,
    ),
  otherSignals: remedied(
    'The answer was ranked by a different version of the software, using signals this one does not have.',
    'Use that version to repeat the answer.',
  ),
  otherReader: remedied(
    'This answer was chosen with a different passage-reading model from the one in use now.',
    'Set PASSAGE_READER to the value it had then, or use the version of the software that gave the answer.',
  ),
  otherEmbedder: (release: number, was: string, is: string) =>
    remedied(
      `Release ${release} was embedded with ${was}, but the embedder is now ${is}.`,
      'Import the folders again with --publish, or configure the embedder used for that release.',
    ),
};

interface WrongCitation {
  title: string;
  words?: string;
  cited?: number;
  change: number;
}

function named(words: string | undefined): string {
  return words === undefined ? '' : `: “${words}”`;
}
