// Row types for the guidance tables. JSON is text, and vectors are little-endian bytes.
import type { Generated } from 'kysely';
import type { Release } from '../../../knowledge/model/release.js';
import type { EditingTables } from './editing.js';

export interface GuidanceTables extends EditingTables {
  editions: EditionRow;
  passages: PassageRow;
  edition_passages: EditionPassageRow;
  embeddings: EmbeddingRow;
  releases: ReleaseRow;
  release_editions: { release: number; edition: number };
  reworded_passages: { passage: string; wording: string };
  answer_settings: { digest: string; settings: string };
  live_release: { id: number; release: number; since: string };
}

export interface EditionRow {
  id: Generated<number>;
  source: string;
  digest: string;
  document: string;
  origin: string;
  created_at: string;
}

interface PassageRow {
  number: Generated<number>;
  id: string;
  source: string;
  text: string;
}

interface EditionPassageRow {
  edition: number;
  position: number;
  passage: number;
  headings: string;
  page: number | null;
  paragraph: string | null;
  /** Pairs of character offsets, as JSON. Null if the text is exactly as printed. */
  mends: string | null;
  context_digest: string;
  /** Null if the passage is printed exactly as in `passages.text`. */
  text: string | null;
}

interface EmbeddingRow {
  /**
   * The model's name and the hash of its weights. A different build with the same name counts as another
   * model.
   */
  model: string;
  context_digest: string;
  /** An array of float32 numbers. */
  vector: Uint8Array;
  /** A unit vector for each sentence, times 127, as int8. Null if the embedder does not provide any. */
  sentences: Uint8Array | null;
}

export interface ReleaseRow {
  number: number;
  state: Release['state'];
  model: string;
  passages: number;
  documents: number;
  calibration: string | null;
  created_at: string;
  published_at: string | null;
}
