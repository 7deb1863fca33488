// What editors read about recalls, reports, test questions, helplines and terms. The advice on what to do is for both
// the command line and the pages.
import { remedied } from '../../../knowledge/model/failure-wording.js';

const noRecall = (id: number) =>
  remedied(`No recall found with the number ${id}.`, 'Run `ctac recall` to see the list.');

export const editorWording = {
  recalls: {
    noEditor: remedied('To decide on a recall, give an editor’s name.', 'Add your name with --editor NAME.'),
    noRecall,
    noReason: remedied('Say why this text can be quoted again.', 'Add a reason with --comment "…".'),
    again: (recall: number) =>
      remedied(
        `An editor has since reported this text again, in recall ${recall}.`,
        'Decide on that recall.',
      ),
    noComment: remedied('Explain what is wrong, then send the report.', 'Add a comment with --comment "…".'),
    notGiven: (passage: string) =>
      remedied(`No one was given the passage "${passage}", and it is not live.`, 'Check the passage’s ID.'),
    alreadyOpen: remedied('There is already an open recall for this text.', 'Decide on that recall first.'),
    notInDocument: remedied(
      'This text is not in the live document.',
      'Copy the text from the live document.',
    ),
    noQuote: remedied('Choose at least one quote that is wrong.', 'Tick the box next to it.'),
    /** Why a test question was paused. */
    wrongPassage: 'The passage this test question expects is wrong.',
    /** Why we propose to remove a note. */
    citesWrongText:
      'This note cites text that an editor has marked as wrong. Accept this change to remove the note, or rewrite the note.',
  },
  goldenFromRequest: {
    notFound: (id: string) =>
      remedied(
        `No closed request found with the ID "${id}".`,
        'The ID is at the end of the request’s address on the desk.',
      ),
    notStored: remedied('The question for that request is not stored.', 'Add a question with --add.'),
    notToBeKept: remedied(
      'The question for that request contains personal details, or is not in English.',
      'Rewrite the question in English, without personal details, and add it with --add.',
    ),
  },
  gaveUp:
    'We tried this several times, but it did not work. Ask your service administrator, who can find the reason in the log.',
  terms: {
    spelledAlike: (term: string, meaning: string) => `“${term}” is spelt the same, but means “${meaning}”.`,
    noAddress: 'The source of this term has no web address.',
    notInGuidance: 'This meaning is not in the live guidance.',
  },
  contacts: {
    overdue: 'This number is overdue for a check. People see a warning next to it.',
    dueSoon: 'This number needs to be checked again soon.',
    sameNumber: (name: string) => `${name} has the same number.`,
    notInGuidance: 'The number is not in the live guidance.',
  },
};

/** Text for editors about answers that people reported. */
export const reportWording = {
  alertTitle: 'An answer was reported',
  alert: (at: string, where: string) =>
    `Someone using ${where} reported this answer on ${at}. Check it now, see who else was given it, and decide whether to start a recall.`,
  takenBackTitle: 'A report was withdrawn',
  takenBack: (reported: string, where: string) =>
    `Someone using ${where} says they reported this answer by mistake on ${reported}. Other people’s reports of it stay open.`,
  alertLink: (address: string) => `Open the report: ${address}`,
} as const;
