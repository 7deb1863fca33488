import { fileURLToPath } from 'node:url';
import type { Tensor } from 'onnxruntime-node';
import type { MessageReading } from '../../../knowledge/model/ports.js';
import { buildReaderModel } from '../minilm/onnx-graph.js';
import { openSession } from '../minilm/onnx-runtime.js';
import { feedsOf, inPasses } from '../minilm/batch-texts.js';
import { loadTokenizer } from '../minilm/tokenizer.js';
import { readChecked, readWeights } from '../minilm/weights.js';
import { SHAPES } from './word-shapes.js';
import {
  cutWindows,
  differentWindows,
  joinReadings,
  tokensToRead,
  type Window,
  type WindowReading,
} from './windows.js';
import { localModelsWording } from '../wording/local-models-wording.js';

/**
 * Made by tools/training/pytorch/train_message_reader.py. message-reader.md in this folder says what it was trained
 * on.
 */
const TRAINED_FILE = fileURLToPath(new URL('./message-reader.safetensors', import.meta.url));
const TRAINED_HASH = 'a399cf9f2ff237a7f243a40826fe22e885c790d543fc22d6801a18e317a1366c';

type RunWindows = (windows: readonly Pick<Window, 'ids' | 'shapes'>[]) => Promise<WindowReading[]>;

/** Throws if onnxruntime does not load. */
export async function openReader(): Promise<(text: string) => Promise<MessageReading>> {
  const [tokenizer, run] = await Promise.all([loadTokenizer(), openReaderModel()]);
  return async (text) => {
    const tokens = tokensToRead(text, tokenizer);
    const windows = cutWindows(text, tokens);
    const { different, kinds } = differentWindows(windows);
    const readings = await run(different);
    return joinReadings(
      text,
      tokens,
      windows.map((window, n) => ({ ...window, ...readings[kinds[n]!]! })),
    );
  };
}

export async function openReaderModel(): Promise<RunWindows> {
  const [published, trained] = await Promise.all([
    readWeights('published'),
    readChecked(TRAINED_FILE, TRAINED_HASH, localModelsWording.weights.checkOut),
  ]);
  // Built at every start. This takes 0.1 s, and a model that is never saved cannot be damaged on disk.
  const { session, Tensor } = await openSession(buildReaderModel(new Map([...published, ...trained])));
  return (windows) =>
    inPasses(windows, async (batch) => {
      const { ids, mask } = feedsOf(Tensor, batch);
      const width = ids.dims[1]!;
      const shapes = new Float32Array(batch.length * width * SHAPES.length);
      batch.forEach((window, row) => shapes.set(window.shapes, row * width * SHAPES.length));
      const { tags, danger } = await session.run({
        ids,
        mask,
        shapes: new Tensor('float32', shapes, [batch.length, width, SHAPES.length]),
      });
      return batch.map((window, row) => ({
        tags: rowsOf(tags!, row, window.ids.length),
        danger: rowsOf(danger!, row, window.ids.length),
      }));
    });
}

/** Returns the output for one text, without the padding. */
function rowsOf({ data, dims }: Tensor, row: number, tokens: number): Float32Array {
  const [, width, size] = dims as [number, number, number];
  const values = (data as Float32Array).subarray(row * width * size, (row * width + tokens) * size);
  if (!values.every(Number.isFinite)) throw new Error('it gives a value that is not a number.');
  return values;
}
