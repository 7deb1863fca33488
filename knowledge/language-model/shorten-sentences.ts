// Asks the language model to shorten up to 3 quoted sentences. Only checked sentences are shown.
import type { Citation, Claim, VerifiedClaim } from '../model/answer.js';
import { guidanceWords } from '../model/words/guidance-names.js';
import type { Glossary } from '../model/glossary.js';
import type { Language } from '../model/language.js';
import type { RedactedText } from '../model/personal-data.js';
import type { AnswerWriter } from '../model/ports.js';
import { createSentenceCheck } from '../written-answers/check-sentence.js';
import { sentencesQuoted, type SentenceSource } from '../written-answers/quoted-sentences.js';
import { withinStep } from './step-deadline.js';
import type { StepReport } from './step-report.js';

const MOST_SENTENCES = 3;
/** Further drafts are not checked: a model that writes this many has not followed the instructions. */
const MOST_DRAFTS = 12;
/** If less time than this is left, the model is not called. */
const SHORTEST_MS = 400;

export interface SayPorts {
  writer: AnswerWriter;
  glossary: Glossary;
}

export interface ShortenedSentences {
  claims: Claim[];
  preface?: string;
  report: StepReport;
}

export interface SayOptions {
  deadlineMs: number;
  /** Called each time a sentence passes the check, with all that have passed. None is withdrawn later. */
  onVerified: (claims: readonly VerifiedClaim[]) => void;
}

/** The quotes are an answer on their own, so a sentence is only shown above them if it passes the check. */
export async function say(
  { writer, glossary }: SayPorts,
  {
    question,
    citations,
    language,
  }: { question: RedactedText; citations: readonly Citation[]; language?: Language },
  { deadlineMs, onVerified }: SayOptions,
): Promise<ShortenedSentences> {
  if (deadlineMs < SHORTEST_MS) return { claims: [], report: { ms: 0, why: 'late' } };
  const quotes = citations.map(toShorten);
  const passages = quotes.flatMap((quoted, n) => {
    const sentences = sentencesQuoted(quoted);
    const { title, date, jurisdictions: nations } = citations[n]!.document;
    return sentences.length ? [{ sentences, title, ...(date !== undefined && { date }), nations }] : [];
  });
  if (!passages.length) return { claims: [], report: { ms: 0 } };
  const taking = takeDrafts(createSentenceCheck(quotes, glossary), citations, onVerified);
  const ended = await withinStep(deadlineMs, async (signal) => {
    // A writer that ignores the abort signal may still send drafts after the deadline.
    const take = (draft: string) => !signal.aborted && taking.take(draft);
    const drafts = await writer.write({ question, passages }, signal, take);
    drafts.slice(taking.taken()).forEach(take);
  });
  const { claims } = taking;
  const report: StepReport = { ms: ended.ms };
  if ('why' in ended)
    Object.assign(report, { why: ended.why, ...(ended.failure && { failure: ended.failure }) });
  else if (!claims.length) report.why = 'unsupported';
  return {
    claims,
    ...('why' in ended && claims.length && { preface: guidanceWords(language).cutShort }),
    report,
  };
}

/** Leaves out replaced guidance: our own sentences must not present it as current. Quotes have a warning. */
function toShorten({ passage: { text, headings }, document, spans }: Citation): SentenceSource {
  return { text, headings, spans: document.standing === 'current' ? spans : [] };
}

function takeDrafts(
  check: ReturnType<typeof createSentenceCheck>,
  citations: readonly Citation[],
  onVerified: SayOptions['onVerified'],
) {
  const claims: Claim[] = [];
  let taken = 0;
  return {
    claims,
    taken: () => taken,
    take(text: string): void {
      taken += 1;
      if (taken > MOST_DRAFTS || claims.length === MOST_SENTENCES) return;
      const kept = check(text);
      if (!kept || claims.some((claim) => claim.text === kept.text)) return;
      claims.push({ text: kept.text, citations: kept.quotes });
      const titleOf = (index: number) => citations[index]!.document.title;
      onVerified(
        claims.map((claim) => ({ text: claim.text, sources: [...new Set(claim.citations.map(titleOf))] })),
      );
    },
  };
}
