// Types for a release: the editions that are live together, and the model that embedded them.
import type { GuidanceDocument } from './source.js';
import type { Passage } from './passage.js';

/** The model that made a release's vectors. Vectors from different models cannot be compared. */
export interface EmbeddingModel {
  id: string;
  dimension: number;
  /** sha256 of the weights if we have them. Otherwise, the sha256 of the service's name for the model. */
  weightsHash: string;
  /** The model truncates longer text without warning. */
  maxTokens: number;
}

/** A weighted sum, put through a logistic function. */
export interface LogisticSum {
  /** Weights of the signals, by name. `bias` is the constant. */
  weights: Record<string, number>;
  bias: number;
  /** Weights of the numbers in the question's vector. Absent if the calibration does not use that vector. */
  question?: number[];
}

/**
 * Used to decide between answering and saying "I don't know". The main sum says whether guidance in our field
 * answers the question. `field`, if present, says whether the question is in our field at all. The confidence
 * is the product of the 2.
 */
export interface Calibration extends LogisticSum {
  field?: LogisticSum;
  /** Hash of the embedding model whose vectors `question` is for. */
  model?: string;
  /**
   * Used if a release is about a different subject from the questions we fitted on. The main `field`
   * recognises the fitted subject by its question vectors, so it would reject this release's questions and
   * accept the wrong ones. `centre` is the mean direction (unit length) of the questions about the fitted
   * subject.
   */
  elsewhere?: { centre: number[]; field: LogisticSum; threshold: number };
  /**
   * Estimates how likely a passage is to be useful (`passage-odds.ts`). Includes the lowest odds (0 to 1) for
   * showing one passage, and for showing another one with it. `passage` has the weights of the numbers in the
   * passage's vector. `read` combines the sum with the reranker's score, if there is one.
   */
  passages?: LogisticSum & {
    shows: number;
    showsMore?: number;
    passage?: number[];
    read?: { sum: number; score: number; bias: number };
  };
  /** The lowest confidence (0 to 1) at which we answer. */
  threshold: number;
  fittedOn: { questions: number; answerable: number; date: string };
}

/** A release never changes after it is published. */
export interface Release {
  number: number;
  /** past: the guidance in force on a day someone asked about. It is never live. */
  state: 'building' | 'published' | 'abandoned' | 'past';
  model: EmbeddingModel;
  passages: number;
  documents: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  publishedAt?: string;
  calibration?: Calibration;
}

/** All the data that search needs from a release. A passage's ordinal is its index in `passages`. */
export interface ReleaseContent {
  release: Release;
  documents: Map<string, GuidanceDocument>;
  /** Grouped by document, in reading order. */
  passages: Passage[];
  /** The label of each passage in the vector index, in the order of `passages`. A label is never reused. */
  labels: number[];
}
