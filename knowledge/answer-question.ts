// The whole pipeline from a redacted question to an answer, in order, on one screen.
import type {
  Answer,
  Citation,
  Outcome,
  Question,
  RankedPassage,
  Span,
  Stages,
  VerifiedClaim,
} from './answer.js';
import { chooseQuotes } from './choose-quotes.js';
import { clarifyNation } from './clarify-nation.js';
import { composeAnswer } from './compose-answer.js';
import type { Composed } from './compose-answer.js';
import { emptyAnswer } from './empty-answer.js';
import { confidenceOf } from './confidence.js';
import { detectLanguage } from './detect-language.js';
import type { ForeignLanguage } from './detect-language.js';
import { searchableWords } from './field-words.js';
import { findPassages } from './find-passages.js';
import type { RankingWeights } from './find-passages.js';
import type { Candidate } from './candidate.js';
import type { AnswerWriter, Embedder, Reranker } from './ports.js';
import type { RedactedText } from './personal-data.js';
import type { SearchQuery, SignalSources } from './ranking-signals.js';
import type { Calibration } from './release.js';
import { PASSAGES_READ_AGAIN, rerank } from './rerank.js';
import { sayFirst } from './say-first.js';
import { understandQuestion } from './understand-question.js';
import type { Understanding } from './understand-question.js';
import { rarestTerms } from './keyword-index.js';
import { questionWordSpans, termsOf } from './words.js';
import { worthQuoting } from './worth-quoting.js';

export const PASSAGES_SHOWN = 10;
/** A writer is offered more than is quoted: what completes an answer often stands a little lower. */
const PASSAGES_TO_WRITE_FROM = 6;

/** A release, loaded and ready; all of one answer comes from one of these, so releases never mix. */
export interface LoadedRelease extends SignalSources {
  understanding: Understanding;
  weights: RankingWeights;
  calibration: Calibration;
  /** Reads the best passages again, together with the question; absent where no such model is given. */
  reranker?: Reranker;
}

export interface AnswerPorts {
  embedder: Embedder;
  /** The live release at this moment; undefined before the first publish. */
  loadedRelease: () => Promise<LoadedRelease | undefined>;
  /** Absent: the quotes alone are the answer. */
  writing?: {
    writer: AnswerWriter;
    deadlineMs: number;
    /** What was written, kept and dropped, in numbers. */
    onComposed?: (report: Composed['report']) => void;
  };
}

export type AnswerStage = 'searching' | 'reading' | 'checking';
/** `verified`: the sentences of the answer that hold so far, each time that one more does. */
export type OnStage = (stage: AnswerStage, verified?: readonly VerifiedClaim[]) => void;

/** Answers from the live release. Throws `ModelFailure`, `StoreFailure` or `IndexFailure`. */
export async function answerQuestion(
  ports: AnswerPorts,
  question: Question,
  onStage: OnStage = () => undefined,
): Promise<Answer> {
  const clock = createStopwatch();
  const release = await ports.loadedRelease();
  if (!release) return emptyAnswer('unanswerable', clock.stages());
  onStage('searching');
  const { language, text, query } = await readQuestion(ports.embedder, release, question, clock.lap);
  if (!query) return { ...emptyAnswer('unanswerable', clock.stages()), ...metIn(language, release) };
  const ranked = findPassages(release, query, release.weights, passagesRanked(release));
  clock.lap('find');
  onStage('reading');
  const { order, withoutReranker } = await readAgain(release, query.text, ranked);
  const found = order.slice(0, PASSAGES_SHOWN);
  if (release.reranker) clock.lap('rerank');
  const { outcome, clarification, confidence, citations } = decide(release, query, text, { ranked, found });
  clock.lap('quote');
  let written: Written = { claims: [], citations, writtenBy: 'quotes' };
  if (ports.writing && outcome === 'answered') {
    onStage('checking');
    written = await writeFrom(ports.writing, release, query.text, { found, citations, onStage });
    clock.lap('write');
  }
  const preface = sayFirst({ question: text, nations: query.nations, language, ...written });
  return {
    outcome,
    ...written,
    ...(preface !== undefined && { preface }),
    passages: found.map(shown),
    ...(withoutReranker && { withoutReranker }),
    ...(clarification && { clarification }),
    confidence,
    jurisdiction: question.jurisdiction,
    release: release.index.content.release.number,
    stages: clock.stages(),
  };
}

interface ReadQuestion {
  language?: ForeignLanguage;
  /** The question itself, in words that can be searched for. */
  text: string;
  /** Absent for a question in another language of which no word can be searched for. */
  query?: SearchQuery & { text: RedactedText };
}

