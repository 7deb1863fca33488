// The result of checking a followed source: its state, and its current documents.
import type { DocumentDetails, FileKind } from './document.js';
import type { FollowedSource } from './source-registry.js';

/**
 * available: the source is there. moved: it has a new address, which the editor should follow from now on. withdrawn:
 * it is there, but its publisher has withdrawn it. gone: its publisher has removed it (410). unpublished: it used to
 * exist but no longer does (404). missing: we have never found it. refused: we did not ask for it or did not accept the
 * reply, for our own safety or because we were asked not to. failed: we got no usable reply this time.
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

/** Only these states mean that the source has been removed, so that our copy is out of date. */
export function isTakenAway(state: SourceState): boolean {
  return state === 'gone' || state === 'unpublished';
}

/** What we last fetched from an address, so that next time we can ask whether it has changed. */
export interface FetchedCopy {
  url: string;
  etag?: string;
  lastModified?: string;
  contentType: string;
  bytes: Uint8Array;
}

/** One document from a source, not yet parsed. */
export interface FetchedDocument {
  kind: FileKind;
  bytes: Uint8Array;
  details: DocumentDetails;
  /** What the publisher says about the latest change. */
  changeNote?: string;
}

export interface FetchedSource {
  state: SourceState;
  /** What people need to know about the state: the publisher's words as plain text, or our reason. */
  reason?: string;
  /** Where the source is now, or what its publisher points to instead. */
  movedTo?: string;
  documents: FetchedDocument[];
  /** Parts that could not be read this time. We keep our copies of them. */
  problems: FetchProblem[];
  /** Copies fetched this time, to keep for next time. */
  copies: FetchedCopy[];
  requests: number;
  /** How many requests got the reply “not modified”. */
  unchanged: number;
}

export interface FetchProblem {
  /** Slug of the document, if known. */
  slug?: string;
  place: string;
  problem: string;
}

/** Finds the store's copy of an address. */
export type HeldCopy = (url: string) => Promise<FetchedCopy | undefined>;

/** Never throws because of anything the publisher's server does: the state says what happened. */
export type FetchSource = (source: FollowedSource, held: HeldCopy) => Promise<FetchedSource>;
