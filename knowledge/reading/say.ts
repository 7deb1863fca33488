// Has up to three plain sentences written from the quotes alone; each is checked against them before it is shown.
import type { Citation, Claim, RankedPassage, VerifiedClaim } from '../model/answer.js';
import { composeAnswer } from '../written-answers/compose-answer.js';
import type { Composed, ComposePorts } from '../written-answers/compose-answer.js';
import type { RedactedText } from '../model/personal-data.js';
import type { StepReport } from './steps.js';

const MOST_SENTENCES = 3;
/** What is left of the time may be too little to be worth a call. */
const SHORTEST_MS = 400;

export interface Said {
  claims: Claim[];
  preface?: string;
  report: StepReport;
  composed?: Composed['report'];
}

/** The quotes are an answer without these sentences, so that nothing is said where none holds. */
export async function say(
  ports: ComposePorts,
  { question, citations }: { question: RedactedText; citations: readonly Citation[] },
  { deadlineMs, onVerified }: { deadlineMs: number; onVerified: (claims: readonly VerifiedClaim[]) => void },
): Promise<Said> {
  if (deadlineMs < SHORTEST_MS) return { claims: [], report: { ms: 0, why: 'late' } };
  const passages = citations.flatMap(toWriteFrom);
  // A sentence of ours must not give what was replaced as what holds; a quote of it carries its own caution.
  if (!passages.length) return { claims: [], report: { ms: 0 } };
  const start = performance.now();
  const composed = await composeAnswer(
    ports,
    { question, passages, quotes: [] },
    { deadlineMs, onVerified, mostClaims: MOST_SENTENCES },
  );
  const ms = performance.now() - start;
  const { failure, why } = composed.report;
  const report: StepReport = { ms, ...(why && { why }), ...(failure && { failure }) };
  if (composed.writtenBy === 'quotes') return { claims: [], report, composed: composed.report };
  const numberOf = (index: number) => Number(composed.citations[index]!.passage.id);
  return {
    claims: composed.claims.map((claim) => ({ ...claim, citations: claim.citations.map(numberOf) })),
    ...(composed.preface !== undefined && { preface: composed.preface }),
    report,
    composed: composed.report,
  };
}

/** The words that were quoted and no more of their passage; the quote's number is its name. */
function toWriteFrom({ passage, document, quote }: Citation, number: number): RankedPassage[] {
  if (document.standing !== 'current') return [];
  return [{ passage: { ...passage, id: String(number), text: quote }, document, score: 0 }];
}
