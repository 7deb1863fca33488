// Guidance and figures of a service that nobody has used.
import type { ChangeDetails } from '../../bot/model/people/adviser-details.js';
import type { Figures, Period } from '../../bot/model/tasks/figures.js';
import { readFigures } from '../../bot/reporting/read-figures.js';
import { createLibraryFigures } from '../../bot/reporting/read-library-figures.js';
import type { EditingPages, GuidanceReading } from '../../adapters/web/ports/web-options.js';

export const noGuidance: GuidanceReading = {
  surroundings: () => Promise.resolve(undefined),
  document: () => Promise.resolve(undefined),
  documents: () => Promise.resolve(undefined),
};

export function noFigures(period: Period): Promise<Figures> {
  const none = () => Promise.resolve([]);
  return readFigures({ questions: none, requests: none, takings: none, holders: none }, [], period);
}

/** There is no file of advisers. */
export const nobodyListed: ChangeDetails = () => Promise.resolve({ outcome: 'not-listed' });

const none = () => Promise.resolve([]);
const nothing = () => Promise.resolve(undefined);
const never = () => Promise.reject(new Error('There is nothing to decide on.'));

/** An editors' side with nothing to decide. */
export const noEditing: EditingPages = {
  review: {
    records: {
      sources: none,
      change: nothing,
      changes: none,
      events: none,
      goldenQuestions: none,
      removeGolden: nothing,
      suspendGolden: nothing,
      trial: nothing,
      latestTrial: nothing,
      publications: none,
    },
    secondEditor: 'never',
    gate: 1,
    bySchedule: true,
    registry: () => Promise.resolve({ sources: [], problems: [] }),
    addedSources: { list: none, save: nothing },
    work: { ask: never, find: nothing, latest: none },
    review: never,
    read: never,
    addGolden: never,
    resumeGolden: never,
    recalls: {
      list: none,
      find: nothing,
      matter: none,
      reportWrongPassage: never,
      reach: never,
      decide: never,
    },
    liveRelease: nothing,
    release: nothing,
    documentsOf: none,
    askPast: never,
  },
  writing: {
    notes: {
      list: none,
      find: nothing,
      save: never,
      withdraw: never,
      preview: never,
      drafts: none,
      draft: nothing,
      putAway: nothing,
    },
    uploads: { list: none, take: never },
    search: { explain: nothing, draft: nothing },
    questions: {
      groups: () => Promise.resolve({ groups: [], isCapped: false }),
      find: none,
      handle: nothing,
    },
    reading: { history: none, edition: nothing },
    words: () => Promise.resolve({ terms: [], contacts: [] }),
    figures: createLibraryFigures({ content: nothing, records: { questions: none } }),
    personalData: () => [],
  },
};
