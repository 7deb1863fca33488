// A release: the set of editions that are live together, with the model that embedded them.
import type { GuidanceDocument } from './source.js';
import type { Passage } from './passage.js';

/** Vectors made by two different models cannot be compared; a release names the one that made its own. */
export interface EmbeddingModel {
  id: string;
  dimension: number;
  /** sha256 of the weights where we hold them, otherwise of the service's name for the model. */
  weightsHash: string;
  /** Longer texts are cut by the model silently. */
  maxTokens: number;
}

/** A sum that goes through a logistic function. */
export interface LogisticSum {
  /** Weight of each signal, by name, and the constant. */
  weights: Record<string, number>;
  bias: number;
  /** Weight of each number of the question's own vector; absent if the embedder is another one. */
  question?: number[];
}

/**
 * Turns what was found into the decision between answering and saying "I don't know". The main sum says whether
 * guidance in the field answers the question; `field`, if present, whether it is in the field at all. The confidence
 * is the product of the two.
 */
export interface Calibration extends LogisticSum {
  field?: LogisticSum;
  /** Hash of the embedding model whose vectors `question` weighs. */
  model?: string;
  /**
   * For a release whose guidance is of another field than the questions were: `field`, which knows theirs by their
   * vectors, would take its own questions for foreign and theirs for its own. `centre` is the mean direction of the
   * questions of the field (unit length).
   */
  elsewhere?: { centre: number[]; field: LogisticSum; threshold: number };
  /** How likely a passage is of use (`passage-odds.ts`), and from which odds (0 to 1) it is shown. */
  passages?: LogisticSum & { shows: number };
  /** At least this much confidence (0 to 1) answers. */
  threshold: number;
  fittedOn: { questions: number; answerable: number; date: string };
}

/** Immutable once published. */
export interface Release {
  number: number;
  /** past: what was in force on a day someone asked about; never live. */
  state: 'building' | 'published' | 'abandoned' | 'past';
  model: EmbeddingModel;
  passages: number;
  documents: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  publishedAt?: string;
  calibration?: Calibration;
}

/** Everything that search needs of a release. A passage's place in `passages` is its ordinal. */
export interface ReleaseContent {
  release: Release;
  documents: Map<string, GuidanceDocument>;
  /** By document, in reading order. */
  passages: Passage[];
  /** The label under which the vector index knows the passage of the same ordinal; never used twice. */
  labels: number[];
}
