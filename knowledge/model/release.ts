// A release: the set of editions that are live together, and the model that embedded them.
import type { GuidanceDocument } from './source.js';
import type { Passage } from './passage.js';

/** Vectors from different models cannot be compared, so each release names the model that made its own. */
export interface EmbeddingModel {
  id: string;
  dimension: number;
  /** sha256 of the weights if we have them, otherwise of the service's name for the model. */
  weightsHash: string;
  /** The model cuts longer texts without warning. */
  maxTokens: number;
}

/** A weighted sum that goes through a logistic function. */
export interface LogisticSum {
  /** The weight of each signal, by name. `bias` is the constant. */
  weights: Record<string, number>;
  bias: number;
  /** The weight of each number in the question's own vector; absent for a different embedder. */
  question?: number[];
}

/**
 * Used to decide between answering and saying "I don't know". The main sum says whether guidance in our field
 * answers the question; `field`, if present, says whether the question is in our field at all. The confidence
 * is the 2 multiplied together.
 */
export interface Calibration extends LogisticSum {
  field?: LogisticSum;
  /** Hash of the embedding model whose vectors `question` is for. */
  model?: string;
  /**
   * Used when a release covers a different field from the questions we fitted on. The main `field` recognises the
   * fitted field by its question vectors, so it would reject this release's questions and accept the wrong ones.
   * `centre` is the mean direction of the questions in the fitted field (unit length).
   */
  elsewhere?: { centre: number[]; field: LogisticSum; threshold: number };
  /**
   * How likely a passage is to be useful (`passage-odds.ts`), with the lowest odds (0 to 1) for showing one passage and
   * the lowest for showing another beside it. `passage` is the weight of each number in the passage's own vector, and
   * `read` joins the sum with the score of the passage reader, where there is one.
   */
  passages?: LogisticSum & {
    shows: number;
    showsMore?: number;
    passage?: number[];
    read?: { sum: number; score: number; bias: number };
  };
  /** The confidence (0 to 1) needed to answer. */
  threshold: number;
  fittedOn: { questions: number; answerable: number; date: string };
}

/** Never changes once it is published. */
export interface Release {
  number: number;
  /** past: the guidance in force on a day someone asked about; never live. */
  state: 'building' | 'published' | 'abandoned' | 'past';
  model: EmbeddingModel;
  passages: number;
  documents: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  publishedAt?: string;
  calibration?: Calibration;
}

/** Everything that search needs from a release. A passage's ordinal is its place in `passages`. */
export interface ReleaseContent {
  release: Release;
  documents: Map<string, GuidanceDocument>;
  /** Grouped by document, in reading order. */
  passages: Passage[];
  /** The label of each passage in the vector index, in the order of `passages`. Never used twice. */
  labels: number[];
}
