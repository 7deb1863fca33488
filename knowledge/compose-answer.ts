// Has the answer written in plain sentences, keeps those that their quotes bear out, and otherwise shows the quotes alone.
import type { Citation, Claim, RankedPassage, Span } from './answer.js';
import { checkClaims } from './check-claims.js';
import type { CheckedClaim, ClaimCheck } from './check-claims.js';
import { quoteText } from './choose-quotes.js';
import { ModelFailure } from './errors.js';
import type { Glossary } from './glossary.js';
import type { RedactedText } from './personal-data.js';
import type { AnswerWriter, DraftClaim } from './ports.js';

/** A practitioner reads five sentences; more bury the one that matters. */
const MOST_CLAIMS = 5;
const MOST_CITATIONS = 5;
/** Drafts beyond these are not even checked: a model that writes so many has lost the thread. */
const MOST_DRAFTS = 12;
const DEADLINE_MS = 8_000;

/** Sentences of ours before quotes that stand alone because nothing was written, or nothing written held. */
export const QUOTES_ALONE = {
  late: 'I could not check a written answer in time, so here are the words of the guidance themselves.',
  unavailable:
    'I could not have an answer written just now, so here are the words of the guidance themselves.',
  unsupported:
    'I could not write an answer that I could check, so here are the words of the guidance themselves.',
} as const;
export type WhyQuotesAlone = keyof typeof QUOTES_ALONE;

export interface ComposePorts {
  writer: AnswerWriter;
  glossary: Glossary;
}

export interface ComposeInput {
  question: RedactedText;
  /** What the writer may use, best first. */
  passages: readonly RankedPassage[];
  /** Shown where no written answer can be; also says which other documents say the same. */
  quotes: readonly Citation[];
}

export interface Composed {
  writtenBy: 'model' | 'quotes';
  preface?: string;
  claims: Claim[];
  citations: Citation[];
  /** For logs and the audit: numbers, never words. */
  report: {
    drafts: number;
    kept: number;
    droppedBy: Partial<Record<ClaimCheck, number>>;
    why?: WhyQuotesAlone;
    /** What the writer failed with. */
    failure?: ModelFailure;
  };
}

/**
 * Never waits longer than `deadlineMs` (8 seconds unless given) for the writer, whether it heeds its signal or not.
 * A `ModelFailure` becomes quotes alone; any other error is a bug and is thrown.
 */
export async function composeAnswer(
  { writer, glossary }: ComposePorts,
  input: ComposeInput,
  { deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {},
): Promise<Composed> {
  const passages = input.passages.map(({ passage, document }, index) => ({
    number: index + 1,
    text: passage.text,
    title: document.title,
    ...(document.date !== undefined && { date: document.date }),
    nations: document.jurisdictions,
  }));
  const written = await writeInTime(deadlineMs, (signal) =>
    writer.write({ question: input.question, passages }, signal),
  );
  if ('why' in written) return quotesAlone(input, { drafts: 0, kept: 0, droppedBy: {}, ...written });
  const { kept, dropped } = checkClaims(written.drafts.slice(0, MOST_DRAFTS), passages, glossary);
  const droppedBy: Composed['report']['droppedBy'] = {};
  for (const { check } of dropped) droppedBy[check] = (droppedBy[check] ?? 0) + 1;
  const answer = cite(kept, input);
  const report = { drafts: written.drafts.length, kept: answer.claims.length, droppedBy };
  if (!answer.claims.length) return quotesAlone(input, { ...report, why: 'unsupported' });
  return { writtenBy: 'model', ...answer, report };
}

type Written = { drafts: DraftClaim[] } | { why: WhyQuotesAlone; failure?: ModelFailure };

async function writeInTime(
  deadlineMs: number,
  write: (signal: AbortSignal) => Promise<DraftClaim[]>,
): Promise<Written> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Written>((resolve) => {
    timer = setTimeout(() => {
      // First: the writer's own failure for the signal must not win over the reason for it.
      resolve({ why: 'late' });
      ending.abort();
    }, deadlineMs);
  });
  const inTime = write(ending.signal).then(
    (drafts): Written => ({ drafts }),
    (error: unknown): Written => {
      if (error instanceof ModelFailure) return { why: 'unavailable', failure: error };
      throw error;
    },
  );
  try {
    return await Promise.race([inTime, late]);
  } finally {
    clearTimeout(timer);
    // What fails after the deadline fails unheard.
    inTime.catch(() => undefined);
  }
}

function quotesAlone(
  { quotes }: ComposeInput,
  report: Composed['report'] & { why: WhyQuotesAlone },
): Composed {
  return {
    writtenBy: 'quotes',
    preface: QUOTES_ALONE[report.why],
    claims: [],
    citations: [...quotes],
    report,
  };
}

/** One citation a passage, in the order in which the claims need them; a claim that would need one too many is left out. */
function cite(checked: readonly CheckedClaim[], input: ComposeInput): Pick<Composed, 'claims' | 'citations'> {
  const cited: { passage: number; spans: Span[] }[] = [];
  const claims: Claim[] = [];
  const said = new Set<string>();
  for (const { text, quotes } of checked) {
    const key = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    const fresh = quotes.filter(({ passage }) => !cited.some((one) => one.passage === passage));
    if (said.has(key) || claims.length === MOST_CLAIMS || cited.length + fresh.length > MOST_CITATIONS)
      continue;
    said.add(key);
    for (const { passage, spans } of quotes) {
      const known = cited.find((one) => one.passage === passage);
      if (known) known.spans = merged(known.spans, spans);
      else cited.push({ passage, spans });
    }
    claims.push({
      text,
      citations: quotes.map(({ passage }) => cited.findIndex((one) => one.passage === passage)),
    });
  }
  return { claims, citations: cited.map(({ passage, spans }) => citation(input, passage, spans)) };
}

/** In the order of the text; those that overlap are one. */
function merged(some: readonly Span[], others: readonly Span[]): Span[] {
  const all: [number, number][] = [];
  for (const [start, end] of [...some, ...others].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

function citation({ passages, quotes }: ComposeInput, number: number, spans: Span[]): Citation {
  const { passage, document } = passages[number - 1]!;
  const chosen = quotes.find((quote) => quote.passage.id === passage.id);
  return { passage, document, spans, quote: quoteText(passage.text, spans), alsoIn: chosen?.alsoIn ?? [] };
}
