// Answers a file of questions, one JSON line each, in order: the form in which quality is measured.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { sectionName } from '../../knowledge/passage.js';
import type { Answer, Citation, Question, Turn } from '../../knowledge/answer.js';
import { InputFailure } from '../../knowledge/errors.js';
import { JURISDICTIONS } from '../../knowledge/source.js';
import type { Redaction } from '../../knowledge/personal-data.js';
import { rememberStandIns } from '../../knowledge/redact.js';
import type { StandIns } from '../../knowledge/redact.js';
import type { AnswerQuestion, DetectUrgency, Redact } from '../ports.js';
import { plainAnswer } from './plain-answer.js';

const lineSchema = z.object({
  id: z.string(),
  question: z.string(),
  scenario: z.string().nullish(),
  context: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).nullish(),
  jurisdiction: z.enum(JURISDICTIONS).nullish(),
});
type Line = z.infer<typeof lineSchema>;

export interface AskPorts {
  answerQuestion: AnswerQuestion;
  redact: Redact;
  detectUrgency: DetectUrgency;
}

/** One line of output a line of input. Throws `InputFailure` naming the line that cannot be read. */
export async function askBatch(
  ports: AskPorts,
  file: string,
  write: (line: string) => void,
): Promise<number> {
  let count = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (!text.trim()) continue;
    count += 1;
    write(JSON.stringify(await askOne(ports, readLine(text, count))));
  }
  return count;
}

function readLine(text: string, number: number): Line {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new InputFailure(
      `Question ${number} of the file cannot be read.`,
      'Each line is an object: {"id": "…", "question": "…"}, with scenario, context and jurisdiction where wanted.',
      { cause },
    );
  }
}

async function askOne(ports: AskPorts, line: Line): Promise<object> {
  const start = performance.now();
  const urgent = ports.detectUrgency([line.scenario, line.question].filter(Boolean).join(' '));
  const { question, redactions } = redactLine(ports.redact, line);
  const redacted = performance.now();
  const answer = await ports.answerQuestion(question);
  const ms = performance.now() - start;
  return {
    id: line.id,
    outcome: answer.outcome,
    urgent,
    text: plainAnswer(answer),
    citations: answer.citations.map(citationLine),
    passages: answer.passages.map(({ passage, score }) => ({
      id: passage.id,
      document: passage.document,
      text: passage.text,
      score,
    })),
    redactions: redactions.map(({ text, type }) => ({ text, type })),
    release: answer.release,
    ms,
    stages: stagesOf(answer, redacted - start),
  };
}

function redactLine(redact: Redact, line: Line): { question: Question; redactions: Redaction[] } {
  let known: StandIns = {};
  const take = (text: string) => {
    const result = redact(text, known);
    known = rememberStandIns(known, result.redactions);
    return result;
  };
  const context: Turn[] = (line.context ?? []).map((turn) => ({
    role: turn.role,
    text: take(turn.text).text,
  }));
  const scenario = line.scenario ? take(line.scenario) : undefined;
  const { text, redactions } = take(line.question);
  return {
    question: { text, context, scenario: scenario?.text, jurisdiction: line.jurisdiction ?? undefined },
    redactions: [...(scenario?.redactions ?? []), ...redactions],
  };
}

function stagesOf(answer: Answer, redactMs: number): Record<string, number> {
  return { redact: redactMs, ...answer.stages };
}

function citationLine({ passage, document, spans }: Citation): object {
  return {
    document: document.slug,
    quote: spans.map(([start, end]) => passage.text.slice(start, end)).join(' … '),
    passage: passage.text,
    title: document.title,
    section: sectionName(passage),
    page: passage.page,
    paragraph: passage.paragraph,
    url: document.url,
    date: document.date,
  };
}
