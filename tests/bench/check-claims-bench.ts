// Times the checks of eight claims against one embedding of a question, in one run, turn by turn: npm run bench:checks.
import { readFile, readdir } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { createClaimCheck } from '../../knowledge/written-answers/checks/check-claims.js';
import type { CheckablePassage } from '../../knowledge/written-answers/checks/check-claims.js';
import { glossarySchema } from '../../knowledge/model/glossary.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { DraftClaim } from '../../knowledge/model/ports.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { contentWordSpans } from '../../knowledge/text/terms.js';
import { mutate } from '../knowledge/written-answers/checks/mutations.js';

const CLAIMS = 8;
const PASSAGES = 6;
const TURNS = 400;
const WARM_UP = 30;

interface Pair {
  nations: Jurisdiction[];
  quote: string;
  claims: string[];
}

const checks = new URL('../knowledge/written-answers/checks/', import.meta.url);
const glossary = glossarySchema.parse(
  JSON.parse(await readFile(new URL('../../knowledge/model/glossary.json', import.meta.url), 'utf8')),
);

async function readPairs(): Promise<Pair[]> {
  const files = (await readdir(checks)).filter((name) => name.endsWith('.jsonl'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, checks), 'utf8')));
  return texts.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line) as Pair);
}

/** Six passages of about a hundred words, and eight claims on them: true ones, and ones with one thing changed. */
function answerOf(
  pairs: readonly Pair[],
  turn: number,
): { passages: CheckablePassage[]; drafts: DraftClaim[] } {
  const at = (n: number) => pairs[(turn * 7 + n) % pairs.length]!;
  const passages = Array.from({ length: PASSAGES }, (_, n) => ({
    number: n + 1,
    text: [0, 1, 2, 3].map((m) => at(n * 4 + m).quote).join(' '),
    nations: at(n * 4).nations,
  }));
  const drafts = Array.from({ length: CLAIMS }, (_, n) => {
    const passage = n % PASSAGES;
    const { quote, claims, nations } = at(passage * 4 + (n % 4));
    const text = claims[n % claims.length]!;
    const [changed = { text }] = n % 3 === 0 ? mutate(text, nations) : [];
    return { text: changed.text, quotes: [{ passage: passage + 1, words: quote }] };
  });
  return { passages, drafts };
}

const pairs = await readPairs();
const questions = pairs.map(({ claims }) => publicText(`Is it right that ${claims[0]!.toLowerCase()}`));
const dataDir = await mkdtemp(join(tmpdir(), 'check-claims-bench-'));
const embedder = await createMiniLmEmbedder({ dataDir });
const embedMs: number[] = [];
const checkMs: number[] = [];
let kept = 0;

for (let turn = 0; turn < TURNS + WARM_UP; turn += 1) {
  const question = questions[turn % questions.length]!;
  const { passages, drafts } = answerOf(pairs, turn);
  const beforeEmbedding = performance.now();
  await embedder.embedQuestion(question, contentWordSpans(question));
  const beforeChecking = performance.now();
  const check = createClaimCheck(passages, glossary);
  for (const draft of drafts) kept += Number('kept' in check(draft));
  const end = performance.now();
  if (turn < WARM_UP) continue;
  embedMs.push(beforeChecking - beforeEmbedding);
  checkMs.push(end - beforeChecking);
}
await embedder.close();
await rm(dataDir, { recursive: true, force: true });

const share = (times: number[], of: number) => times.sort((a, b) => a - b)[Math.floor(times.length * of)]!;
const round = (value: number) => Math.round(value * 100) / 100;
const figures = (times: number[]) => ({ p50Ms: round(share(times, 0.5)), p95Ms: round(share(times, 0.95)) });
const result = {
  turns: TURNS,
  claimsEach: CLAIMS,
  keptShare: round(kept / ((TURNS + WARM_UP) * CLAIMS)),
  oneEmbedding: figures(embedMs),
  eightClaims: figures(checkMs),
  ratioAtP95: round(share(checkMs, 0.95) / share(embedMs, 0.95)),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
