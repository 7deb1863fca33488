// Provides the guidance and figures of a service that no one has used.
import type { ChangeDetails } from '../../bot/model/people/adviser-details.js';
import type { SavedReplyRecords } from '../../bot/model/handoff/saved-reply.js';
import type { DeskStatistics, Period } from '../../bot/model/statistics/desk-statistics.js';
import { readDeskStatistics } from '../../bot/reporting/read-desk-statistics.js';
import { createLibraryStatistics } from '../../bot/reporting/read-library-statistics.js';
import type { EditingPages } from '../../adapters/web/ports/web-options.js';
import type { GuidanceQueries } from '../../bot/model/guidance-queries.js';

export const noGuidance: GuidanceQueries = {
  surroundings: () => Promise.resolve(undefined),
  document: () => Promise.resolve(undefined),
  isSample: () => Promise.resolve(false),
  documents: () => Promise.resolve(undefined),
};

export function noStatistics(period: Period): Promise<DeskStatistics> {
  const none = () => Promise.resolve([]);
  const records = { questions: none, requests: none, takings: none, holders: none, waiting: none };
  return readDeskStatistics(records, [], period);
}

export const noSavedReplies: SavedReplyRecords = {
  list: () => Promise.resolve([]),
  save: () => Promise.resolve(true),
  remove: () => Promise.resolve(true),
};

export const noAdvisersListed: ChangeDetails = () => Promise.resolve({ outcome: 'not-listed' });

/** The actions that pages ask the bot to take. There is no bot, so none of them does anything. */
export const noBotSteps = {
  changeDetails: noAdvisersListed,
  changeServiceHours: () => Promise.resolve('unchanged' as const),
  returnLeaversRequests: () => Promise.resolve(),
  checkHolders: () => Promise.resolve(),
  openOriginals: () => Promise.resolve(undefined),
  takeStep: () => Promise.resolve({ outcome: 'refused' as const, problem: 'There is no store.' }),
  wake: () => undefined,
};

const none = () => Promise.resolve([]);
const nothing = () => Promise.resolve(undefined);
const never = () => Promise.reject(new Error('There is nothing to decide on.'));

const noGuidanceStored = { liveRelease: nothing, release: nothing, editionsOf: none };

/** Contains only the parts that the pages read. */
const nothingEdited = {
  store: noGuidanceStored,
  editing: {
    sources: none,
    change: nothing,
    changes: none,
    changesTo: none,
    events: none,
    editorsSince: none,
    goldenQuestions: none,
    removeGolden: nothing,
    suspendGolden: nothing,
    trial: nothing,
    latestTrial: nothing,
    liveRun: nothing,
    publications: none,
    wrongAnswers: none,
  },
  library: { notes: none, note: nothing },
  secondEditor: 'never',
  gate: 1,
  clock: () => new Date(),
  livePassages: none,
};

const noWatch = () => () => undefined;

export const noEditing: EditingPages = {
  review: {
    ports: nothingEdited as unknown as EditingPages['review']['ports'],
    recalls: { guidance: noGuidanceStored } as unknown as EditingPages['review']['recalls'],
    bySchedule: true,
    registry: () => Promise.resolve({ sources: [], problems: [] }),
    addedSources: { list: none, save: nothing },
    watchEditingWork: noWatch,
    watchReports: noWatch,
    askAsOf: never,
    askVersion: never,
    editionsOn: never,
  },
  setUp: { signIn: 'local', advisers: 'desk', editorsChannel: 'none' },
  writing: {
    notes: nothingEdited as unknown as EditingPages['writing']['notes'],
    redacted: never,
    uploads: { list: none, take: never },
    search: { explain: nothing },
    questions: {
      groups: () => Promise.resolve({ groups: [], isCapped: false }),
      find: none,
      ratedDown: none,
      list: none,
      handle: nothing,
    },
    editions: { history: none, edition: nothing },
    entries: { edited: () => [], save: never, isOfProgram: () => true },
    termsAndContacts: () => Promise.resolve({ terms: [], contacts: [] }),
    statistics: createLibraryStatistics({
      content: nothing,
      records: { questions: none, corrections: none },
    }),
    personalData: () => Promise.resolve([]),
  },
};
