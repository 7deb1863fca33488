// Compares the processor time that slow messages take, on each platform, with that of a usual question: `npm
// run bench:long [-- TURNS]`. The models run in this process, so that its processor time includes them. Exits
// with 1 if any message takes more than MOST times as long.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectCommands } from '../../adapters/composition/commands.js';
import { ingest } from '../../adapters/cli/ingest.js';
import { LONGEST_CONTEXT } from '../../adapters/mcp/shapes.js';
import { openReader } from '../../adapters/models/message-reader/reader-session.js';
import { buildOnnxModel } from '../../adapters/models/minilm/onnx-graph.js';
import { createOnnxEngine } from '../../adapters/models/minilm/onnx-engine.js';
import { loadTokenizer } from '../../adapters/models/minilm/tokenizer.js';
import { readWeights } from '../../adapters/models/minilm/weights.js';
import { openPassageReader } from '../../adapters/models/passage-reader/passage-reader-session.js';
import { keptOf, LONGEST_MESSAGE, LONGEST_REPLY } from '../../bot/model/messages/message-length.js';
import { hearingOf } from '../../bot/safeguards/find-details-and-danger.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { atOnce } from '../../knowledge/model/slice-long-work.js';
import { answerQuestion } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import { findQuestion } from '../../knowledge/question/find-question.js';
import { redact, type ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { longMessages, type LongMessage } from '../attacks/long-messages.js';

/**
 * The number of turns. Each cost is the median of all turns, because one garbage collection takes longer than
 * all the rules.
 */
const TURNS = Number(process.argv[2] ?? 5);
const MOST = 5;
/** The longest message that Slack allows, in characters. Teams allows 28,000. */
const ON_SLACK = 40_000;
const USUAL =
  'A boy of 15 was found in a house full of plants last night and says he owes money to the people who brought him here. Do I need his consent to refer him to the NRM?';

const dataDir = process.env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'long-messages-')));
const settings = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent', PASSAGE_READER: 'off' };
const commands = connectCommands(settings);
const guidance = await commands.guidance();
if (!(await guidance.store.liveRelease()))
  await ingest(guidance, ['ingest/samples'], { publish: true, stream: process.stderr });
const release = (await guidance.loadedRelease())!;
const readMessage = await openReader();
const readPassages = await openPassageReader();
const engine = await createOnnxEngine(buildOnnxModel(await readWeights('trained')), await loadTokenizer());

type Part = 'rules' | 'reader' | 'search' | 'passages';
type Cost = Record<Part, number>;
const nothing = (): Cost => ({ rules: 0, reader: 0, search: 0, passages: 0 });

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function timed<T>(cost: Cost, part: Part, work: () => T | Promise<T>): Promise<T> {
  const before = processorMs();
  const result = await work();
  cost[part] += processorMs() - before;
  return result;
}

type Way = (message: string, cost: Cost) => Promise<void>;

/**
 * Follows the steps of the service: the strict rules, the reader, then the rules again with the reader's
 * result.
 */
async function addReading(message: string, cost: Cost): Promise<RedactedText> {
  const byRules = (reading: ReadingOrNone) => {
    detectUrgency(message, reading === 'failed' ? 'awaited' : reading);
    return redact(message, {}, reading).text;
  };
  await timed(cost, 'rules', () => byRules('failed'));
  const reading = await timed(cost, 'reader', () => readMessage(message));
  return timed(cost, 'rules', () => byRules(reading));
}

/**
 * Adds the cost of a message from the web, Slack, /ctac, Teams or the terminal. Only the part that would be
 * kept is read and answered.
 */
async function addCost(message: string, cost: Cost): Promise<void> {
  const kept = await timed(cost, 'rules', () => atOnce(keptOf(message, hearing)));
  if (!kept) return;
  const text = await addReading(kept.text, cost);
  const found = findQuestion(text);
  // If a message has several questions, the bot would ask which question to answer first.
  if (found === 'several') return;
  await addAnswer(found ? { text: found.question, scenario: found.scenario } : { text }, cost);
}

async function addAnswer(asked: Pick<Question, 'text' | 'scenario'>, cost: Cost): Promise<void> {
  const passages = nothing();
  await timed(cost, 'search', () => answerQuestion(portsFor(passages), { ...asked, context: [] }));
  cost.passages += passages.passages;
  cost.search -= passages.passages;
}

