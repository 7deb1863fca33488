// Work on the guidance that takes too long for a page to wait: an editor asks for it, a worker does it, and it is
// kept in the history.
import type { SourceState } from '../../../ingest/model/fetching.js';

export const WORK_KINDS = ['check', 'try', 'publish', 'roll-back'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export type WorkRequest =
  /** Refreshes these sources, one after another. */
  | { kind: 'check'; sources: string[] }
  | { kind: 'try' }
  /** `override`: why it is published although too few test questions pass. */
  | { kind: 'publish'; override?: string }
  /** To the release before the live one where `to` is absent. */
  | { kind: 'roll-back'; to?: number; reason: string };

/** What the refresh of one source found. */
export interface SourceRefresh {
  source: string;
  state: SourceState | 'not-followed';
  reason?: string;
  /** Ids of the changes to review because of it. */
  changes: number[];
  /** Parts that could not be read. */
  problems: string[];
}

export type WorkOutcome =
  | { kind: 'checked' }
  /** Nothing was accepted. */
  | { kind: 'nothing' }
  | { kind: 'tried'; release: number; passed: boolean }
  | { kind: 'stopped'; release: number }
  /** Someone else published or decided in the meantime. */
  | { kind: 'overtaken' }
  | {
      kind: 'published';
      release: number;
      documents: string[];
      suspended: number;
      /** Slugs of notes left out until someone has checked them; absent in what was recorded earlier. */
      suspendedNotes?: string[];
      recalls: number;
    }
  | { kind: 'rolled-back'; release: number; from: number; recalls: number }
  /** A sentence for the editor. */
  | { kind: 'failed'; problem: string };

export interface EditingWork {
  id: number;
  request: WorkRequest;
  editor: string;
  /** ISO 8601, UTC. */
  askedAt: string;
  /** Absent while it waits for a worker. */
  startedAt?: string;
  endedAt?: string;
  /** Of a check: what was found so far. */
  refreshes: SourceRefresh[];
  outcome?: WorkOutcome;
}

export interface EditingWorkRecords {
  add(request: WorkRequest, editor: string, now: string): Promise<EditingWork>;
  find(id: number): Promise<EditingWork | undefined>;
  /** Latest first. */
  latest(kinds: readonly WorkKind[], limit: number): Promise<EditingWork[]>;
  start(id: number, now: string): Promise<void>;
  recordRefreshes(id: number, refreshes: readonly SourceRefresh[]): Promise<void>;
  /** The first end counts. */
  end(id: number, outcome: WorkOutcome, now: string): Promise<void>;
}
