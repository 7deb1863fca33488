// Defines work on the guidance that takes too long for a page to wait for. An editor starts it, a worker does
// it, and the history records it.
import type { SeenChange } from '../../../ingest/model/editing.js';
import type { SourceState } from '../../../ingest/model/fetching.js';

export const WORK_KINDS = ['check', 'try', 'publish', 'roll-back'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** The kinds of work in each group. Pages show the latest work of a group. */
export const WORK_TOPICS = {
  check: ['check'],
  release: ['try', 'publish', 'roll-back'],
} as const satisfies Record<string, readonly WorkKind[]>;

/** `press`: the ID of the form that was sent, so that pressing its button twice does not add the work twice. */
export type WorkRequest = Work & { press?: string };

type Work =
  /** Checks these sources for changes, one after another. */
  | { kind: 'check'; sources: string[] }
  /** Runs the test questions on the draft or, if `live` is true, on the live release. */
  | { kind: 'try'; live?: true }
  /**
   * `override`: the reason for publishing even though too many test questions fail. `seen`: the changes that
   * the editor was shown. If other changes have been accepted since, nothing is published.
   */
  | { kind: 'publish'; override?: string; seen?: SeenChange[] }
  /** Goes back to release `to` or, if that is absent, to the release before the live one. */
  | { kind: 'roll-back'; to?: number; reason: string };

export interface SourceRefresh {
  source: string;
  state: SourceState | 'not-followed';
  reason?: string;
  /** IDs of the changes that were found, which editors need to review. */
  changes: number[];
  /** Parts of the source that could not be read. */
  problems: string[];
}

export type WorkOutcome =
  | { kind: 'checked' }
  /** Nothing was published, because no change had been accepted. */
  | { kind: 'nothing' }
  /**
   * `tested`: whether there were any test questions; absent in older records. `live`: true if the tested
   * release was the live one. `isBelowGate`: true if it only passed because it was no worse than the live
   * release.
   */
  | {
      kind: 'tried';
      release: number;
      passed: boolean;
      tested?: boolean;
      live?: true;
      isBelowGate?: true;
    }
  | { kind: 'stopped'; release: number }
  /** Not done, because someone else published or made a decision first. */
  | { kind: 'overtaken' }
  | {
      kind: 'published';
      release: number;
      documents: string[];
      suspended: number;
      /** Slugs of practice notes that are left out until someone checks them. Absent in older records. */
      suspendedNotes?: string[];
      recalls: number;
    }
  | { kind: 'rolled-back'; release: number; from: number; recalls: number }
  /** `problem`: a sentence that tells the editor what went wrong. */
  | { kind: 'failed'; problem: string };

/** How many test questions have been asked, and how many there are. */
export interface TestProgress {
  done: number;
  all: number;
}

export interface EditingWork {
  id: number;
  request: WorkRequest;
  editor: string;
  /** ISO 8601, UTC. */
  askedAt: string;
  /** Absent while the work is waiting for a worker. */
  startedAt?: string;
  endedAt?: string;
  refreshes: SourceRefresh[];
  /** `isHidden`: true if the work failed, and an editor has hidden it from the pages. */
  outcome?: WorkOutcome & { isHidden?: true };
  /** Absent if no test questions were run. */
  progress?: TestProgress;
}

export function couldNotBeRead({ state }: SourceRefresh): boolean {
  return state === 'failed' || state === 'refused';
}

export function hasFailed({ outcome, refreshes }: Pick<EditingWork, 'outcome' | 'refreshes'>): boolean {
  if (outcome?.kind === 'tried') return !outcome.passed;
  if (outcome?.kind === 'checked') return refreshes.some(couldNotBeRead);
  return outcome?.kind === 'failed' || outcome?.kind === 'stopped' || outcome?.kind === 'overtaken';
}

export interface EditingWorkRecords {
  add(request: WorkRequest, editor: string, now: string): Promise<EditingWork>;
  find(id: number): Promise<EditingWork | undefined>;
  /** Newest first. */
  latest(kinds: readonly WorkKind[], limit: number): Promise<EditingWork[]>;
  start(id: number, now: string): Promise<void>;
  recordRefreshes(id: number, refreshes: readonly SourceRefresh[]): Promise<void>;
  recordProgress(id: number, progress: TestProgress): Promise<void>;
  /** Does nothing if an outcome has already been stored. */
  end(id: number, outcome: WorkOutcome, now: string): Promise<void>;
  /** Returns false and does nothing if the work has no outcome yet, or is hidden already. */
  hide(id: number): Promise<boolean>;
}
