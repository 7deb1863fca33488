// The result of refreshing a followed source: its state, and its documents today.
import type { DocumentDetails, FileKind } from './document.js';
import type { FollowedSource } from './source-registry.js';

/**
 * available: it is there. moved: it has a new address, which the editor should follow from now on. withdrawn: it is
 * there, but its publisher has withdrawn it. gone: its publisher removed it (410). unpublished: it was there, and no
 * longer exists (404). missing: it was never found. refused: we did not ask, or did not accept the reply, for our own
 * safety or because we were asked not to. failed: no usable reply this time.
 */
export const SOURCE_STATES = [
  'available',
  'moved',
  'withdrawn',
  'gone',
  'unpublished',
  'missing',
  'refused',
  'failed',
] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** Only these mean that our copy of the source is out of date. */
export function isTakenAway(state: SourceState): boolean {
  return state === 'gone' || state === 'unpublished';
}

/** What was fetched last from one address, so that the next fetch can ask whether it changed. */
export interface FetchedCopy {
  url: string;
  etag?: string;
  lastModified?: string;
  contentType: string;
  bytes: Uint8Array;
}

/** One document of a source, not yet parsed. */
export interface FetchedDocument {
  kind: FileKind;
  bytes: Uint8Array;
  details: DocumentDetails;
  /** What its publisher says about the latest change. */
  changeNote?: string;
}

export interface FetchedSource {
  state: SourceState;
  /** What a person should know about the state: the publisher's words as plain text, or our reason. */
  reason?: string;
  /** Where it is now, or what its publisher points to instead. */
  movedTo?: string;
  documents: FetchedDocument[];
  /** Parts that could not be read this time; our copies of them stay. */
  problems: FetchProblem[];
  /** Fetched this time, to be kept for the next. */
  copies: FetchedCopy[];
  requests: number;
  /** Requests that were answered with “not modified”. */
  unchanged: number;
}

export interface FetchProblem {
  /** Slug of the document, where it is known. */
  slug?: string;
  place: string;
  problem: string;
}

/** The copy of an address that the store holds. */
export type HeldCopy = (url: string) => Promise<FetchedCopy | undefined>;

/** Never throws for what the outside does: that is a state. */
export type FetchSource = (source: FollowedSource, held: HeldCopy) => Promise<FetchedSource>;
