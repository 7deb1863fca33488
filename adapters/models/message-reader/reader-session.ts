// Runs the message reader in onnxruntime.
import { fileURLToPath } from 'node:url';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { MessageReading } from '../../../knowledge/model/ports.js';
import { batchesOf, SESSION_OPTIONS } from '../minilm/onnx-engine.js';
import { buildReaderModel } from '../minilm/onnx-graph.js';
import { loadOnnxRuntime } from '../minilm/onnx-runtime.js';
import { loadTokenizer } from '../minilm/tokenizer.js';
import { readChecked, readWeights } from '../minilm/weights.js';
import { SHAPES } from './word-shapes.js';
import {
  cutWindows,
  differentWindows,
  joinReadings,
  tokensRead,
  type Window,
  type WindowReading,
} from './windows.js';

/** Written by tools/training/pytorch/train_reader.py. message-reader.md in this folder says what it was trained on. */
const TRAINED_FILE = fileURLToPath(new URL('./message-reader.safetensors', import.meta.url));
const TRAINED_HASH = '828714ee24dce43b39f3fe51b3514d6602bf7aa84c14873f91d01ada09e74fd2';

export type RunWindows = (windows: readonly Pick<Window, 'ids' | 'shapes'>[]) => Promise<WindowReading[]>;

/** Throws if the runtime does not load. */
export async function openReader(): Promise<(text: string) => Promise<MessageReading>> {
  const [tokenizer, run] = await Promise.all([loadTokenizer(), openReaderModel()]);
  return async (text) => {
    const tokens = tokenizer.encode(text, tokensRead(text));
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
    readChecked(TRAINED_FILE, TRAINED_HASH, 'Check out the project again.'),
  ]);
  const runtime = await loadOnnxRuntime();
  // We build the model at every start. This only takes 0.1 s, and a graph that is never saved cannot be damaged on
  // disk.
  const model = buildReaderModel(new Map([...published, ...trained]));
  const session = await runtime.InferenceSession.create(model, SESSION_OPTIONS);
  return async (windows) => {
    const readings = new Array<WindowReading>(windows.length);
    for (const batch of batchesOf(windows)) {
      const some = batch.map((n) => windows[n]!);
      const found = await runBatch(session, runtime.Tensor, some);
      batch.forEach((n, row) => (readings[n] = found[row]!));
    }
    return readings;
  };
}

async function runBatch(
  session: InferenceSession,
  TensorOf: typeof Tensor,
  windows: readonly Pick<Window, 'ids' | 'shapes'>[],
): Promise<WindowReading[]> {
  const width = Math.max(...windows.map(({ ids }) => ids.length));
  const ids = new Int32Array(windows.length * width);
  const mask = new Int32Array(windows.length * width);
  const shapes = new Float32Array(windows.length * width * SHAPES.length);
  windows.forEach((window, row) => {
    ids.set(window.ids, row * width);
    mask.fill(1, row * width, row * width + window.ids.length);
    shapes.set(window.shapes, row * width * SHAPES.length);
  });
  const { tags, danger } = await session.run({
    ids: new TensorOf('int32', ids, [windows.length, width]),
    mask: new TensorOf('int32', mask, [windows.length, width]),
    shapes: new TensorOf('float32', shapes, [windows.length, width, SHAPES.length]),
  });
  return windows.map((window, row) => ({
    tags: rowsOf(tags!, row, window.ids.length),
    danger: rowsOf(danger!, row, window.ids.length),
  }));
}

/** Returns the values for one text, without the padding. */
function rowsOf({ data, dims }: Tensor, row: number, tokens: number): Float32Array {
  const [, width, size] = dims as [number, number, number];
  const values = (data as Float32Array).subarray(row * width * size, (row * width + tokens) * size);
  if (!values.every(Number.isFinite)) throw new Error('it gives a value that is not a number.');
  return values;
}
