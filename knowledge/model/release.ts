// Types for a release: the editions that are live together, and the model that embedded them.
import type { Calibration } from './calibration.js';
import type { GuidanceDocument } from './source.js';
import type { Passage } from './passage.js';

/** The model that made a release's vectors. Vectors from different models cannot be compared. */
export interface EmbeddingModel {
  id: string;
  dimension: number;
  /** The sha256 of the weights or, without them, of the name that the service uses for the model. */
  weightsHash: string;
  /** The most tokens that the model reads from a text. It truncates longer text without warning. */
  maxTokens: number;
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
