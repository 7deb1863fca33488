// Runs the passage reader in onnxruntime: it reads a question and a passage as one text, and gives one score.
import { fileURLToPath } from 'node:url';
import { batchesOf, SESSION_OPTIONS } from '../minilm/onnx-engine.js';
import { buildPassageReaderModel } from '../minilm/onnx-graph.js';
import { loadOnnxRuntime } from '../minilm/onnx-runtime.js';
import { loadTokenizer, type Tokenizer } from '../minilm/tokenizer.js';
import { readChecked, readWeights } from '../minilm/weights.js';

/** Written by tools/training/pytorch/train_passage_reader.py. passage-reader.md here says what it was trained on. */
const TRAINED_FILE = fileURLToPath(new URL('./passage-reader.safetensors', import.meta.url));
export const TRAINED_HASH = '32537f0126ed0a9e3b415cf45214a4d74c77468faf1b16eb3b3a341241cd778e';

/** The same limits as in training. A passage's last words seldom decide whether it is about the question. */
const QUESTION_TOKENS = 50;
const PASSAGE_TOKENS = 140;
/** The longest passages have this many. */
const MOST_TOKENS = 200;

export interface ToRead {
  question: string;
  texts: readonly string[];
}

/** Gives a logit for each text: how likely it is to be of use. Throws a plain `Error` if the runtime does not load. */
export async function openPassageReader(): Promise<(pairs: ToRead) => Promise<number[]>> {
  const [tokenizer, published, trained] = await Promise.all([
    loadTokenizer(),
    readWeights('published'),
    readChecked(TRAINED_FILE, TRAINED_HASH, 'Check out the project again.'),
  ]);
  const runtime = await loadOnnxRuntime();
  // We build the model at every start: it takes 0.1 s, and a graph that is never saved cannot be damaged on disk.
  const model = buildPassageReaderModel(new Map([...published, ...trained]));
  const session = await runtime.InferenceSession.create(model, SESSION_OPTIONS);

  async function run(pairs: readonly number[][]): Promise<number[]> {
    const width = Math.max(...pairs.map((ids) => ids.length));
    const ids = new Int32Array(pairs.length * width);
    const mask = new Int32Array(pairs.length * width);
    pairs.forEach((pair, row) => {
      ids.set(pair, row * width);
      mask.fill(1, row * width, row * width + pair.length);
    });
    const shape = [pairs.length, width];
    const { score } = await session.run({
      ids: new runtime.Tensor('int32', ids, shape),
      mask: new runtime.Tensor('int32', mask, shape),
    });
    const scores = pairs.map((_, row) => (score!.data as Float32Array)[row * width]!);
    if (!scores.every(Number.isFinite)) throw new Error('it gives a score that is not a number.');
    return scores;
  }

  return async ({ question, texts }) => {
    const pairs = texts.map((text) => pairOf(tokenizer, question, text));
    const scores = new Array<number>(texts.length);
    for (const batch of batchesOf(pairs.map((ids) => ({ ids })))) {
      const found = await run(batch.map((n) => pairs[n]!));
      batch.forEach((n, row) => (scores[n] = found[row]!));
    }
    return scores;
  };
}

/** `[CLS] question [SEP] passage [SEP]`, all of it as one segment. A passage that has been cut has no `[SEP]`. */
export const pairOf = (tokenizer: Tokenizer, question: string, text: string): number[] => [
  ...questionTokens(tokenizer, question),
  ...passageTokens(tokenizer, text),
];

export const questionTokens = (tokenizer: Tokenizer, question: string): number[] =>
  tokenizer.encode(question, QUESTION_TOKENS).ids;

export const passageTokens = (tokenizer: Tokenizer, text: string): number[] =>
  tokenizer.encode(text, MOST_TOKENS).ids.slice(1, PASSAGE_TOKENS + 1);
