// Asks a file of questions as the bot would, scores the answers and explains the misses.
import { askOne, type AskPorts } from '../../../adapters/cli/ask-batch.js';
import { answerLineSchema, type AnswerLine } from './answer-line.js';
import { findMisses, shown, type HeldTexts, type Miss } from './find-misses.js';
import type { JudgedQuestion } from './question-file.js';
import {
  median,
  percentile,
  scoreAnswerable,
  scoreQuotes,
  scoreUnanswerable,
  type Asked,
  type TextOf,
} from './score-answers.js';
import { scoreLookalikes, scorePersonalData, scoreUrgency } from './score-safeguards.js';

export interface EvaluateOptions {
  textOf?: TextOf;
  onAsked?: (asked: number, of: number) => void;
}

export interface Listed {
  id: string;
  question: string;
  outcome: AnswerLine['outcome'];
  instead: Miss['instead'];
}

export interface Evaluation {
  release: number;
  scores: ReturnType<typeof scoresOf>;
  misses: Miss[];
  listed: Listed[];
}

export async function evaluate(
  ports: AskPorts,
  release: HeldTexts,
  questions: readonly JudgedQuestion[],
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  const asked: Asked[] = [];
  for (const question of questions) {
    asked.push({ question, answer: await askJudged(ports, question) });
    options.onAsked?.(asked.length, questions.length);
  }
  return {
    release: asked[0]?.answer.release ?? 0,
    scores: scoresOf(asked, options.textOf),
    misses: findMisses(asked, release, options.textOf),
    listed: asked.filter(({ question }) => question.kind === undefined).map(listedOf),
  };
}

/** Counts a question that throws an error as failed. Leaving it out would improve every mean. */
async function askJudged(ports: AskPorts, question: JudgedQuestion): Promise<AnswerLine> {
  return answerLineSchema.parse(await askOne(ports, question, { onFailure: () => undefined }));
}

/** Leaves out the scores for kinds of question that are not in the file. */
function scoresOf(asked: readonly Asked[], textOf?: TextOf) {
  return {
    answerable: scoreAnswerable(asked, textOf),
    unanswerable: scoreUnanswerable(asked),
    quotes: scoreQuotes(asked, textOf),
    urgency: scoreUrgency(asked),
    personalData: scorePersonalData(asked),
    lookalikes: scoreLookalikes(asked),
    ms: scoreTime(asked),
  };
}

function scoreTime(asked: readonly Asked[]) {
  const ms = asked.map(({ answer }) => answer.ms);
  const embedded = asked.map(({ answer }) => answer).filter(({ stages }) => stages.embed > 0);
  return {
    p50: percentile(ms, 0.5),
    p95: percentile(ms, 0.95),
    max: Math.max(...ms),
    embedP50: median(embedded.map(({ stages }) => stages.embed)),
    timesEmbedding: median(embedded.map((answer) => answer.ms / answer.stages.embed)),
  };
}

function listedOf({ question, answer }: Asked): Listed {
  return { id: question.id, question: question.question, outcome: answer.outcome, instead: shown(answer) };
}
