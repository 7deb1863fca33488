// Fits the odds that a passage is useful, using passages that people rated, and saves them in the
// calibration.
// Usage: DATA_DIR=… npm run fit:passage-odds
// DATA_DIR has the release whose passages were rated.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { createPassageReader } from '../../../adapters/models/passage-reader/passage-reader.js';
import type { LoadedRelease } from '../../../knowledge/answer-question.js';
import { confidenceOf } from '../../../knowledge/confidence/confidence.js';
import { fitLogistic, type Example } from '../../../knowledge/confidence/fit-logistic.js';
import { oddsOfUse, PASSAGE_SIGNALS, passageSignals } from '../../../knowledge/confidence/passage-odds.js';
import {
  calibrationSchema,
  type Calibration,
  type LogisticSum,
} from '../../../knowledge/model/calibration.js';
import { PASSAGES_SHOWN } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { rarestTerms } from '../../../knowledge/index/keyword-index.js';
import { findPassages } from '../../../knowledge/search/find-passages.js';
import { readTogether } from '../../../knowledge/search/rerank-passages.js';
import { partOfWriter, PARTS, placeAsked, withoutPart } from '../asked-questions.js';
import { openLiveRelease } from '../open-live-release.js';
import {
  NEWEST,
  NOT_TRAINED_ON,
  USE_OF_MARK,
  readMarkedQuestions,
  type Mark,
  type MarkedQuestion,
} from '../marked-questions.js';
import { createPlaces } from '../passage-place.js';
import { queryFor } from '../ranking-quality.js';
import { readReadPassages, type ReadQuestion } from './read-passages.js';

/** 1 by default. A misleading passage does harm, so it counts twice. One off the point only costs time. */
const WEIGHT: Partial<Record<Mark, number>> = { misleads: 2 };
const RIDGE = 0.001;
/** The ridge for vectors. It is stronger, because each of their hundreds of numbers is of little use alone. */
const VECTOR_RIDGE = 0.014;
const FOLDS = 5;
/** The minimum odds for showing a passage, the first and any more (docs/decisions/0064). */
const SHOWS = 0.05;
const SHOWS_MORE = 0.08;

type Fitted = LogisticSum & { passage: number[]; question: number[] };
type Joined = NonNullable<NonNullable<Calibration['passages']>['read']>;
interface Row {
  writer: string;
  question: number;
  /** The signals, then the vectors of the passage and of the question. */
  values: number[];
  /** The passage reader's score, or 0 for writers whose questions it was trained on. */
  score: number;
  mark: Mark;
}
type Unseen = Row & { sum: number };

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { release, embedder, close } = await openLiveRelease();
const reader = createPassageReader({ deadlineMs: 60_000 });
const newest = readReadPassages().filter(({ writer }) => NEWEST.includes(writer));
const rows = await rowsOf(release, embedder, [...readMarkedQuestions(), ...newest]);
await reader.close();
await close();
const writers = [...new Set(rows.map(({ writer }) => writer))];
/** Each row, with its weighted sum from a fit that has not seen the row's writer. */
const unseen = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const isOut = ({ writer }: Row) => writers.indexOf(writer) % FOLDS === fold;
  const own = rows.filter(isOut);
  const sums = sumsOf(fit(rows.filter((row) => !isOut(row))), own);
  return own.map((row, n) => ({ ...row, sum: sums[n]! }));
});
const fresh = unseen.filter(({ writer }) => NOT_TRAINED_ON.includes(writer));
printJoined();
const file = at('../../knowledge/confidence/calibration-minilm.json');
const calibration = calibrationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const json = JSON.stringify({
  ...calibration,
  passages: { ...fit(rows), read: join(fresh), shows: SHOWS, showsMore: SHOWS_MORE },
});
writeFileSync(file, await format(json, { parser: 'json', printWidth: 110 }));

/** Searches without the questions of the same writer in the index, as if the writer were new. */
async function rowsOf(
  whole: LoadedRelease,
  embeds: Embedder,
  questions: readonly (MarkedQuestion | ReadQuestion)[],
): Promise<Row[]> {
  const placed = await placeAsked(whole, embeds);
  const parts = new Map(
    [undefined, ...Array(PARTS).keys()].map((part) => [part, withoutPart(whole, placed, part)]),
  );
  const places = createPlaces(whole.index.content.passages);
  const all: Row[] = [];
  for (const [n, { question, writer, marks }] of questions.entries()) {
    const loaded = parts.get(partOfWriter(writer))!;
    const markOf = new Map<number | undefined, Mark>(
      marks.map(({ place, mark }) => [places.find(place), mark]),
    );
    // For the newest writers' questions, passages without a mark count as read and not chosen, because their
    // readers chose from the results of a wider search.
    const unread = NEWEST.includes(writer) ? 'other' : undefined;
    const asked = await queryFor(loaded, embeds, { id: '', kind: '', question });
    const query = { ...asked, terms: rarestTerms(loaded.index.keyword, [...asked.terms]) };
    const found = await findPassages(loaded, query, loaded.weights, PASSAGES_SHOWN);
    const confidence = confidenceOf(loaded, query, found, loaded.calibration);
    // Only scores passages for these writers, because the other scores are not needed and scoring takes most
    // of the time.
    const scores = NOT_TRAINED_ON.includes(writer)
      ? (await readTogether(reader, publicText(query.text), found))!
      : [];
    for (const [rank, signals] of passageSignals(loaded, query, found, confidence).entries()) {
      const { ordinal, vectors } = found[rank]!;
      const mark = markOf.get(ordinal) ?? unread;
      const values = [...signals, ...vectors.vector, ...query.vector];
      if (mark) all.push({ writer, question: n, values, score: scores[rank] ?? 0, mark });
    }
  }
  return all;
}

