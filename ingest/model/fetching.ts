// Defines the result of checking a followed source: its state, and its current documents.
import type { DocumentDetails, FileKind } from './document.js';
import type { FollowedSource } from './source-registry.js';

/**
 * available: the source is there. moved: it has a new address, which the editor should follow from now on.
 * withdrawn: it is there, but its publisher has withdrawn it. gone: its publisher has removed it (410).
 * unpublished: it used to exist but no longer does (404). missing: it has never been found. refused: the
 * request was not made or the reply was not accepted, for security reasons or because the publisher asked for
 * this. failed: there was no usable reply this time.
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

/** Only these states mean that the source was removed, so the stored copy is out of date. */
export function isTakenAway(state: SourceState): boolean {
  return state === 'gone' || state === 'unpublished';
}

/** The last copy fetched from an address, so that the next request can ask whether it has changed. */
export interface FetchedCopy {
  url: string;
  etag?: string;
  lastModified?: string;
  contentType: string;
  bytes: Uint8Array;
}

export interface FetchedDocument {
  kind: FileKind;
  bytes: Uint8Array;
  details: DocumentDetails;
  changeNote?: string;
}

export interface FetchedSource {
  state: SourceState;
  /** Explains the state to people: text from the publisher, without markup, or the service's own reason. */
  reason?: string;
  /** The source's new address, or the address that its publisher points to instead. */
  movedTo?: string;
  documents: FetchedDocument[];
  /** Parts that could not be read this time. The stored copies of them do not change. */
  problems: FetchProblem[];
  copies: FetchedCopy[];
  requests: number;
  /** The number of requests with the reply “not modified”. */
  unchanged: number;
}

export interface FetchProblem {
  slug?: string;
  place: string;
  problem: string;
}

export type HeldCopy = (url: string) => Promise<FetchedCopy | undefined>;

/** Never throws because of the publisher's server. The state says what happened. */
export type FetchSource = (source: FollowedSource, held: HeldCopy) => Promise<FetchedSource>;
