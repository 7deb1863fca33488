// Compares both retrievers on SciFact, which covers a different field from ours. A document’s rank is the
// rank of its best passage.
import type { LoadedRelease } from '../../../knowledge/answer-question.js';
import { findPassages } from '../../../knowledge/search/find-passages.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { understandQuestion } from '../../../knowledge/question/understand-question.js';
import { mean } from '../eval/score-answers.js';
import type { Claim, SciFact } from '../scifact.js';
import { stages, timeRows, WARM_UP } from './measure-questions.js';
import { ndcgAt10 } from './ndcg.js';
import type { OurWay } from './our-way.js';
import type { SetResult } from './result.js';
import type { UsualRecipe } from './usual-recipe.js';

/** The number of passages to rank: enough to contain 10 different abstracts. */
const RANKED = 60;

export async function measureSciFact(
  { claims }: SciFact,
  ours: OurWay,
  recipe: UsualRecipe,
  embedder: Embedder,
): Promise<SetResult> {
  const found: Ranked[] = [];
  const theirs: Ranked[] = [];
  // A warm-up: the first questions of a process also load and compile code.
  for (const claim of claims.slice(0, WARM_UP)) await rankOurWay(ours.release, embedder, claim);
  for (const [n, claim] of claims.entries()) {
    const turns = [
      async () => found.push(await rankOurWay(ours.release, embedder, claim)),
      async () => theirs.push(await rankUsualRecipe(recipe, claim)),
    ];
    for (const turn of n % 2 ? turns.reverse() : turns) await turn();
  }
  const gain = (ranked: readonly Ranked[]) =>
    mean(claims.map(({ relevant }, n) => ndcgAt10(ranked[n]!.documents, relevant)))!;
  return {
    name: 'scifact',
    title: 'SciFact, nDCG@10',
    questions: claims.length,
    quality: [{ name: 'nDCG@10', ours: gain(found), recipe: gain(theirs) }],
    words: [],
    time: timeRows(found, theirs),
    stages: stages(found),
    costs: { ours: ours.costs, recipe: recipe.costs },
  };
}

interface Ranked {
  /** Slugs of documents, best first. A document may occur more than once. */
  documents: string[];
  ms: number;
  stages: { embed: number } & Record<string, number>;
}

async function rankOurWay(release: LoadedRelease, embedder: Embedder, { text }: Claim): Promise<Ranked> {
  const start = performance.now();
  const understood = understandQuestion({ text: publicText(text), context: [] }, release.understanding);
  const embedding = performance.now();
  const { vector } = await embedder.embedQuestion(understood.text);
  const embedded = performance.now();
  const found = await findPassages(release, { ...understood, vector }, release.weights, RANKED);
  const end = performance.now();
  return {
    documents: found.map(({ passage }) => passage.document),
    ms: end - start,
    stages: { understand: embedding - start, embed: embedded - embedding, find: end - embedded },
  };
}

async function rankUsualRecipe(recipe: UsualRecipe, { text }: Claim): Promise<Ranked> {
  const { chunks, ms, embedMs } = await recipe.find(text, RANKED);
  return { documents: chunks.map(({ document }) => document), ms, stages: { embed: embedMs } };
}
