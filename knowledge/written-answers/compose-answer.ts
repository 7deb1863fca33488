// Has the answer written in plain sentences, keeps those that their quotes bear out, and otherwise shows the quotes alone.
import type { Citation, Claim, RankedPassage, Span, VerifiedClaim } from '../model/answer.js';
import { createClaimCheck } from './checks/check-claims.js';
import type { CheckedClaim, ClaimCheck, ClaimVerdict } from './checks/check-claims.js';
import { quoteText } from '../model/quote-text.js';
import { ModelFailure } from '../model/errors.js';
import type { Glossary } from '../model/glossary.js';
import type { RedactedText } from '../model/personal-data.js';
import type { AnswerWriter, DraftClaim } from '../model/ports.js';

/** A practitioner reads five sentences; more bury the one that matters. */
const MOST_CLAIMS = 5;
const MOST_CITATIONS = 5;
/** Drafts beyond these are not even checked: a model that writes so many has lost the thread. */
const MOST_DRAFTS = 12;
const DEADLINE_MS = 8_000;

/**
 * The writer is told to answer with its first sentence. Where that does not hold, what follows would be remarks without
 * the answer. "Here is what the guidance says" is no answer, and its loss loses nothing.
 */
const FILLER: ReadonlySet<ClaimCheck> = new Set<ClaimCheck>(['words', 'plain']);

/** Sentences of ours before quotes that stand alone because nothing was written, or nothing written held. */
export const QUOTES_ALONE = {
  late: 'I could not check a written answer in time, so here are the words of the guidance themselves.',
  unavailable:
    'I could not have an answer written just now, so here are the words of the guidance themselves.',
  unsupported:
    'I could not write an answer that I could check, so here are the words of the guidance themselves.',
} as const;
export type WhyQuotesAlone = keyof typeof QUOTES_ALONE;
/** Before sentences that held, when the rest did not come. */
export const CUT_SHORT =
  'I could not finish the written answer. Each sentence below was checked; the guidance may say more.';

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

export interface ComposeOptions {
  deadlineMs?: number;
  /** 5 unless given. */
  mostClaims?: number;
  /** Called with all that holds so far whenever a sentence more does; none of them is taken back. */
  onVerified?: (claims: readonly VerifiedClaim[]) => void;
}

/**
 * Never waits longer than `deadlineMs` (8 seconds unless given) for the writer, whether it heeds its signal or not.
 * Each sentence is checked as it comes, so that a writer that fails or is late leaves what it had written by then. A
 * `ModelFailure` ends the writing; any other error is a bug and is thrown.
 */
export async function composeAnswer(
  { writer, glossary }: ComposePorts,
  input: ComposeInput,
  { deadlineMs = DEADLINE_MS, mostClaims = MOST_CLAIMS, onVerified }: ComposeOptions = {},
): Promise<Composed> {
  const passages = input.passages.map(({ passage, document }, index) => ({
    number: index + 1,
    text: passage.text,
    title: document.title,
    about: [document.title, ...passage.headings].join('\n'),
    ...(document.date !== undefined && { date: document.date }),
    nations: document.jurisdictions,
  }));
  const answer = collectClaims(input, mostClaims);
  const taking = takeDrafts(createClaimCheck(passages, glossary), answer, onVerified);
  const ended = await writeInTime(deadlineMs, taking.take, (signal, onDraft) =>
    writer.write({ question: input.question, passages }, signal, onDraft),
  );
  const report = { ...taking.report, kept: 0, ...ended };
  if (!taking.answers()) return quotesAlone(input, { ...report, why: ended.why ?? 'unsupported' });
  const { claims, citations } = answer.all();
  report.kept = claims.length;
  if (!ended.why) return { writtenBy: 'model', claims, citations, report };
  const missing = input.quotes.filter(
    ({ passage }) => !citations.some((one) => one.passage.id === passage.id),
  );
  return {
    writtenBy: 'model',
    preface: CUT_SHORT,
    claims,
    citations: [...citations, ...missing].slice(0, MOST_CITATIONS),
    report,
  };
}

/** Checks each draft and adds what holds; `answers` once the sentence that answers is among it. */
function takeDrafts(
  check: (draft: DraftClaim) => ClaimVerdict,
  answer: ReturnType<typeof collectClaims>,
  onVerified: ComposeOptions['onVerified'],
) {
  const report = { drafts: 0, droppedBy: {} as Composed['report']['droppedBy'] };
  let lead: 'awaited' | 'held' | 'lost' = 'awaited';
  return {
    report,
    answers: () => lead === 'held',
    take(draft: DraftClaim): void {
      report.drafts += 1;
      if (report.drafts > MOST_DRAFTS) return;
      const verdict = check(draft);
      if ('dropped' in verdict) {
        const { check: by } = verdict.dropped;
        report.droppedBy[by] = (report.droppedBy[by] ?? 0) + 1;
        if (lead === 'awaited' && !FILLER.has(by)) lead = 'lost';
        return;
      }
      if (lead === 'awaited') lead = 'held';
      if (answer.add(verdict.kept) && lead === 'held') onVerified?.(answer.verified());
    },
  };
}

interface Ended {
  /** Absent where the writer came to its end. */
  why?: WhyQuotesAlone;
  failure?: ModelFailure;
}

/** `take` gets no draft after the deadline, though a writer that heeds no signal goes on. */
async function writeInTime(
  deadlineMs: number,
  take: (draft: DraftClaim) => void,
  write: (signal: AbortSignal, onDraft: (draft: DraftClaim) => void) => Promise<DraftClaim[]>,
): Promise<Ended> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Ended>((resolve) => {
    timer = setTimeout(() => {
      // First: the writer's own failure for the signal must not win over the reason for it.
      resolve({ why: 'late' });
      ending.abort();
    }, deadlineMs);
  });
  let taken = 0;
  const inTime = write(ending.signal, (draft) => {
    if (ending.signal.aborted) return;
    taken += 1;
    take(draft);
  }).then(
    (drafts): Ended => {
      if (!ending.signal.aborted) drafts.slice(taken).forEach(take);
      return {};
    },
    (error: unknown): Ended => {
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
function collectClaims(input: ComposeInput, mostClaims: number) {
  const cited: { passage: number; spans: Span[] }[] = [];
  const claims: Claim[] = [];
  const said = new Set<string>();
  const titleOf = (passage: number) => input.passages[passage - 1]!.document.title;
  return {
    /** False for what was said before, and for one too many. */
    add({ text, quotes }: CheckedClaim): boolean {
      const key = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
      const fresh = quotes.filter(({ passage }) => !cited.some((one) => one.passage === passage));
      if (said.has(key) || claims.length === mostClaims || cited.length + fresh.length > MOST_CITATIONS)
        return false;
      said.add(key);
      for (const { passage, spans } of quotes) {
        const known = cited.find((one) => one.passage === passage);
        if (known) known.spans = merged(known.spans, spans);
        else cited.push({ passage, spans });
      }
      const citations = quotes.map(({ passage }) => cited.findIndex((one) => one.passage === passage));
      claims.push({ text, citations });
      return true;
    },
    verified: (): VerifiedClaim[] =>
      claims.map(({ text, citations }) => ({
        text,
        sources: [...new Set(citations.map((index) => titleOf(cited[index]!.passage)))],
      })),
    all: (): Pick<Composed, 'claims' | 'citations'> => ({
      claims,
      citations: cited.map(({ passage, spans }) => citation(input, passage, spans)),
    }),
  };
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