/** Adds the cost of a message over MCP, which can come with earlier turns. */
async function addWithTurns(message: string, cost: Cost): Promise<void> {
  await addReading(message.slice(0, LONGEST_CONTEXT), cost);
  await addCost(message, cost);
}

/** Adds the cost of an adviser's message, which is read but not answered. */
async function addReply(message: string, cost: Cost): Promise<void> {
  await addReading(message, cost);
}

const portsFor = (cost: Cost) => ({
  embedder: {
    ...guidance.embedder,
    embedQuestion: async (text: string) => (await engine.embed([{ text }]))[0]!,
  },
  loadedRelease: () => Promise.resolve({ ...release, reranker: rerankerFor(cost) }),
});

const rerankerFor = (cost: Cost) => ({
  id: 'passage-reader',
  close: () => Promise.resolve(),
  score: (question: string, texts: readonly string[]) =>
    timed(cost, 'passages', () => readPassages({ question, texts })),
});

const parts = Object.keys(nothing()) as Part[];

/** Returns the median cost of each message. Runs the first few once without counting them, to warm up. */
async function measure(
  messages: readonly LongMessage[],
  rounds: number,
  add: Way = addCost,
): Promise<Map<string, Cost>> {
  const costs = new Map(messages.map(({ name }) => [name, [] as Cost[]]));
  for (let round = -1; round < rounds; round += 1)
    for (const { name, text } of round < 0 ? messages.slice(0, 3) : messages) {
      const cost = nothing();
      await add(text, cost);
      if (round >= 0) costs.get(name)!.push(cost);
    }
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
  const medianOf = (all: Cost[]) =>
    Object.fromEntries(parts.map((part) => [part, middle(all.map((cost) => cost[part]))])) as Cost;
  return new Map([...costs].map(([name, all]) => [name, medianOf(all)]));
}

/** Prints a row in the format of the table in docs/quality.md. */
const say = (columns: readonly string[]) => process.stdout.write(`| ${columns.join(' | ')} |\n`);
const sum = (cost: Cost, of: readonly Part[]) => of.reduce((ms, part) => ms + cost[part], 0);

/**
 * Prints what messages cost when sent in this way. Returns the highest cost as a multiple of a usual
 * question's.
 */
function report(way: string, costs: ReadonlyMap<string, Cost>, usual: Cost): number {
  const ratio = (cost: Cost, of: readonly Part[]) => sum(cost, of) / sum(usual, of);
  const head = [
    way,
    ...parts.map((part) => `${part}, ms`),
    'times a usual one',
    'without the passage reader',
    'without either reader',
  ];
  say(head);
  say(head.map(() => '---'));
  for (const [name, cost] of costs)
    say([
      name,
      ...parts.map((part) => cost[part].toFixed(1)),
      ...[parts, ['rules', 'reader', 'search'] as const, ['rules', 'search'] as const].map((of) =>
        ratio(cost, of).toFixed(1),
      ),
    ]);
  return Math.max(...[...costs.values()].map((cost) => ratio(cost, parts)));
}

const hearing = hearingOf({
  detectUrgency: (text, reading) => detectUrgency(text, reading),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});
const longest = [{ name: 'usual', text: USUAL }, ...longMessages(LONGEST_MESSAGE)];
for (const { text } of longest) for (const how of ['failed', 'awaited'] as const) redact(text, {}, how);
const costs = await measure(longest, TURNS);
const usual = costs.get('usual')!;
const highest = [report(`message of ${LONGEST_MESSAGE} characters`, costs, usual)];
const WAYS: [string, number, Way][] = [
  ['what is kept of', ON_SLACK, addCost],
  ['over MCP, with earlier turns,', LONGEST_MESSAGE, addWithTurns],
  ['adviser’s reply of', LONGEST_REPLY, addReply],
];
for (const [way, length, add] of WAYS)
  highest.push(report(`${way} ${length} characters`, await measure(longMessages(length), 1, add), usual));
const most = Math.max(...highest);
process.stdout.write(`At most ${most.toFixed(1)} times, and ${MOST} are allowed.\n`);
await commands.close();
if (!process.env.DATA_DIR) await rm(dataDir, { recursive: true, force: true });
process.exit(most <= MOST ? 0 : 1);
