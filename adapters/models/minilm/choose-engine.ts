// Chooses the engine that runs the model: onnxruntime if it loads and agrees with the reference, otherwise
// WebAssembly.
import { hash } from 'node:crypto';
import { createRequire } from 'node:module';
import { constants } from 'node:fs';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { CHECK_TEXTS } from './self-test-texts.js';
import type { Engine } from './engine.js';
import { buildOnnxModel } from './onnx-graph.js';
import { createOnnxEngine } from './onnx-engine.js';
import type { StartRequest } from './protocol.js';
import { loadTokenizer } from './tokenizer.js';
import { createWasmEngine } from './wasm-engine.js';
import { readWeights } from './weights.js';
import { localModelsWording } from '../wording/local-models-wording.js';

/**
 * The lowest cosine between the engines' vectors that counts as agreement. Both engines share a model id, so
 * their vectors must be interchangeable.
 */
const MIN_AGREEMENT = 0.9999;

export interface ChosenEngine {
  engine: Engine;
  note?: string;
}

export async function chooseEngine(start: StartRequest): Promise<ChosenEngine> {
  const { engine: wanted, version, checkFile } = start;
  const weights = await readWeights(version);
  const slowEngine = async () => createWasmEngine(version, await folderOf(checkFile));
  if (wanted === 'wasm') return { engine: await slowEngine() };
  try {
    // Built at every start. This takes 0.1 s, and a model that is never saved cannot be damaged on disk.
    const model = buildOnnxModel(weights);
    const engine = await createOnnxEngine(model, await loadTokenizer());
    await checkOnce(engine, slowEngine, model, checkFile);
    return { engine };
  } catch (error) {
    if (wanted === 'onnx') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return {
      engine: await slowEngine(),
      note: localModelsWording.embedder.fastEngineNotUsed(reason),
    };
  }
}

/** Compares the engines once for each graph, runtime and processor, because it takes a few seconds. */
async function checkOnce(
  engine: Engine,
  slowEngine: () => Promise<Engine>,
  model: Uint8Array,
  checkFile: string,
): Promise<void> {
  const subject = {
    model: hash('sha256', model),
    runtime: runtimeVersion(),
    machine: `${platform()} ${arch()} ${cpus()[0]?.model ?? ''}`,
  };
  // If the file is missing or cannot be read, the engines are compared again.
  const known = await readFile(checkFile, 'utf8').catch(() => '');
  if (known.includes(JSON.stringify(subject))) {
    await engine.embed([{ text: CHECK_TEXTS[0]! }]);
    return;
  }
  const leastCosine = await compareEngines(engine, await slowEngine());
  if (leastCosine < MIN_AGREEMENT) {
    throw new Error(`the cosine between its vectors and the reference is only ${leastCosine.toFixed(6)}.`);
  }
  await remember(checkFile, JSON.stringify({ subject, leastCosine }));
}

/** Returns the lowest cosine between the engines' vectors for the check texts. NaN counts as disagreement. */
export async function compareEngines(one: Engine, other: Engine): Promise<number> {
  const texts = CHECK_TEXTS.map((text) => ({ text }));
  const [ours, theirs] = [await one.embed(texts), await other.embed(texts)];
  const cosines = ours.map(({ vector }, i) =>
    vector.reduce((sum, value, k) => sum + value * theirs[i]!.vector[k]!, 0),
  );
  return Math.min(...cosines.map((cosine) => (Number.isNaN(cosine) ? -1 : cosine)));
}

function runtimeVersion(): string {
  const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string };
  return version;
}

/** Uses the temporary folder only if we cannot write to DATA_DIR. */
async function folderOf(checkFile: string): Promise<string> {
  const folder = dirname(checkFile);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return folder;
  } catch {
    return tmpdir();
  }
}

async function remember(file: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.${process.pid}`, content);
    await rename(`${file}.${process.pid}`, file);
  } catch {
    // If the result cannot be saved, the engines are compared at every start.
  }
}
