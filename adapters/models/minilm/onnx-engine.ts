// Runs the model in onnxruntime, in batches of texts with similar lengths.
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Embedding } from '../../../knowledge/model/ports.js';
import type { Engine } from './engine.js';
import { loadOnnxRuntime } from './onnx-runtime.js';
import { poolText } from './pool.js';
import type { Tokenizer, Tokens } from './tokenizer.js';
import { MINILM } from './weights.js';

/**
 * Tokens in one pass, including padding: 3 or 4 passages. On 2 cores, passages of 155 tokens ran at 83/s one
 * by one, 95/s in batches of 4, 92/s in batches of 16 and 76/s in batches of 32. A running pass cannot be
 * interrupted, so small passes also let a practitioner's question in sooner.
 */
const TOKENS_A_PASS = 512;

export const SESSION_OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 2,
  // When threads spin, a question after a pause takes 3.1 ms instead of 4.6, but uses 36 ms of CPU instead of 6.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};

export async function createOnnxEngine(model: Uint8Array, tokenizer: Tokenizer): Promise<Engine> {
  const runtime = await loadOnnxRuntime();
  const session = await runtime.InferenceSession.create(model, SESSION_OPTIONS);
  return {
    name: 'onnx',
    async embed(texts, pause) {
      const tokens = texts.map(({ text }) => tokenizer.encode(text, MINILM.maxTokens));
      const embeddings = new Array<Embedding>(texts.length);
      for (const batch of batchesOf(tokens)) {
        await pause?.();
        const hidden = await run(
          session,
          runtime.Tensor,
          batch.map((i) => tokens[i]!),
        );
        batch.forEach((i, row) => {
          embeddings[i] = poolText(hidden[row]!, MINILM.dimension, tokens[i]!, texts[i]!.spans);
        });
      }
      return embeddings;
    },
  };
}

/** Groups the indexes of texts by length, so that each pass has little padding. */
export function batchesOf(tokens: readonly Pick<Tokens, 'ids'>[], tokensAPass = TOKENS_A_PASS): number[][] {
  const byLength = tokens.map((_, i) => i).sort((a, b) => tokens[a]!.ids.length - tokens[b]!.ids.length);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const i of byLength) {
    // The texts are sorted, so this one is the longest and sets the padded width.
    if (batch.length && (batch.length + 1) * tokens[i]!.ids.length > tokensAPass) {
      batches.push(batch);
      batch = [];
    }
    batch.push(i);
  }
  if (batch.length) batches.push(batch);
  return batches;
}

/** Runs one pass and returns each text's own rows of hidden states. */
async function run(
  session: InferenceSession,
  TensorOf: typeof Tensor,
  batch: Tokens[],
): Promise<Float32Array[]> {
  const width = Math.max(...batch.map(({ ids }) => ids.length));
  const ids = new Int32Array(batch.length * width);
  const mask = new Int32Array(batch.length * width);
  batch.forEach((tokens, row) => {
    ids.set(tokens.ids, row * width);
    mask.fill(1, row * width, row * width + tokens.ids.length);
  });
  const shape = [batch.length, width];
  const { hidden } = await session.run({
    ids: new TensorOf('int32', ids, shape),
    mask: new TensorOf('int32', mask, shape),
  });
  const states = hidden!.data as Float32Array;
  const size = width * MINILM.dimension;
  return batch.map((_, row) => states.subarray(row * size, (row + 1) * size));
}
