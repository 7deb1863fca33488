// Runs a cross-encoder in onnxruntime. The model reads a question and a passage together, and gives one
// score.
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { CrossEncoderFolder } from './cross-encoder-folder.js';
import { openSession } from '../minilm/onnx-runtime.js';
import { inPasses } from '../minilm/batch-texts.js';
import { createTokenizer, type Tokenizer } from '../minilm/tokenizer.js';

/**
 * The most tokens in the question and the passage together. Our passages have up to 256. A limit of 512 would
 * be too slow, and would only add the end of long questions.
 */
const MAX_TOKENS = 384;
/** The most tokens in the question. Longer questions are cut, so that the passage fits. */
const MAX_QUESTION_TOKENS = 128;

export interface ToScore {
  question: string;
  texts: readonly string[];
}

/** Throws a plain `Error` if onnxruntime does not load, or if the model is not a cross-encoder. */
export async function openCrossEncoder({
  modelFile,
  vocabulary,
}: CrossEncoderFolder): Promise<(pairs: ToScore) => Promise<number[]>> {
  const { session, Tensor } = await openSession(modelFile);
  const missing = ['input_ids', 'attention_mask'].filter((name) => !session.inputNames.includes(name));
  if (missing.length) throw new Error(`it has no ${missing.join(' and no ')} input.`);
  const tokenizer = createTokenizer(vocabulary);
  return ({ question, texts }) =>
    inPasses(
      texts.map((text) => encodePair(tokenizer, question, text)),
      (batch) => run(session, Tensor, batch),
    );
}

interface Pair {
  ids: number[];
  /** The index of the passage's first token. */
  second: number;
}

/** Uses the format these models are trained on: `[CLS] question [SEP] passage [SEP]`. */
export function encodePair(tokenizer: Tokenizer, question: string, text: string): Pair {
  const first = tokenizer.encode(question, MAX_QUESTION_TOKENS).ids;
  // Ask for 1 more token, because the passage's own [CLS] is removed.
  const rest = tokenizer.encode(text, MAX_TOKENS - first.length + 1).ids.slice(1);
  return { ids: [...first, ...rest], second: first.length };
}

async function run(session: InferenceSession, TensorOf: typeof Tensor, pairs: Pair[]): Promise<number[]> {
  const width = Math.max(...pairs.map(({ ids }) => ids.length));
  const feeds: Record<string, BigInt64Array> = {};
  for (const name of ['input_ids', 'attention_mask', 'token_type_ids'])
    if (session.inputNames.includes(name)) feeds[name] = new BigInt64Array(pairs.length * width);
  pairs.forEach(({ ids, second }, row) => {
    ids.forEach((id, at) => {
      feeds.input_ids![row * width + at] = BigInt(id);
      feeds.attention_mask![row * width + at] = 1n;
      if (feeds.token_type_ids && at >= second) feeds.token_type_ids[row * width + at] = 1n;
    });
  });
  const shape = [pairs.length, width];
  const outputs = await session.run(
    Object.fromEntries(
      Object.entries(feeds).map(([name, data]) => [name, new TensorOf('int64', data, shape)]),
    ),
  );
  return scoresOf(outputs[session.outputNames[0]!]!, pairs.length);
}

/**
 * The model gives 1 or 2 logits for each pair. With 2, the score is the logit for "relevant" minus the other
 * one.
 */
function scoresOf(output: Tensor, pairs: number): number[] {
  const data = Array.from(output.data as Float32Array, Number);
  const labels = data.length / pairs;
  if (labels !== 1 && labels !== 2)
    throw new Error(`it gives ${labels} scores for each question and passage instead of 1.`);
  const scores = Array.from({ length: pairs }, (_, n) =>
    labels === 1 ? data[n]! : data[2 * n + 1]! - data[2 * n]!,
  );
  if (!scores.every(Number.isFinite)) throw new Error('it gives a score that is not a number.');
  return scores;
}
