// Measures the cost of the metrics: `npm run bench:metrics [-- QUESTIONS]`. Asks 2 services in one process
// the same questions, one service with metrics and one without. They take turns, so that other load on the
// machine affects both.
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { QUESTION, startStacks, type RunningStacks } from '../fakes/real-stacks/running-stacks.js';

const ROUNDS = 20;
const questions = Number(process.argv[2] ?? 10);
const models = { embedder: createFakeEmbedder(), reading: undefined };

/** Returns the processor time for each question, in milliseconds, from the page to the answer. */
async function ask(stacks: RunningStacks): Promise<number> {
  const browser = stacks.browser();
  await browser.get('/');
  const before = process.cpuUsage();
  for (let n = 0; n < questions; n += 1)
    await browser.postJson('/chat/messages', { text: `${QUESTION} (${n})` });
  await stacks.settled();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / questions;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const middle = (values: number[]) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)]!;

const without = await startStacks({ advisers: 'desk', models });
const measured = await startStacks({ advisers: 'desk', models, metrics: { token: 'x'.repeat(32) } });
const cost = { without: [] as number[], measured: [] as number[], ratio: [] as number[] };
for (let round = -2; round < ROUNDS; round += 1) {
  const first = round % 2 === 0;
  const one = await ask(first ? without : measured);
  const other = await ask(first ? measured : without);
  const [plain, counted] = first ? [one, other] : [other, one];
  // The first 2 rounds are a warm-up.
  if (round < 0) continue;
  cost.without.push(plain);
  cost.measured.push(counted);
  cost.ratio.push(counted / plain);
}
const text = await measured.metrics();
const reads: number[] = [];
for (let n = 0; n < 20; n += 1) reads.push(await timeOf(() => measured.metrics()));
const series = text.split('\n').filter((line) => line && !line.startsWith('#')).length;
process.stdout.write(
  [
    `processor time of a question without metrics: ${middle(cost.without).toFixed(2)} ms`,
    `with metrics: ${middle(cost.measured).toFixed(2)} ms`,
    `ratio of the sums: ${(sum(cost.measured) / sum(cost.without)).toFixed(3)}, middle of ${ROUNDS} pairs: ${middle(cost.ratio).toFixed(3)}`,
    `one reading of /metrics: ${middle(reads).toFixed(1)} ms, ${series} series, ${text.length} bytes`,
    '',
  ].join('\n'),
);
await without.close();
await measured.close();
