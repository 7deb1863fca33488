// Answers a file of questions in order, one JSON object per line. Our quality measurements use this format.
import { z } from 'zod';
import { sectionName } from '../../knowledge/model/passage.js';
import {
  emptyAnswer,
  type Answer,
  type Citation,
  type Question,
  type ReadingStep,
  type Span,
} from '../../knowledge/model/answer.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import type { AnswerQuestion, DetectUrgency, Read, Redact } from '../../bot/model/ports.js';
import { redactAsked } from '../../bot/safeguards/redact-asked.js';
import { describeBug } from '../../bot/jobs/describe-bug.js';
import { plainAnswer } from './plain-answer.js';
import { readJsonLines } from './read-json-lines.js';
import { askingWording } from './wording/asking-wording.js';
import { fileWording } from './wording/file-wording.js';

const lineSchema = z.object({
  id: z.string(),
  question: z.string().refine((text) => text.trim() !== ''),
  scenario: z.string().nullish(),
  context: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).nullish(),
  jurisdiction: z.enum(JURISDICTIONS).nullish(),
});
export type BatchLine = z.infer<typeof lineSchema>;
const { batch: said } = askingWording;

export interface AskPorts {
  answerQuestion: AnswerQuestion;
  redact: Redact;
  detectUrgency: DetectUrgency;
  /** The message reader. Absent if only the rules check questions for personal data and danger. */
  read?: Read;
}

/**
 * Writes one line for each line of input, even if the question fails (`say` gets the reason). If any line
 * cannot be read, throws an `InputFailure` that names it before a question is asked.
 */
export async function askBatch(
  ports: AskPorts,
  file: string,
  write: (line: string) => void,
  say: (line: string) => void = () => undefined,
): Promise<{ answered: number; failed: number }> {
  const count = { answered: 0, failed: 0 };
  const fallbacks = countFallbacks(say);
  for (const line of await readJsonLines(file, lineSchema, fileWording.eachLine.question)) {
    const onFailure = (error: unknown) => {
      count.failed += 1;
      say(said.failed(line.id, describeBug(error)));
    };
    write(onOneLine(await askOne(ports, line, { onFailure, onAnswer: fallbacks.add })));
    count.answered += 1;
  }
  fallbacks.tell();
  return count;
}

/**
 * Escapes characters that some programs treat as the end of a line, because `JSON.stringify` leaves them as
 * they are.
 */
function onOneLine(answer: object): string {
  return JSON.stringify(answer).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Counts how often each step ran without the language model, so that those results are not used to judge the
 * model.
 */
function countFallbacks(say: (line: string) => void) {
  const steps = new Map<ReadingStep, number>();
  return {
    add: (id: string, { fellBack = [] }: Answer) => {
      if (fellBack.length) say(said.withoutModel(id, fellBack.join(', ')));
      for (const step of fellBack) steps.set(step, (steps.get(step) ?? 0) + 1);
    },
    tell: () => {
      const counted = [...steps].map(([step, times]) => `${step} ${times}`);
      if (counted.length) say(said.allWithoutModel(counted.join(', ')));
    },
  };
}

export async function askOne(
  ports: AskPorts,
  line: BatchLine,
  {
    onFailure,
    onAnswer,
  }: { onFailure: (error: unknown) => void; onAnswer?: (id: string, answer: Answer) => void },
): Promise<{ urgent: boolean } & Record<string, unknown>> {
  const start = performance.now();
  const { question, urgent, redactions } = await redactAsked(ports, line);
  const redacted = performance.now();
  const answer = await answerOrFail(ports, question, onFailure);
  const ms = performance.now() - start;
  onAnswer?.(line.id, answer);
  return {
    id: line.id,
    outcome: answer.outcome,
    urgent,
    text: plainAnswer(answer),
    citations: answer.citations.map((citation, n) => ({
      ...citationLine(citation),
      ...(n > 0 && { folded: true }),
    })),
    passages: answer.passages.map(({ passage, score }) => ({
      id: passage.id,
      document: passage.document,
      text: passage.text,
      score,
    })),
    redactions: redactions.map(({ text, type }) => ({ text, type })),
    release: answer.release,
    ms,
    stages: { redact: redacted - start, ...answer.stages },
  };
}

async function answerOrFail(
  ports: AskPorts,
  question: Question,
  onFailure: (error: unknown) => void,
): Promise<Answer> {
  try {
    return await ports.answerQuestion(question);
  } catch (error) {
    onFailure(error);
    return emptyAnswer('failed');
  }
}

function citationLine({ passage, document, spans, answer }: Citation): object {
  const words = (of: readonly Span[]) => of.map(([start, end]) => passage.text.slice(start, end)).join(' … ');
  return {
    document: document.slug,
    quote: words(spans),
    ...(answer && { answer: words(answer) }),
    passage: passage.text,
    title: document.title,
    section: sectionName(passage),
    page: passage.page,
    paragraph: passage.paragraph,
    url: document.url,
    date: document.date,
  };
}
