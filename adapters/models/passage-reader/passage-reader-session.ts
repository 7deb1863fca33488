// Runs the passage reader in onnxruntime. The model reads a question and a passage as one text, and gives one
// score.
import { fileURLToPath } from 'node:url';
import { buildPassageReaderModel } from '../minilm/onnx-graph.js';
import { openSession } from '../minilm/onnx-runtime.js';
import { feedsOf, inPasses } from '../minilm/batch-texts.js';
import { loadTokenizer, type Tokenizer } from '../minilm/tokenizer.js';
import { readChecked, readWeights } from '../minilm/weights.js';
import { localModelsWording } from '../wording/local-models-wording.js';

/**
 * Made by tools/training/pytorch/train_passage_reader.py. passage-reader.md in this folder says what it was
 * trained on.
 */
const TRAINED_FILE = fileURLToPath(new URL('./passage-reader.safetensors', import.meta.url));
export const TRAINED_HASH = 'd685ba4c7f60d361dd79af143cc9f7159e521e0212c011524cc9ec5d811c5a20';

/**
 * Must be the same limits as in training. The end of a long passage rarely decides whether it is about the
 * question.
 */
const QUESTION_TOKENS = 50;
const PASSAGE_TOKENS = 140;
const MOST_TOKENS = 200;

export interface ToRead {
  question: string;
  texts: readonly string[];
}

/**
 * Returns a logit for each text, which says how likely it is to be useful. Throws a plain `Error` if
 * onnxruntime does not load.
 */
export async function openPassageReader(): Promise<(pairs: ToRead) => Promise<number[]>> {
  const [tokenizer, published, trained] = await Promise.all([
    loadTokenizer(),
    readWeights('published'),
    readChecked(TRAINED_FILE, TRAINED_HASH, localModelsWording.weights.checkOut),
  ]);
  // Built at every start. This takes 0.1 s, and a model that is never saved cannot be damaged on disk.
  const { session, Tensor } = await openSession(buildPassageReaderModel(new Map([...published, ...trained])));
  return ({ question, texts }) => {
    const pairs = texts.map((text) => ({ ids: pairOf(tokenizer, question, text) }));
    return inPasses(pairs, async (batch) => {
      const { score } = await session.run(feedsOf(Tensor, batch));
      const scores = score!.data as Float32Array;
      const firsts = batch.map((_, row) => scores[(row * scores.length) / batch.length]!);
      if (!firsts.every(Number.isFinite)) throw new Error('it gives a score that is not a number.');
      return firsts;
    });
  };
}

/**
 * Returns `[CLS] question [SEP] passage [SEP]`, all in one segment. A passage that was cut has no `[SEP]`.
 */
export const pairOf = (tokenizer: Tokenizer, question: string, text: string): number[] => [
  ...questionTokens(tokenizer, question),
  ...passageTokens(tokenizer, text),
];

export const questionTokens = (tokenizer: Tokenizer, question: string): number[] =>
  tokenizer.encode(question, QUESTION_TOKENS).ids;

export const passageTokens = (tokenizer: Tokenizer, text: string): number[] =>
  tokenizer.encode(text, MOST_TOKENS).ids.slice(1, PASSAGE_TOKENS + 1);