/** What is searched for: the question understood, and embedded. `lap` is told when each of the two is done. */
export async function readQuestion(
  embedder: Embedder,
  release: LoadedRelease,
  question: Question,
  lap: (stage: string) => void = () => undefined,
): Promise<ReadQuestion> {
  const language = detectLanguage(question.text);
  const text = language ? searchableWords(question.text, language.code) : question.text;
  if (text === undefined) return { language, text: '' };
  const understood = understandQuestion({ ...question, text }, release.understanding);
  lap('understand');
  const wordSpans = questionWordSpans(understood.text);
  const { vector, words } = await embedder.embedQuestion(understood.text, wordSpans);
  lap('embed');
  const rarity = words && { vectors: words, rarities: rarities(release, understood.text, wordSpans) };
  const terms = rarestTerms(release.index.keyword, understood.terms);
  return { language, text, query: { ...understood, terms, vector, words: rarity } };
}

/** As many as `readAgain` needs. */
export function passagesRanked({ reranker }: LoadedRelease): number {
  return reranker ? PASSAGES_READ_AGAIN : PASSAGES_SHOWN;
}

/** All that was ranked, best first: in the order of the ranking, or as the reranker changed it. */
export async function readAgain(
  { reranker }: LoadedRelease,
  question: RedactedText,
  ranked: Candidate[],
): Promise<{ order: Candidate[]; withoutReranker?: true }> {
  if (!reranker || !ranked.length) return { order: ranked };
  const order = await rerank(reranker, question, ranked);
  return order ? { order } : { order: ranked, withoutReranker: true };
}

type Decided = Pick<Answer, 'outcome' | 'clarification' | 'confidence' | 'citations'>;

/**
 * Whether what was found answers, and then with which words of it. The confidence is that of the ranking itself, with
 * which it was calibrated, also where a reranker changed the order of what is shown.
 */
export function decide(
  release: LoadedRelease,
  query: SearchQuery,
  text: string,
  { ranked, found }: { ranked: readonly Candidate[]; found: readonly Candidate[] },
): Decided {
  const confidence = confidenceOf(release, query, ranked.slice(0, PASSAGES_SHOWN), release.calibration);
  const sure = found.length > 0 && confidence >= release.calibration.threshold;
  const clarification = sure ? clarifyNation(text, query, found) : undefined;
  const outcome: Outcome = clarification ? 'needs-clarification' : sure ? 'answered' : 'unanswerable';
  const citations = outcome === 'answered' ? chooseQuotes(release, query, worthQuoting(found)) : [];
  return { outcome, clarification, confidence, citations };
}

/** A question in another language of which no word can be searched for. */
function metIn(language: ForeignLanguage | undefined, { index }: LoadedRelease): Partial<Answer> {
  return { preface: language?.sentence, release: index.content.release.number };
}

type Written = Pick<Answer, 'preface' | 'claims' | 'citations' | 'writtenBy'>;

async function writeFrom(
  { writer, deadlineMs, onComposed }: NonNullable<AnswerPorts['writing']>,
  { understanding: { glossary } }: LoadedRelease,
  question: RedactedText,
  {
    found,
    citations: quotes,
    onStage,
  }: { found: readonly Candidate[]; citations: Citation[]; onStage: OnStage },
): Promise<Written> {
  // A sentence of ours must not give what was replaced as what holds; a quote of it carries its own caution.
  const current = found.filter(({ document }) => document.standing === 'current');
  const passages = current.slice(0, PASSAGES_TO_WRITE_FROM).map(shown);
  if (!passages.length) return { claims: [], citations: [...quotes], writtenBy: 'quotes' };
  const input = { question, passages, quotes };
  const { report, ...written } = await composeAnswer({ writer, glossary }, input, {
    deadlineMs,
    onVerified: (claims) => onStage('checking', claims),
  });
  onComposed?.(report);
  return written;
}

/** How rare each word of the question is in the release. */
export function rarities({ index }: LoadedRelease, text: string, words: readonly Span[]): number[] {
  return words.map(([start, end]) => {
    const [term] = termsOf(text.slice(start, end));
    return term === undefined ? 0 : index.keyword.idf(term);
  });
}

function shown({ passage, document, score }: Candidate): RankedPassage {
  return { passage, document, score };
}

function createStopwatch() {
  const stages: Stages = { embed: 0 };
  let last = performance.now();
  return {
    lap(stage: string) {
      const now = performance.now();
      stages[stage] = (stages[stage] ?? 0) + now - last;
      last = now;
    },
    stages: () => stages,
  };
}
