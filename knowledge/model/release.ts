// Types for a release: the editions that are live together, and the model that embedded them.
import type { GuidanceDocument } from './source.js';
import type { Passage } from './passage.js';

/** The model that made a release's vectors. Vectors from different models cannot be compared. */
export interface EmbeddingModel {
  id: string;
  dimension: number;
  /**
   * The sha256 of the weights if we have them. Otherwise, the sha256 of the name that the service uses for
   * the model.
   */
  weightsHash: string;
  /** The most tokens that the model reads from a text. It truncates longer text without warning. */
  maxTokens: number;
}

/** A weighted sum that is put through a logistic function. */
export interface LogisticSum {
  /** Weights of the signals, by signal name. `bias` is added to the sum. */
  weights: Record<string, number>;
  bias: number;
  /** Weights of the numbers in the question's vector. Absent if the calibration does not use that vector. */
  question?: number[];
}

/**
 * Decides between answering and saying "I don't know". The main sum says whether guidance on our subject
 * answers the question. `field`, if present, says whether the question is about our subject at all. The
 * confidence is the product of the two.
 */
export interface Calibration extends LogisticSum {
  field?: LogisticSum;
  /** Hash of the embedding model that `question` applies to. */
  model?: string;
  /**
   * Used if a release is about a different subject from the questions that the calibration was fitted on. The
   * main `field` recognises questions about the original subject, so it would reject this release's questions
   * and accept the wrong ones. `centre` is the mean direction (unit length) of the original questions.
   */
  elsewhere?: { centre: number[]; field: LogisticSum; threshold: number };
  /**
   * Estimates how likely a passage is to be useful (`passage-odds.ts`). We show a passage if its odds (0 to
   * 1) are at least `shows`, and more passages after it if theirs are at least `showsMore`. `passage` has the
   * weights of the numbers in the passage's vector. `read` combines the sum with the reranker's score, if
   * there is one.
   */
  passages?: LogisticSum & {
    shows: number;
    showsMore?: number;
    passage?: number[];
    read?: { sum: number; score: number; bias: number };
  };
  /** We answer if the confidence is at least this (0 to 1). */
  threshold: number;
  fittedOn: { questions: number; answerable: number; date: string };
}

/** A release. It never changes after it is published. */
export interface Release {
  number: number;
  /** past: the guidance in force on a day that someone asked about. It is never live. */
  state: 'building' | 'published' | 'abandoned' | 'past';
  model: EmbeddingModel;
  passages: number;
  documents: number;
  /** The time, in ISO 8601 and UTC. */
  createdAt: string;
  publishedAt?: string;
  calibration?: Calibration;
}

/** All the data from a release that a search needs. A passage's ordinal is its index in `passages`. */
export interface ReleaseContent {
  release: Release;
  documents: Map<string, GuidanceDocument>;
  /** The passages, grouped by document, in reading order. */
  passages: Passage[];
  /** The label of each passage in the vector index, in the order of `passages`. Labels are never reused. */
  labels: number[];
}
