// Measures the vector index: npx tsx tests/bench/vector-index-bench.ts [vectors]. Prints one JSON object.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { createExactIndex } from '../../adapters/index/exact-index.js';
import { copyIndex, openVectorIndex, saveVectorIndex } from '../../adapters/index/index-files.js';
import { addInSlices, createVectorIndex } from '../../adapters/index/vector-index.js';
import { unit } from '../contracts/vector-index.js';

const count = Number(process.argv[2] ?? 15_000);
const model = { id: 'bench', dimension: 384, weightsHash: '0'.repeat(64), maxTokens: 256 };
const round = (value: number) => Math.round(value * 100) / 100;

let state = 7;
function random(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32 - 0.5;
}
/** Clusters, as passages about the same things form them: on evenly spread vectors every index does badly. */
const centres = Array.from({ length: 300 }, () => Array.from({ length: 384 }, random));
const sample = () =>
  unit(centres[Math.floor((random() + 0.5) * 300)]!.map((value) => value + random() * 0.9));

async function measured<T>(
  work: () => Promise<T>,
): Promise<{ result: T; seconds: number; loopMaxMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const result = await work();
  const seconds = round((performance.now() - start) / 1000);
  delay.disable();
  return { result, seconds, loopMaxMs: round(delay.max / 1e6) };
}

function meanMs(work: () => unknown): number {
  for (let i = 0; i < 20; i++) work();
  const start = performance.now();
  for (let i = 0; i < 200; i++) work();
  return round((performance.now() - start) / 200);
}

const folder = await mkdtemp(join(tmpdir(), 'index-bench-'));
const entries = Array.from({ length: count }, (_, label) => ({ label, vector: sample() }));
const growing = createVectorIndex(model, count);
const build = await measured(() => addInSlices(growing.add, entries));
const save = await measured(() => saveVectorIndex(growing, join(folder, 'one')));
const open = await measured(() => openVectorIndex(join(folder, 'one'), { model }));
const index = open.result;
const change = {
  model,
  remove: entries.slice(0, count / 100).map(({ label }) => label),
  add: entries.slice(0, count / 100).map(({ label, vector }) => ({ label: label + count, vector })),
};
const copy = await measured(() => copyIndex(join(folder, 'one'), join(folder, 'two'), change));

const exact = createExactIndex(entries.map(({ vector }) => vector));
const questions = Array.from({ length: 100 }, sample);
let right = 0;
for (const question of questions) {
  const truth = new Set(exact.nearest(question, 50).map(({ label }) => label));
  right += index.nearest(question, 50).filter(({ label }) => truth.has(label)).length;
}
let next = 0;
const question = () => questions[next++ % questions.length]!;
const keeping = (percent: number) => (label: number) => (label * 7_919) % 100 < percent;

process.stdout.write(
  `${JSON.stringify({
    vectors: count,
    build: { seconds: build.seconds, loopMaxMs: build.loopMaxMs },
    save: { seconds: save.seconds, loopMaxMs: save.loopMaxMs },
    open: { seconds: open.seconds, loopMaxMs: open.loopMaxMs },
    copyWithOnePercentChanged: { seconds: copy.seconds, loopMaxMs: copy.loopMaxMs },
    graphMb: round((await stat(join(folder, 'one', 'vectors.hnsw'))).size / 1e6),
    recallAt50: right / 5_000,
    nearest50Ms: meanMs(() => index.nearest(question(), 50)),
    exact50Ms: meanMs(() => exact.nearest(question(), 50)),
    filteredMs: Object.fromEntries(
      [90, 50, 20, 5, 1].map((percent) => [
        percent,
        meanMs(() => index.nearest(question(), 50, keeping(percent))),
      ]),
    ),
    vectorOfUs: round(1_000 * meanMs(() => index.vectorOf(next++ % count))),
  })}\n`,
);
await rm(folder, { recursive: true });
