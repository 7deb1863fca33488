// Defines the result of checking a followed source: its state, and its current documents.
import type { DocumentDetails, FileKind } from './document.js';
import type { FollowedSource } from './source-registry.js';

/**
 * The state of a source. available: its page is there. moved: it has a new address, which the editor should
 * use instead. withdrawn: its publisher has withdrawn it, but its page is still there. gone: its publisher
 * has removed it (410). unpublished: it used to exist but no longer does (404). missing: we have never found
 * it. refused: for security reasons or at the publisher's request, we sent no request or did not accept the
 * reply. failed: there was no usable reply this time.
 */
export type SourceState =
  'available' | 'moved' | 'withdrawn' | 'gone' | 'unpublished' | 'missing' | 'refused' | 'failed';

/** True if the source has been removed, so that the stored copy is out of date. */
export function isTakenAway(state: SourceState): boolean {
  return state === 'gone' || state === 'unpublished';
}

/** The last copy fetched from an address. With it, the next request can ask whether the page has changed. */
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
  /** Why the source is in this state: text from the publisher without markup, or our own explanation. */
  reason?: string;
  /** The source's new address, or the address that its publisher points to instead. */
  movedTo?: string;
  documents: FetchedDocument[];
  /** Parts of the source that could not be read this time. The stored copies of these parts do not change. */
  problems: FetchProblem[];
  copies: FetchedCopy[];
  requests: number;
  /** The number of requests that were answered with “not modified”. */
  unchanged: number;
}

export interface FetchProblem {
  slug?: string;
  /** The address of the document that was left out, as in its details. Its slug may have changed. */
  url?: string;
  place: string;
  problem: string;
  /** True if checking again will not help, for example for a type of file that we cannot read. */
  isLasting?: true;
}

export type HeldCopy = (url: string) => Promise<FetchedCopy | undefined>;

/** Does not throw if the publisher's server fails. The state says what went wrong. */
export type FetchSource = (source: FollowedSource, held: HeldCopy) => Promise<FetchedSource>;
