// The local embedder as it runs: with its child process, its weights and its two engines.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMiniLmEmbedder } from '../../../adapters/minilm/embedder.js';
import { embedderContract } from '../../contracts/embedder.js';

const dataDir = () => mkdtemp(join(tmpdir(), 'minilm-'));

embedderContract('MiniLM in onnxruntime', { givesSpans: true }, async () =>
  createMiniLmEmbedder({ dataDir: await dataDir(), engine: 'onnx' }),
);
embedderContract('MiniLM in WebAssembly', { givesSpans: false }, async () =>
  createMiniLmEmbedder({ dataDir: await dataDir(), engine: 'wasm' }),
);
