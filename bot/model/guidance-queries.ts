// Defines the queries that pages use to read the guidance: whole documents, and quotes in context.
import type { Span } from '../../knowledge/model/answer.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

export interface ReadPassage {
  passage: Passage;
  /** The parts that an answer quoted, in order. */
  marked?: Span[];
  /** The parts of `marked` that answer the question. They are highlighted in the answer too. */
  answering?: Span[] | undefined;
}

/** A quote in its context: the text before and after it, from the release that gave the answer. */
export interface Surroundings {
  document: GuidanceDocument;
  /** In reading order; at least one passage is marked. */
  passages: ReadPassage[];
  release: number;
  /** Present if the last of these passages is the end of the document. */
  isAtEnd?: true;
  /** False if the live release no longer has the quoted passage; absent if this was not checked. */
  stillLive?: boolean;
}

export interface WholeDocument {
  document: GuidanceDocument;
  /** In reading order. */
  passages: Passage[];
  release: number;
}

export interface LiveDocuments {
  /** Not sorted, because the page sorts the documents. */
  documents: GuidanceDocument[];
  release: number;
  /** ISO 8601, UTC. */
  publishedAt?: string;
}

/** Every method throws `StoreFailure`. */
export interface GuidanceQueries {
  /** Undefined if there is no such answer, or it has no quote with that number (from 1). */
  surroundings(answer: string, number: number): Promise<Surroundings | undefined>;
  /** Undefined if the live release has no such document. */
  document(slug: string): Promise<WholeDocument | undefined>;
  /** Undefined before the first publication. */
  documents(): Promise<LiveDocuments | undefined>;
  /** True if all the live guidance is sample text. */
  isSample(): Promise<boolean>;
}
