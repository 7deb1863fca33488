// Searches a release for many questions, and keeps every candidate with its signals, to fit and compare
// weights.
import { readFileSync } from 'node:fs';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Candidate } from '../../knowledge/search/candidate.js';
import { collapseDuplicates } from '../../knowledge/search/collapse-duplicates.js';
import { findCandidates, type RankingWeights } from '../../knowledge/search/find-passages.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import { SIGNALS, type SearchQuery } from '../../knowledge/search/ranking-signals.js';
import { readByRules, withTurnsRead } from '../../knowledge/turns/read-turn.js';
import { understandQuestion } from '../../knowledge/question/understand-question.js';
import { containsText, withinWords, type BenchQuestion } from './contains-quote.js';

export interface SearchedQuestion {
  asked: BenchQuestion;
  query: SearchQuery;
  candidates: Candidate[];
  /** For each candidate, in order: true if it contains one of the wanted quotes. */
  right: boolean[];
}

export function readQuestions(file: string): BenchQuestion[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim());
  return lines.map((line) => JSON.parse(line) as BenchQuestion);
}

export async function askAll(
  release: LoadedRelease,
  embedder: Embedder,
  questions: readonly BenchQuestion[],
): Promise<SearchedQuestion[]> {
  const asked: SearchedQuestion[] = [];
  for (const question of questions) {
    const query = await queryFor(release, embedder, question);
    const candidates = await findCandidates(release, query);
    const right = candidates.map(({ passage }) =>
      (question.gold ?? []).some((gold) => containsText(passage.text, gold)),
    );
    asked.push({ asked: question, query, candidates, right });
  }
  return asked;
}

export async function queryFor(
  release: LoadedRelease,
  embedder: Embedder,
  question: BenchQuestion,
): Promise<SearchQuery> {
  const { understanding } = release;
  const read = await withTurnsRead(understanding.readTurn ?? readByRules, {
    text: publicText(question.question),
    scenario: question.scenario ? publicText(question.scenario) : undefined,
    context: (question.context ?? []).map(({ role, text }) => ({ role, text: publicText(text) })),
    jurisdiction: question.jurisdiction,
  });
  const understood = understandQuestion(read, understanding);
  const { vector } = await embedder.embedQuestion(understood.text);
  return { ...understood, vector };
}

export interface RankingQuality {
  questions: number;
  recallIn400Words: number;
  recallIn1000Words: number;
  inThree: number;
  /** The share of wanted quotes among the candidates: the most that any ranking can achieve. */
  amongCandidates: number;
}

/** Measures only the ranking, as the scorer of tests/accept/quality.ts does. */
export function rankingQuality(
  release: LoadedRelease,
  asked: readonly SearchedQuestion[],
  weights: Partial<RankingWeights>,
): RankingQuality {
  const answerable = asked.filter(({ asked: { gold } }) => gold?.length);
  const sum = { in400: 0, in1000: 0, three: 0, among: 0 };
  for (const { asked: question, candidates, query } of answerable) {
    const ranked = [...candidates].sort((a, b) => scoreOf(b, weights) - scoreOf(a, weights));
    const top = collapseDuplicates(ranked, release.unitTerms, 10, query.nations).map(
      ({ passage }) => passage.text,
    );
    const share = (texts: readonly string[]) =>
      question.gold!.filter((gold) => texts.some((text) => containsText(text, gold))).length /
      question.gold!.length;
    sum.in400 += share(withinWords(top, 400));
    sum.in1000 += share(withinWords(top, 1000));
    sum.three += share(top.slice(0, 3));
    sum.among += share(candidates.map(({ passage }) => passage.text));
  }
  const n = answerable.length;
  return {
    questions: n,
    recallIn400Words: sum.in400 / n,
    recallIn1000Words: sum.in1000 / n,
    inThree: sum.three / n,
    amongCandidates: sum.among / n,
  };
}

export function scoreOf({ signals }: Candidate, weights: Partial<RankingWeights>): number {
  return SIGNALS.reduce((sum, signal) => sum + (weights[signal] ?? 0) * signals[signal], 0);
}
