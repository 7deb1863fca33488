// Returns the answer the language model chose, with shortened sentences above its quotes, or else the local
// answer.
import type { Answer } from '../model/answer.js';
import type { Glossary } from '../model/glossary.js';
import type { SignalSources } from '../search/ranking-signals.js';
import { guidanceWords } from '../model/words/guidance-names.js';
import { shownPassages } from '../quotes/text-goes-on.js';
import { answerPreface } from '../quotes/answer-preface.js';
import { readGuidance, type ReadingPorts, type ReadingWork } from './read-guidance.js';
import { say, type ShortenedSentences } from './shorten-sentences.js';
import { fellBack, stagesOf } from './step-report.js';

export interface ReadableRelease extends SignalSources {
  understanding: { glossary: Glossary };
}

/** `base` is the local answer. A passage that the language model decides against is not quoted. */
export async function answerByReading(
  reading: ReadingPorts,
  release: ReadableRelease,
  base: Answer,
  work: ReadingWork,
): Promise<Answer> {
  const { decided, found, nations, report } = await readGuidance(reading, release, work);
  const answer: Answer = {
    ...base,
    ...(decided && { clarification: undefined, ...decided }),
    passages: shownPassages(release.index, found),
  };
  const said = decided?.outcome === 'answered' ? await sayOf(reading, release, answer, work) : undefined;
  if (said) report.say = said.report;
  reading.onRead?.(report);
  const words = guidanceWords(work.question.language);
  const unread = !decided && answer.outcome === 'answered' ? words.foundBySearchAlone : undefined;
  const preface = answerPreface(work.question, {
    question: work.local.text,
    nations,
    citations: answer.citations,
    recalled: work.local.recalled,
    preface: unread ?? said?.preface,
  });
  const without = fellBack(report);
  return {
    ...answer,
    claims: said?.claims ?? [],
    ...(preface !== undefined && { preface }),
    writtenBy: decided ? 'model' : 'quotes',
    ...(without.length && { fellBack: without }),
    stages: { ...answer.stages, ...stagesOf(report) },
  };
}

/** Undefined if no writer is configured. */
async function sayOf(
  { writer }: ReadingPorts,
  { understanding: { glossary } }: ReadableRelease,
  { citations }: Answer,
  { question, local, budget, onStage }: ReadingWork,
): Promise<ShortenedSentences | undefined> {
  if (!writer) return undefined;
  onStage('checking');
  return say(
    { writer, glossary },
    { question: local.lookedFor, citations, language: question.language },
    { deadlineMs: budget.for('write'), onVerified: (claims) => onStage('checking', claims) },
  );
}