/**
 * Replaces each vector with a single number, its product with the fitted weights: `subject` for the passage
 * and `asked` for the question.
 */
function withProducts(values: readonly number[], { passage, question }: Fitted): number[] {
  const product = (weights: readonly number[], from: number) =>
    weights.reduce((sum, weight, n) => sum + weight * values[from + n]!, 0);
  const subject = product(passage, PASSAGE_SIGNALS.length);
  const asked = product(question, PASSAGE_SIGNALS.length + passage.length);
  const products: Record<string, number> = { subject, asked };
  return PASSAGE_SIGNALS.map((name, n) => products[name] ?? values[n]!);
}

function examplesOf(some: readonly Pick<Row, 'values' | 'mark'>[]): Example[] {
  const examples = some.flatMap(({ values, mark }) =>
    [true, false].map((yes) => ({
      values,
      yes,
      weight: (yes ? USE_OF_MARK[mark] : 1 - USE_OF_MARK[mark]) * (WEIGHT[mark] ?? 1),
    })),
  );
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples.filter(({ weight }) => weight > 0).map((one) => ({ ...one, weight: one.weight / total }));
}

// Must be a function declaration, because the fit runs before constants further down have a value.
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function sumsOf(sum: Fitted, some: readonly Row[]): number[] {
  const odds = oddsOfUse(
    sum,
    some.map(({ values }) => withProducts(values, sum)),
  );
  return odds.map((share) => Math.log(share / (1 - share)));
}

function join(some: readonly Unseen[]): Joined {
  const examples = examplesOf(some.map(({ sum, score, mark }) => ({ values: [sum, score], mark })));
  const { weights, bias } = fitLogistic(examples, [RIDGE, RIDGE]);
  return { sum: rounded(weights[0]!), score: rounded(weights[1]!), bias: rounded(bias) };
}

/**
 * Prints how often the best passage answers the question, if passages are ranked by the sum alone or by the
 * sum and the passage reader's score together. Also prints what the minimum odds would show. Only uses
 * writers that neither the sum nor the passage reader has seen.
 */
function printJoined(): void {
  const joins = new Map(
    NOT_TRAINED_ON.map((writer) => [writer, join(fresh.filter((other) => other.writer !== writer))]),
  );
  const joined = fresh.map(({ writer, sum, score }) => {
    const read = joins.get(writer)!;
    return read.sum * sum + read.score * score + read.bias;
  });
  for (const [name, values] of [
    ['the sum', fresh.map(({ sum }) => sum)],
    ['with the reader', joined],
  ] as const) {
    const best = new Map<number, number>();
    fresh.forEach(({ question }, n) => {
      if (!best.has(question) || values[n]! > values[best.get(question)!]!) best.set(question, n);
    });
    const answers = [...best.values()].filter((n) => fresh[n]!.mark === 'answers').length;
    process.stdout.write(`${name}: the best passage answers ${answers} of ${best.size}\n`);
    for (const shows of [0.05, 0.08, 0.1, 0.15]) {
      const shown = fresh.filter((_, n) => 1 / (1 + Math.exp(-values[n]!)) >= shows);
      const answering = shown.filter(({ mark }) => mark === 'answers').length;
      process.stdout.write(`  from ${shows}: ${shown.length} shown, ${answering} of them answer\n`);
    }
  }
}

function fit(some: readonly Row[]): Fitted {
  const { weights, bias } = fitLogistic(
    examplesOf(some),
    some[0]!.values.map((_, n) => (n < PASSAGE_SIGNALS.length ? RIDGE : VECTOR_RIDGE)),
  );
  const weightOf = (name: string, n: number) =>
    /^(?:subject|asked)$/u.test(name) ? 1 : rounded(weights[n]!);
  const vectors = Array.from(weights.slice(PASSAGE_SIGNALS.length), rounded);
  return {
    weights: Object.fromEntries(PASSAGE_SIGNALS.map((name, n) => [name, weightOf(name, n)])),
    bias: rounded(bias),
    passage: vectors.slice(0, vectors.length / 2),
    question: vectors.slice(vectors.length / 2),
  };
}
