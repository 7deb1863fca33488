// Compares how long the reader and the embedder take for the same text, alternating within one run: `npm run
// bench:reader`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createMessageReader } from '../../adapters/models/message-reader/message-reader.js';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { median } from './eval/score-answers.js';

const TURNS = 60;
const LENGTHS = [20, 100, 250];
const WORDS =
  'the girl said her uncle is coming on friday with the car and she has to pack although nobody told the carer yet';

const dataDir = await mkdtemp(join(tmpdir(), 'reader-bench-'));
const [embedder, reader] = [await createMiniLmEmbedder({ dataDir, engine: 'onnx' }), createMessageReader()];
await reader.start();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

for (const length of LENGTHS) {
  const words = WORDS.split(' ');
  const text = Array.from({ length }, (_, n) => words[n % words.length]).join(' ');
  const times = { embed: [] as number[], read: [] as number[] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    times.embed.push(await timed(() => embedder.embedQuestion(publicText(text))));
    times.read.push(await timed(() => reader.read(text)));
  }
  const ratio = median(times.read.map((ms, turn) => ms / times.embed[turn]!))!;
  process.stdout.write(
    `${length} words: read in ${median(times.read)!.toFixed(1)} ms, embedded in ${median(times.embed)!.toFixed(1)} ms; ${ratio.toFixed(2)} times as long, median of ${TURNS} turns\n`,
  );
}
await Promise.all([reader.close(), embedder.close()]);
await rm(dataDir, { recursive: true, force: true });
