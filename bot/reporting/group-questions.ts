// Groups missed questions that ask roughly the same thing, by the similarity of their vectors.
import { hash } from 'node:crypto';
import LruCache from 'lru-cache';
import { dot } from '../../knowledge/index/search-index.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import type {
  MissedQuestion,
  MissedQuestionRecords,
  QuestionGroup,
} from '../model/editing/missed-question.js';

/**
 * 2 groups are merged if the mean cosine similarity of their questions is at least this. See
 * docs/decisions/0026 for the measurements.
 */
export const MIN_SIMILARITY = 0.57;

export type EmbedQuestion = Pick<Embedder, 'model' | 'embedQuestion'>;

/**
 * Merges the 2 most similar groups, again and again, as long as their questions are similar on average.
 * Comparing only the most similar questions would link unrelated ones in a chain. Returns the largest groups
 * first, then those with the newest question.
 */
export async function groupQuestions(
  vectorOf: (question: MissedQuestion) => Promise<Float32Array>,
  questions: readonly MissedQuestion[],
): Promise<QuestionGroup[]> {
  const vectors: Float32Array[] = [];
  for (const question of questions) vectors.push(await vectorOf(question));
  const groups = joinAlike(questions, vectors).map((members) => inOrder(members, vectors));
  return groups
    .map((members) => ({ questions: members.map((n) => questions[n]!) }))
    .sort((one, other) => other.questions.length - one.questions.length || newest(other) - newest(one));
}

/** Grouping more questions would delay other work. The newest questions are the most useful to editors. */
const MAX_GROUPED = 300;

export async function groupMissedQuestions(
  records: Pick<MissedQuestionRecords, 'list'>,
  vectorOf: (question: MissedQuestion) => Promise<Float32Array>,
  since: string,
): Promise<{ groups: QuestionGroup[]; isCapped: boolean }> {
  const questions = await records.list(since, MAX_GROUPED + 1);
  return {
    groups: await groupQuestions(vectorOf, questions.slice(0, MAX_GROUPED)),
    isCapped: questions.length > MAX_GROUPED,
  };
}

/** Limited, because each vector takes several kilobytes of memory. */
const MAX_REMEMBERED = 2000;

/**
 * Creates each question's vector once and keeps it in memory. Drops the least recently used vectors first.
 */
export function createQuestionVectors(
  embedder: EmbedQuestion,
): (question: MissedQuestion) => Promise<Float32Array> {
  const known = new LruCache<string, Float32Array>({ max: MAX_REMEMBERED });
  return async ({ text }) => {
    const key = hash('sha256', text.toLowerCase(), 'base64url');
    const vector = known.get(key) ?? (await embedder.embedQuestion(text)).vector;
    known.set(key, vector);
    return vector;
  };
}

/**
 * Never joins a question without an answer to one whose answer did not help: an editor would not see that it
 * has no answer, and would dismiss both.
 */
function joinAlike(questions: readonly MissedQuestion[], vectors: readonly Float32Array[]): number[][] {
  const groups = vectors.map((_, n) => [n]);
  // `sums[a][b]` is the sum of the cosines between each question in group a and each in group b. Dividing it
  // by the sizes of both groups gives the mean. When 2 groups are merged, their rows are added.
  const sums = vectors.map((one, n) =>
    Float64Array.from(vectors, (other, m) =>
      questions[n]!.why === questions[m]!.why ? dot(one, other) : -Infinity,
    ),
  );
  for (;;) {
    const nearest = nearestPair(groups, sums);
    if (!nearest) return groups.filter((members) => members.length > 0);
    const [kept, gone] = nearest;
    groups[kept]!.push(...groups[gone]!);
    groups[gone] = [];
    for (let n = 0; n < groups.length; n += 1) {
      sums[kept]![n]! += sums[gone]![n]!;
      sums[n]![kept] = sums[kept]![n]!;
    }
  }
}

function nearestPair(
  groups: readonly number[][],
  sums: readonly Float64Array[],
): readonly [number, number] | undefined {
  let nearest: readonly [number, number] | undefined;
  let best = MIN_SIMILARITY;
  for (let one = 0; one < groups.length; one += 1) {
    const size = groups[one]!.length;
    if (size === 0) continue;
    for (let other = one + 1; other < groups.length; other += 1) {
      const pairs = size * groups[other]!.length;
      if (pairs === 0 || sums[one]![other]! < best * pairs) continue;
      best = sums[one]![other]! / pairs;
      nearest = [one, other];
    }
  }
  return nearest;
}

/** Puts the question most similar to all the others first, to represent the group. */
function inOrder(members: readonly number[], vectors: readonly Float32Array[]): number[] {
  const nearness = (n: number) => members.reduce((sum, other) => sum + dot(vectors[n]!, vectors[other]!), 0);
  const [first, ...others] = [...members].sort((a, b) => a - b);
  // If the difference is only a rounding error, keep the newer question.
  const middle = others.reduce((best, n) => (nearness(n) > nearness(best) + 1e-6 ? n : best), first!);
  return [middle, ...members.filter((n) => n !== middle).sort((a, b) => a - b)];
}

function newest({ questions }: QuestionGroup): number {
  return Math.max(...questions.map(({ askedAt }) => Date.parse(askedAt)));
}
