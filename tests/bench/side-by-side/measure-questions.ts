// Asks this project and the recipe the same questions in one process, and scores both with the same measures.
import { askOne } from '../../../adapters/cli/ask-batch.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { answerLineSchema, type AnswerLine } from '../eval/answer-line.js';
import { readQuestionFile, type JudgedQuestion } from '../eval/question-file.js';
import {
  checkable,
  foundWithin,
  mean,
  median,
  percentile,
  scoreAnswerable,
  scoreUnanswerable,
  shareHeld,
  SHOWN,
  type Asked,
} from '../eval/score-answers.js';
import { bestContained, withinWords, wordsCompared } from '../../../tools/training/contains-quote.js';
import type { OurWay } from './our-way.js';
import type { Row, SetResult } from './result.js';
import type { QuestionSet } from './sets.js';
import type { UsualRecipe } from './usual-recipe.js';

/**
 * The number of questions to ask before any are counted, because the first questions of a process also load
 * and compile code.
 */
export const WARM_UP = 10;
const CITED = 3;
/**
 * The length of 3 of our quotes in words. 3 chunks of the recipe are 3 times as long, which is too long to
 * read at a glance.
 */
const WORDS_SHOWN = 160;

export async function measureQuestions(
  set: QuestionSet,
  ours: OurWay,
  recipe: UsualRecipe,
  embedder: Embedder,
): Promise<SetResult> {
  const all = await readQuestionFile(set.questions, undefined);
  const questions = all.filter(({ kind }) => kind === 'answerable' || kind === 'unanswerable');
  const askOurs = (question: JudgedQuestion) => askOurWay(ours, embedder, question);
  const askRecipe = (question: JudgedQuestion) => askUsualRecipe(recipe, question);
  for (const question of questions.slice(0, WARM_UP)) {
    await askOurs(question);
    await askRecipe(question);
  }
  const asked: { ours: Asked[]; recipe: Asked[] } = { ours: [], recipe: [] };
  for (const [n, question] of questions.entries()) {
    const turns = [
      async () => asked.ours.push({ question, answer: await askOurs(question) }),
      async () => asked.recipe.push({ question, answer: await askRecipe(question) }),
    ];
    // Asks our project first for one question and the recipe first for the next, so that a change in the
    // machine’s speed affects both.
    for (const turn of n % 2 ? turns.reverse() : turns) await turn();
  }
  return {
    name: set.name,
    title: set.title,
    questions: questions.length,
    quality: quality(asked.ours, asked.recipe),
    words: wordRows(answersOf(asked.ours), answersOf(asked.recipe)),
    time: timeRows(answersOf(asked.ours), answersOf(asked.recipe)),
    stages: stages(answersOf(asked.ours)),
    costs: { ours: ours.costs, recipe: recipe.costs },
  };
}

async function askOurWay(
  { release }: OurWay,
  embedder: Embedder,
  question: JudgedQuestion,
): Promise<AnswerLine> {
  const ports = { embedder, loadedRelease: () => Promise.resolve(release) };
  const onFailure = (error: unknown) => {
    throw error;
  };
  return answerLineSchema.parse(
    await askOne(
      {
        answerQuestion: (asked) => answerQuestion(ports, asked),
        redact,
        detectUrgency: (text) => detectUrgency(text),
      },
      question,
      { onFailure },
    ),
  );
}

/** The recipe always answers: it sends its nearest chunks to the model, even if they are irrelevant. */
async function askUsualRecipe(recipe: UsualRecipe, question: JudgedQuestion): Promise<AnswerLine> {
  const { chunks, ms, embedMs } = await recipe.find(
    [question.scenario, question.question].filter(Boolean).join(' '),
  );
  return {
    id: question.id,
    outcome: 'answered',
    urgent: false,
    text: '',
    citations: chunks
      .slice(0, CITED)
      .map(({ document, text }) => ({ document, title: document, quote: text, passage: text })),
    passages: chunks.map(({ document, text, score }, n) => ({ id: String(n), document, text, score })),
    redactions: [],
    release: 0,
    ms,
    stages: { embed: embedMs },
  };
}

