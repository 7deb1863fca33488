// The guidance and figures of a service that no one has used.
import type { ChangeDetails } from '../../bot/model/people/adviser-details.js';
import type { SavedReplyRecords } from '../../bot/model/handoff/saved-reply.js';
import type { DeskStatistics, Period } from '../../bot/model/tasks/desk-statistics.js';
import { readDeskStatistics } from '../../bot/reporting/read-desk-statistics.js';
import { createLibraryStatistics } from '../../bot/reporting/read-library-statistics.js';
import type { Governance } from '../../adapters/web/ports/governance.js';
import type { Oversight } from '../../adapters/web/ports/oversight.js';
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
  return readDeskStatistics({ questions: none, requests: none, takings: none, holders: none }, [], period);
}

/** None are saved, and none can be. */
export const noSavedReplies: SavedReplyRecords = {
  list: () => Promise.resolve([]),
  save: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

/** There is no file of advisers. */
export const noAdvisersListed: ChangeDetails = () => Promise.resolve({ outcome: 'not-listed' });

const noStore = () => Promise.resolve('There is no store.');

/** No one is monitored, and nothing is kept. */
export const noOversight: Oversight = {
  recordReading: () => Promise.resolve(),
  readings: () => Promise.resolve([]),
  requestNumbers: () => Promise.resolve(new Map()),
  audited: () => Promise.resolve([]),
  auditState: () => Promise.resolve({ events: 0, root: '' }),
  signedIn: () => Promise.resolve(),
  rolesChanged: () => Promise.resolve(),
  signedOut: () => Promise.resolve(),
  exported: () => Promise.resolve(),
  openOriginals: () => Promise.resolve(undefined),
  dataRequests: {
    list: () => Promise.resolve([]),
    open: noStore,
    approve: noStore,
    pause: noStore,
    resume: noStore,
    setOwn: noStore,
    close: noStore,
    erase: noStore,
    export: () => Promise.resolve({ problem: 'There is no store.' }),
  },
  breachReport: () => Promise.resolve({ problem: 'There is no store.' }),
  complaints: { list: () => Promise.resolve([]), add: noStore, acknowledge: noStore, close: noStore },
};

/** There are no holds, and all switches are on. */
export const noGovernance: Governance = {
  preview: () =>
    Promise.resolve({
      classes: [],
      confirmed: true,
      holds: 0,
      neverClosed: { requests: 0, complaints: 0, dataRequests: 0 },
      runs: [],
    }),
  confirm: () => Promise.resolve(false),
  holds: () => Promise.resolve([]),
  place: () => Promise.resolve({ outcome: 'refused', problem: 'There is no store.' }),
  lift: () => Promise.resolve(false),
  switches: () => Promise.resolve([]),
  off: () => Promise.resolve([]),
  decisions: () => Promise.resolve([]),
  turnOff: () => Promise.resolve(),
  stopDeleting: () => Promise.resolve(),
  turnOn: () => Promise.resolve(false),
};

const none = () => Promise.resolve([]);
const nothing = () => Promise.resolve(undefined);
const never = () => Promise.reject(new Error('There is nothing to decide on.'));

/** Editing pages with nothing to decide. */
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
    secondEditor: () => Promise.resolve('never'),
    gate: 1,
    bySchedule: true,
    registry: () => Promise.resolve({ sources: [], problems: [] }),
    addedSources: { list: none, save: nothing },
    work: { ask: never, find: nothing, latest: none, watch: () => () => undefined },
    review: never,
    read: never,
    addGolden: never,
    resumeGolden: never,
    recalls: {
      list: none,
      find: nothing,
      matter: none,
      matters: none,
      standings: none,
      lift: never,
      changedWords: () => [],
      reportWrongPassage: never,
      reach: never,
      decide: never,
    },
    reports: { open: none, find: nothing, startRecall: never, dismiss: never },
    liveRelease: nothing,
    release: nothing,
    documentsOf: none,
    askAsOfDay: never,
  },
  setUp: { signIn: 'name-only', advisers: 'desk', editorsChannel: 'none' },
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
      ratedDown: none,
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
