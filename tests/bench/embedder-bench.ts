// Measures the local embedder: npx tsx tests/bench/embedder-bench.ts [onnx|wasm] [texts]. Prints one JSON object.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { createMiniLmEmbedder, type MiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { TextToEmbed } from '../../knowledge/model/ports.js';

const [engine = 'onnx', count = '1000'] = process.argv.slice(2);
const WORDS =
  'the child may refer local authority must consent guidance police interview risk carer placement age evidence';

/** About 120 words in six sentences; lengths vary as those of real passages do. */
function samplePassage(seed: number): TextToEmbed {
  const words = WORDS.split(' ');
  const sentences = Array.from({ length: 6 }, (_, s) =>
    Array.from(
      { length: 14 + ((seed * 7 + s * 3) % 13) },
      (_, w) => words[(seed + s * 5 + w * 11) % words.length]!,
    ).join(' '),
  );
  let at = 0;
  const spans = sentences.map((sentence) => {
    const start = at;
    at += sentence.length + 2;
    return [start, start + sentence.length] as const;
  });
  return { text: `${sentences.join('. ')}.`, spans };
}

async function questionLatency(embedder: MiniLmEmbedder, pauseMs: number): Promise<object> {
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const start = performance.now();
    await embedder.embedQuestion(publicText(`Does the child need to consent before a referral number ${i}?`));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50Ms: round(times[30]!), p95Ms: round(times[57]!) };
}

const round = (value: number) => Math.round(value * 10) / 10;

const dataDir = await mkdtemp(join(tmpdir(), 'embedder-bench-'));
async function timedStart(): Promise<[MiniLmEmbedder, number]> {
  const start = performance.now();
  const embedder = await createMiniLmEmbedder({ dataDir, engine: engine === 'wasm' ? 'wasm' : 'onnx' });
  return [embedder, round(performance.now() - start)];
}

const [first, firstStartMs] = await timedStart();
await first.close();
const [embedder, startMs] = await timedStart();

const passages = Array.from({ length: Number(count) }, (_, i) => samplePassage(i));
const questionsIdle = await questionLatency(embedder, 50);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
const embedding = embedder.embedPassages(passages);
const questionsDuringIngest = await questionLatency(embedder, 20);
await embedding;
const seconds = (performance.now() - start) / 1000;
delay.disable();

const manyWords = 'Safeguarding guidance: a child must not wait (see 4.12), nor a carer. '.repeat(92_308);
const countStart = performance.now();
const tokens = embedder.countTokens(manyWords);
const countMs = performance.now() - countStart;

process.stdout.write(
  `${JSON.stringify({
    engine: embedder.engine,
    firstStartMs,
    startMs,
    questionsIdle,
    passagesPerSecond: round(passages.length / seconds),
    questionsDuringIngest,
    parentEventLoopMaxDelayMs: round(delay.max / 1e6),
    counting: { words: manyWords.split(' ').length, tokens, ms: round(countMs) },
  })}\n`,
);
await embedder.close();
await rm(dataDir, { recursive: true });
