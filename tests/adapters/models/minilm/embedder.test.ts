// Runs the local embedder with its real child process, weights and 2 engines.
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMiniLmEmbedder } from '../../../../adapters/models/minilm/embedder.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { cosine, embedderContract } from '../../../contracts/models/embedder.js';
import { giveEngineCheck } from '../../../support/live-samples.js';
import { transpiled } from '../../../support/deployment/transpiled.js';
import { shared } from '../../../support/per-test.js';

const newDirectory = () => mkdtemp(join(tmpdir(), 'minilm-'));
const checkedDirectory = async () => {
  const directory = await newDirectory();
  await giveEngineCheck(directory);
  return directory;
};

embedderContract('MiniLM in onnxruntime', { givesSpans: true }, async () =>
  createMiniLmEmbedder({ dataDir: await checkedDirectory(), engine: 'onnx' }),
);
embedderContract('MiniLM in WebAssembly', { givesSpans: false }, async () =>
  createMiniLmEmbedder({ dataDir: await newDirectory(), engine: 'wasm' }),
);

describe('MiniLM', () => {
  const embedder = shared(async () => createMiniLmEmbedder({ dataDir: await checkedDirectory() }));
  const passages = Array.from({ length: 80 }, (_, i) => ({
    text: `Section ${i}. ${'The carer tells the local authority at once. '.repeat(1 + (i % 12))}`,
  }));

  it('is the model whose vectors the two engines share', () => {
    expect(embedder.engine).toBe('onnx');
    expect(embedder.model).toMatchObject({ id: 'minilm-l6-v2-guidance', dimension: 384, maxTokens: 256 });
  });

  it('knows that other words can mean the same', async () => {
    const { vector: question } = await embedder.embedQuestion(
      publicText('How old must someone be to count as a minor?'),
    );
    const [near, far] = await embedder.embedPassages([
      { text: 'A child is any person under the age of 18.' },
      { text: 'The form is sent to the competent authority by email.' },
    ]);
    expect(cosine(question, near!.vector)).toBeGreaterThan(cosine(question, far!.vector) + 0.2);
  });

  it('reads a sentence in the light of its passage', async () => {
    const [whole, alone] = await embedder.embedPassages([
      {
        text: 'Guardians support trafficked children. They must be told within 24 hours.',
        spans: [[39, 74]],
      },
      { text: 'They must be told within 24 hours.' },
    ]);
    const { vector: question } = await embedder.embedQuestion(
      publicText('When is the guardian of a trafficked child informed?'),
    );
    expect(cosine(question, whole!.spans![0]!)).toBeGreaterThan(cosine(question, alone!.vector));
  });

  it('answers a question before the passages that were there first', async () => {
    const done: string[] = [];
    const ingest = embedder.embedPassages(passages).then(() => done.push('passages'));
    await embedder.embedQuestion(publicText('Who tells whom?')).then(() => done.push('question'));
    await ingest;
    expect(done).toEqual(['question', 'passages']);
  });

  it('embeds everything although its process is killed in the middle', async () => {
    const embedding = embedder.embedPassages(passages);
    process.kill(embedder.pid()!, 'SIGKILL');
    const embeddings = await embedding;
    expect(embeddings.every(({ vector }) => vector.length === 384)).toBe(true);
  });

  it('leaves no process behind when its own is killed', { timeout: 60_000 }, async () => {
    const script = transpiled('tests/adapters/models/minilm/fixtures/short-lived-parent.ts');
    const parent = spawn(process.execPath, [script, await checkedDirectory()]);
    const pid = Number(await new Promise<Buffer>((resolve) => parent.stdout.once('data', resolve)));
    expect(process.kill(pid, 0)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