function quality(ours: readonly Asked[], recipe: readonly Asked[]): Row[] {
  const [us, them] = [scoreAnswerable(ours), scoreAnswerable(recipe)];
  const silent = scoreUnanswerable(ours);
  const both = (
    name: string,
    figure: 'recallIn400Words' | 'recallIn1000Words' | 'mrrAt10' | 'citedAt3',
  ): Row[] => (us && them ? [{ name, ours: us[figure]!, recipe: them[figure]! }] : []);
  return [
    ...both('found in the first 400 words', 'recallIn400Words'),
    ...both('found in the first 1,000 words', 'recallIn1000Words'),
    ...[4, 10].map((count) => ({
      name: `found in the words of the recipe's first ${count === 4 ? 'four' : 'ten'}`,
      ours: inWordsOf(ours, recipe, count),
      recipe: inFirst(recipe, count),
    })),
    { name: 'found in the first four', ours: inFirst(ours, 4), recipe: inFirst(recipe, 4) },
    { name: 'found in the first ten', ours: inFirst(ours, 10), recipe: inFirst(recipe, 10) },
    ...both('mean reciprocal rank', 'mrrAt10'),
    ...both('cited within three', 'citedAt3'),
    {
      name: `sentence itself shown in ${WORDS_SHOWN} words`,
      ours: shownInWords(ours),
      recipe: shownInWords(recipe),
    },
    ...(us ? [{ name: 'sentence itself shown within three', ours: us.quotedAt3!, recipe: null }] : []),
    ...(us ? [{ name: 'answered, of those with an answer', ours: us.answered!, recipe: null }] : []),
    ...(silent
      ? [{ name: 'silent, of those without an answer', ours: silent.abstained!, recipe: null }]
      : []),
  ];
}

function inFirst(asked: readonly Asked[], count: number): number {
  const answerable = asked.filter(({ question }) => question.kind === 'answerable');
  return (
    mean(
      answerable.map(({ question, answer }) =>
        shareHeld(
          answer.passages.slice(0, count).map(({ text }) => text),
          question,
        ),
      ),
    ) ?? 0
  );
}

/**
 * Scores as many words of our passages as there are in the recipe’s first chunks, because models charge by
 * the length of their input.
 */
function inWordsOf(ours: readonly Asked[], others: readonly Asked[], count: number): number {
  const shares = ours.flatMap(({ question, answer }, at) => {
    if (question.kind !== 'answerable') return [];
    const chunks = others[at]!.answer.passages.slice(0, count).map(({ text }) => text);
    return shareHeld(foundWithin(answer, wordsCompared(chunks.join(' ')).length), question);
  });
  return mean(shares) ?? 0;
}

/**
 * Scores whether the answering sentence is within the first words of the quotes. Our quotes and the recipe’s
 * are cut after the same number of words. An unanswered question scores 0.
 */
export function shownInWords(asked: readonly Asked[]): number {
  const shares = asked.flatMap(({ question: { kind, gold = [] }, answer }) => {
    if (kind !== 'answerable') return [];
    const quotes = checkable(answer, CITED).map(({ quote }) => quote);
    const read = withinWords(quotes, WORDS_SHOWN);
    return mean(gold.map((one) => Number(bestContained(read, one) >= SHOWN))) ?? 0;
  });
  return mean(shares) ?? 0;
}

function answersOf(asked: readonly Asked[]): AnswerLine[] {
  return asked.map(({ answer }) => answer);
}

/**
 * Reports lengths in words. Measures that count passages favour long ones, and 10 chunks of the recipe have
 * half as many words again as 10 of our passages.
 */
function wordRows(ours: readonly AnswerLine[], recipe: readonly AnswerLine[]): Row[] {
  const both = (name: string, textsOf: (answer: AnswerLine) => string[]): Row[] => {
    const counted = (answers: readonly AnswerLine[]) =>
      median(answers.flatMap((answer) => wordsCompared(textsOf(answer).join(' ')).length || []));
    const [us, them] = [counted(ours), counted(recipe)];
    return us === null || them === null ? [] : [{ name, ours: us, recipe: them }];
  };
  return [
    ...both('words of ten passages, median', ({ passages }) => passages.map(({ text }) => text)),
    ...both('words of three citations, median', ({ citations }) => citations.map(({ quote }) => quote)),
  ];
}

type Timed = Pick<AnswerLine, 'ms' | 'stages'>;

export function timeRows(ours: readonly Timed[], recipe: readonly Timed[]): Row[] {
  const both = (name: string, read: (timed: readonly Timed[]) => number | null): Row => ({
    name,
    ours: read(ours)!,
    recipe: read(recipe)!,
  });
  return [
    both('a question, median', (timed) => median(timed.map(({ ms }) => ms))),
    both('a question, 95th percentile', (timed) =>
      percentile(
        timed.map(({ ms }) => ms),
        0.95,
      ),
    ),
    both('of it the embedding, median', (timed) => median(timed.map(({ stages: { embed } }) => embed))),
    both('times the embedding, median', (timed) =>
      median(timed.map(({ ms, stages: { embed } }) => ms / embed)),
    ),
  ];
}

export function stages(ours: readonly Timed[]): Record<string, number> {
  const names = [...new Set(ours.flatMap((timed) => Object.keys(timed.stages)))];
  return Object.fromEntries(
    names.map((name) => [name, median(ours.map((timed) => timed.stages[name] ?? 0)) ?? 0]),
  );
}
