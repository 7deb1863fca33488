// Reads the questions in asked-questions.jsonl, with the passages that answer them. The people who wrote the
// questions knew the field, but had not seen any passages. The search index contains these questions. When a
// fit is tested on them, the writer's own questions are left out of the index, as if the writer were new.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { SearchIndex } from '../../knowledge/index/search-index.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import type { SearchQuery } from '../../knowledge/search/ranking-signals.js';
import { packUnitVectors } from '../../knowledge/index/pack-unit-vectors.js';
import { createPlaces } from './passage-place.js';
import { queryFor } from './ranking-quality.js';
import { writtenPlace } from './written-questions.js';

const FILE = new URL('./asked-questions.jsonl', import.meta.url);
/** The number of parts that writers are divided into to test a fit. A writer's questions are all in one part. */
export const PARTS = 5;

const askedQuestion = z.strictObject({
  question: z.string().min(1),
  writer: z.string(),
  /** `e` for everyday words, `p` for professional wording. */
  kind: z.enum(['e', 'p']),
  nation: z.enum(['england', 'wales', 'scotland', 'northern-ireland']).optional(),
  /** The places of the passages that answer the question, best first. */
  places: z.array(writtenPlace).min(1),
});
export type AskedQuestion = z.infer<typeof askedQuestion>;

export function readAskedQuestions(): AskedQuestion[] {
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => askedQuestion.parse(JSON.parse(line)));
}

export interface PlacedQuestion extends AskedQuestion {
  query: SearchQuery;
  /** The ordinals of the passages that answer the question. */
  answers: number[];
}

/** Finds the questions' passages in a release. Leaves out questions if none of their passages is in it. */
export async function placeAsked(release: LoadedRelease, embedder: Embedder): Promise<PlacedQuestion[]> {
  const places = createPlaces(release.index.content.passages);
  const placed: PlacedQuestion[] = [];
  for (const asked of readAskedQuestions()) {
    const answers = asked.places.map((place) => places.find(place)).filter((one) => one !== undefined);
    const { question, nation } = asked;
    const query = await queryFor(release, embedder, { id: '', kind: '', question, jurisdiction: nation });
    if (answers.length) placed.push({ ...asked, answers, query });
  }
  return placed;
}

/** Returns the part that a writer belongs to, from 0, or undefined if they wrote none of these questions. */
export function partOfWriter(writer: string): number | undefined {
  const found = writers().indexOf(writer);
  return found < 0 ? undefined : found % PARTS;
}

/** Returns the release with an index that contains no questions by the writers in this part. */
export function withoutPart(
  release: LoadedRelease,
  placed: readonly PlacedQuestion[],
  part: number | undefined,
): LoadedRelease {
  if (part === undefined) return release;
  const questions = [...(release.index.questions ?? [])];
  for (const { writer, answers, query } of placed)
    if (partOfWriter(writer) === part)
      for (const ordinal of answers)
        questions[ordinal] = without(questions[ordinal], packUnitVectors([query.vector]));
  const index: SearchIndex = { ...release.index, questions };
  return { ...release, index };
}

function without(vectors: Int8Array | undefined, own: Int8Array): Int8Array | undefined {
  if (!vectors) return undefined;
  const kept: number[] = [];
  for (let at = 0; at < vectors.length; at += own.length) {
    const one = vectors.subarray(at, at + own.length);
    if (one.some((value, n) => value !== own[n])) kept.push(...one);
  }
  return kept.length ? Int8Array.from(kept) : undefined;
}

let known: string[] | undefined;
const writers = () => (known ??= [...new Set(readAskedQuestions().map(({ writer }) => writer))]);
