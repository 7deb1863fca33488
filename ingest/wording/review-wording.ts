// Messages for editors who cannot do something with a change, and reasons why a test question is paused.
import { remedied } from '../../knowledge/model/failure-wording.js';
import type { ChangeState, EditorsAction } from '../model/editing.js';

const notNow: Record<EditorsAction, (change: number) => string> = {
  accept: (change) => `Change ${change} cannot be accepted now.`,
  reject: (change) => `Change ${change} cannot be rejected now.`,
  reopen: (change) => `Change ${change} cannot be reopened now.`,
  edit: (change) => `Change ${change} cannot be edited now.`,
  comment: (change) => `Change ${change} can no longer be commented on.`,
};

const states: Record<ChangeState, string> = {
  open: 'It is still open.',
  waiting: 'It is waiting for a second editor.',
  accepted: 'It has been accepted.',
  rejected: 'It has been rejected.',
  published: 'It has been published.',
  replaced: 'A newer change has replaced it.',
};

const instead: Record<ChangeState, string> = {
  open: 'Accept or reject it.',
  waiting: 'A second editor needs to accept or reject it.',
  accepted: 'Publish it, or reopen it first.',
  rejected: 'Reopen it first.',
  published: 'To undo it, roll back to an earlier release.',
  replaced: 'The document has changed again. Review the newer change.',
};

const acceptBoth =
  'Accept the changes to both passages (the one it moved from and the one it moved to), or reject both.';

export const reviewWording = {
  notFound: (change: number | string) =>
    remedied(`No change found with the number ${change}.`, 'Run `ctac review` to see the list.'),
  noEditor: remedied('To review a change, give an editor’s name.', 'Add your name with --editor NAME.'),
  notNow: (change: number, state: ChangeState, action: EditorsAction) =>
    remedied(`${notNow[action](change)} ${states[state]}`, instead[state]),
  noComment: remedied('The comment is empty.', 'Add a comment with --comment "…".'),
  acceptedYourself: (change: number) =>
    remedied(`You accepted change ${change} yourself.`, 'A second editor needs to review it.'),
  noPassage: (change: number, passage: string) =>
    remedied(
      `Change ${change} has no passage "${passage}".`,
      `Run \`ctac diff ${change}\` to see the names of its passages.`,
    ),
  /** Why a document with far less text needs a decision. `{document}` is the other one. */
  farLessText: {
    same: (now: string, was: string) =>
      `This version has far less text than the one it replaces: ${now} instead of ${was}. It may only say that the guidance has moved. If you accept it, the older text is no longer quoted. To keep the older text, reject it.`,
    replaces: (now: string, was: string) =>
      `This replaces {document} and has far less text: ${now} instead of ${was}. It may only say that the guidance has moved. If you accept it, quotes of the older one lead to it.`,
    replaced: (now: string, was: string) =>
      `{document}, which replaces this, has far less text: ${now} instead of ${was}. It may only say that the guidance has moved. If you accept this change, the older text is only quoted with a warning, and if nothing current fits as well. To keep it, reject this change or set the status to “Current”.`,
  },
  torn: {
    missing: (sentence: string) =>
      remedied(
        `“${sentence}” would be lost: it moved to another passage, and you have rejected only one of the 2 changes.`,
        acceptBoth,
      ),
    twice: (sentence: string) =>
      remedied(
        `“${sentence}” would appear twice: it moved to another passage, and you have rejected only one of the 2 changes.`,
        acceptBoth,
      ),
  },
  wrongDetail: (field: string, fault: string) =>
    remedied(`${field || 'The details'}: ${fault}`, 'Correct it and try again.'),
  notADate: (typed: string) =>
    remedied(
      `We cannot read “${typed}” as a date.`,
      'Write it as “25 November 2025”, “November 2025” or “2025”.',
    ),
  nothingToChange: remedied('There is nothing to change.', 'Add a detail, for example --set title="…".'),
  passageGone: (version: number) =>
    `The passage this question relied on is not in version ${version} of the guidance.`,
};
