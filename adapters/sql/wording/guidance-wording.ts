// What operators read when stored guidance cannot be used, and what editors read in the history of a change.
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

export const guidanceWording = {
  /** Why a column of guidance cannot be read. The text of `restore` is added to each. */
  unreadable: {
    document: 'A document cannot be read from the store.',
    headings: 'The headings of a passage cannot be read from the store.',
    textRepairs: 'The text repairs of a passage cannot be read from the store.',
  },
  restore: 'Restore the store from a backup, or ingest into an empty DATA_DIR.',
  noRelease: (number: number): ProblemAndRemedy => [
    `Release ${number} is not in the store.`,
    'Choose a release listed by `ctac status`.',
  ],
  noVector: [
    'A passage has no vector from this model.',
    'Import the guidance again with: npm run ctac -- ingest FOLDER --publish',
  ],
  vectorRemoved: (passage: number): ProblemAndRemedy => [
    `The vector of passage ${passage} is no longer in the store.`,
    'It will be added again when the release is loaded.',
  ],
  vectorsMissing: (release: number): ProblemAndRemedy => [
    `PostgreSQL does not yet have vectors for every passage in release ${release}.`,
    'They will be added from the store.',
  ],
  pgvector: {
    off: [
      'SEARCH=postgres needs the extension pgvector, which is not turned on in this database.',
      'As an administrator of the database, run "create extension vector", or remove SEARCH to search in memory.',
    ],
    notInstalled: [
      'SEARCH=postgres needs the extension pgvector, which this database server does not have.',
      'Install it on that server (on Debian: apt-get install postgresql-17-pgvector), or remove SEARCH to search in memory.',
    ],
    tooOld: (version: string, needed: string): ProblemAndRemedy => [
      `SEARCH=postgres needs pgvector ${needed} or newer, and this database has ${version}.`,
      'Install a newer version on the server and run "alter extension vector update", or remove SEARCH to search in memory.',
    ],
  },
  /** Comments in the history of a change. */
  history: {
    replacedBy: (change: number) => `Replaced by change ${change}.`,
    liveUploadedAgain: 'Someone uploaded the text that is already live.',
    noteRestored: 'The note was changed back to the live text.',
  },
  /** Why text in an earlier recall may be quoted. */
  decidedBeforeRecalls:
    'This was decided in an earlier version of the service, in which a recall did not stop guidance from being quoted.',
} as const;
