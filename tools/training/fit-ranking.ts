// Fits the weights of the ranking signals to the guidance questions, and reports the gain on unseen
// questions.
// Usage: DATA_DIR=… npm run fit:ranking -- QUESTIONS.jsonl [OTHER.jsonl…]; the others are only measured.
// Also uses the questions that were held out when the encoder was trained, because half of them are in
// everyday words, and the questions in asked-questions.jsonl. The search for each of those leaves out its
// writer's questions.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SIGNALS, type RankingSignal } from '../../knowledge/search/ranking-signals.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { BenchQuestion } from './contains-quote.js';
import { findCandidates, type RankingWeights } from '../../knowledge/search/find-passages.js';
import { partOfWriter, PARTS, placeAsked, withoutPart } from './asked-questions.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import { openLiveRelease } from './open-live-release.js';
import { askAll, rankingQuality, readQuestions, type SearchedQuestion } from './ranking-quality.js';
import { createPlaces } from './passage-place.js';
import { readWrittenQuestions } from './written-questions.js';

const HELD_OUT = fileURLToPath(new URL('./held-out-questions.jsonl', import.meta.url));

/** Keeps the weights small, so that a few hundred questions do not teach chance patterns. */
const RIDGE = 0.003;
const STEPS = 250;
/**
 * Weights that we set ourselves. Some of the questions are about editions that are now superseded, so a fit
 * would prefer superseded editions, but newer editions and binding guidance should come first. No question
 * here describes a situation, so the weight for situations was chosen on ConditionalQA, where every question
 * does (docs/decisions/0004).
 */
const DECIDED: Partial<RankingWeights> = { current: 0.3, authority: 0.3, recency: 0.1, situation: 5 };

/** Finds the weights that maximise the right candidates' softmax share, averaged over the questions. */
export function fitWeights(
  asked: readonly SearchedQuestion[],
  signals: readonly RankingSignal[],
): Partial<RankingWeights> {
  const learnt = signals.filter((signal) => DECIDED[signal] === undefined);
  const questions = asked.filter(({ right }) => right.some(Boolean));
  const weights = learnt.map(() => 0);
  const first = learnt.map(() => 0);
  const second = learnt.map(() => 0);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = learnt.map((_, k) => RIDGE * weights[k]!);
    for (const { candidates, right } of questions) {
      const rows = candidates.map(({ signals: values }) => learnt.map((signal) => values[signal]));
      const fixed = candidates.map(({ signals: values }) =>
        Object.entries(DECIDED).reduce(
          (sum, [signal, weight]) => sum + weight * values[signal as RankingSignal],
          0,
        ),
      );
      const scores = rows.map(
        (row, i) => fixed[i]! + row.reduce((sum, value, k) => sum + value * weights[k]!, 0),
      );
      const highest = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - highest));
      const all = shares.reduce((a, b) => a + b, 0);
      const onRight = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0);
      rows.forEach((row, i) => {
        const pull = shares[i]! / all - (right[i] ? shares[i]! / onRight : 0);
        row.forEach((value, k) => (gradient[k]! += (pull * value) / questions.length));
      });
    }
    // Uses Adam (Kingma and Ba, 2015), because the signals' ranges differ widely.
    gradient.forEach((slope, k) => {
      first[k] = 0.9 * first[k]! + 0.1 * slope;
      second[k] = 0.99 * second[k]! + 0.01 * slope * slope;
      weights[k]! -=
        (0.15 * (first[k] / (1 - 0.9 ** step))) / (Math.sqrt(second[k] / (1 - 0.99 ** step)) + 1e-8);
    });
  }
  return {
    ...Object.fromEntries(learnt.map((signal, k) => [signal, Math.round(weights[k]! * 100) / 100])),
    ...DECIDED,
  };
}

/** Reads the held-out questions, and divides them into 5 folds by passage. */
function heldOutQuestions({ index }: LoadedRelease): BenchQuestion[] {
  const { passages } = index.content;
  const places = createPlaces(passages);
  return readWrittenQuestions(HELD_OUT).flatMap(({ question, earlier, place }, n): BenchQuestion[] => {
    const ordinal = places.find(place);
    // Leaves out questions about passages that have no questions in the index. Few of the passages that
    // people ask about are like that, and including them would teach the fit to rely too little on the
    // questions in the index.
    if (ordinal === undefined || !index.questions?.[ordinal]) return [];
    const { document, text } = passages[ordinal]!;
    return [
      {
        id: `held-out-${n}`,
        kind: 'answerable',
        question,
        context: earlier === undefined ? [] : [{ role: 'user', text: earlier }],
        gold: [{ doc: document, quote: text }],
        fold: 1 + (ordinal % 5),
      },
    ];
  });
}

async function asOfNewWriters(loaded: LoadedRelease, embeds: Embedder): Promise<SearchedQuestion[]> {
  const placed = await placeAsked(loaded, embeds);
  const asked: SearchedQuestion[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const others = withoutPart(loaded, placed, part);
    for (const { question, query, answers, writer } of placed) {
      if (partOfWriter(writer) !== part) continue;
      const candidates = await findCandidates(others, query);
      const right = candidates.map(({ ordinal }) => answers.includes(ordinal));
      const [best, ...alternatives] = answers.map((ordinal) => {
        const { document, text } = loaded.index.content.passages[ordinal]!;
        return { doc: document, quote: text };
      });
      const gold = [{ ...best!, alternatives }];
      const one = { id: `asked-${asked.length}`, kind: 'answerable', question, gold, fold: part + 1 };
      asked.push({ asked: one, query, candidates, right });
    }
  }
  return asked;
}

const [file, ...others] = process.argv.slice(2);
if (!file) {
  process.stderr.write('Usage: DATA_DIR=… npm run fit:ranking -- QUESTIONS.jsonl [OTHER.jsonl…]\n');
  process.exit(2);
}
const { release, embedder, close } = await openLiveRelease();
const asked = [
  ...(await askAll(release, embedder, [...readQuestions(file), ...heldOutQuestions(release)])),
  ...(await asOfNewWriters(release, embedder)),
];
const print = (name: string, value: unknown) => process.stdout.write(`${name} ${JSON.stringify(value)}\n`);
print('before', rankingQuality(release, asked, release.weights));
for (const fold of [1, 2, 3, 4, 5]) {
  const weights = fitWeights(
    asked.filter((a) => a.asked.fold !== fold),
    SIGNALS,
  );
  print(
    `held-out fold ${fold}`,
    rankingQuality(
      release,
      asked.filter((a) => a.asked.fold === fold),
      weights,
    ),
  );
}
const weights = fitWeights(asked, SIGNALS);
print('fitted', rankingQuality(release, asked, weights));
for (const other of others)
  print(other, rankingQuality(release, await askAll(release, embedder, readQuestions(other)), weights));
if (process.env.WITHOUT)
  for (const signal of SIGNALS)
    print(
      `without ${signal}`,
      rankingQuality(
        release,
        asked,
        fitWeights(
          asked,
          SIGNALS.filter((s) => s !== signal),
        ),
      ),
    );
writeFileSync(
  new URL('../../knowledge/search/ranking-weights.json', import.meta.url),
  `${JSON.stringify(weights, null, 2)}\n`,
);
await close();
