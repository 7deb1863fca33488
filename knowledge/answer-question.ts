// Turns a redacted question into an answer by running the steps of the pipeline in order.
import {
  emptyAnswer,
  PASSAGES_SHOWN,
  type Answer,
  type Decided,
  type OnStage,
  type Question,
} from './model/answer.js';
import { answerParagraph } from './answer-paragraph.js';
import { shownPassages } from './quotes/text-goes-on.js';
import { createStopwatch } from './stopwatch.js';
import { confidenceOf } from './confidence/confidence.js';
import { decide, isSure, wouldQuoteRecalled } from './decide-answer.js';
import { detectLanguage, holdsOtherLanguage, type ForeignLanguage } from './question/detect-language.js';
import { englishSearchTerms } from './question/english-search-terms.js';
import { findPassages, type RankingWeights } from './search/find-passages.js';
import type { Candidate } from './search/candidate.js';
import type { Embedder, QuestionEmbedder, Reranker } from './model/ports.js';
import type { RedactedText } from './model/personal-data.js';
import type { SearchQuery, SignalSources } from './search/ranking-signals.js';
import { answerByReading } from './language-model/answer-by-reading.js';
import { createBudget } from './language-model/step-deadline.js';
import {
  askAgain,
  PASSAGES_FUSED,
  type LocalResult,
  type ReadingPorts,
  type ReadingWork,
} from './language-model/read-guidance.js';
import type { Calibration } from './model/calibration.js';
import { readTogether } from './search/rerank-passages.js';
import { isQueryOfChild } from './search/for-adults.js';
import { answerPreface } from './quotes/answer-preface.js';
import { understandQuestion, type Understanding } from './question/understand-question.js';
import { readByRules, withTurnsRead } from './turns/read-turn.js';
import { rarestTerms } from './index/keyword-index.js';

/** A release that is loaded and ready. Each answer uses one release only, so that it never mixes 2. */
export interface LoadedRelease extends SignalSources {
  understanding: Understanding;
  weights: RankingWeights;
  calibration: Calibration;
  /** The embedder for the model that embedded this release. Absent if that is the current embedder. */
  embedder?: QuestionEmbedder;
  /** Scores each of the best passages by reading it with the question. Absent if none is configured. */
  reranker?: Reranker;
}

export interface AnswerPorts {
  embedder: Embedder;
  /** Undefined before anything has been published. */
  loadedRelease: () => Promise<LoadedRelease | undefined>;
  /** If absent, nothing is sent to a language model and the local answer is used. */
  reading?: ReadingPorts;
}

/** Answers from the live release. Throws `ModelFailure`, `StoreFailure` or `IndexFailure`. */
export async function answerQuestion(
  ports: AnswerPorts,
  question: Question,
  onStage: OnStage = () => undefined,
): Promise<Answer> {
  const clock = createStopwatch();
  const release = await ports.loadedRelease();
  if (!release) return emptyAnswer('unanswerable', clock.stages());
  const { embedder } = ports;
  const service = ports.reading && ifMayAgree(ports.reading, question);
  const reading = question.localOnly ? undefined : service;
  const ready = withoutSearch(release, question, reading);
  if (ready) return { ...ready, stages: clock.stages() };
  onStage('searching');
  const budget = createBudget(reading?.deadlineMs ?? 0);
  const [asked, local] = await Promise.all([
    reading && askAgain(reading, question, budget),
    answerLocally(embedder, release, question, { lap: clock.lap, onStage }),
  ]);
  const base: Answer = {
    ...emptyAnswer('unanswerable', clock.stages()),
    ...(question.jurisdiction && { jurisdiction: question.jurisdiction }),
    release: release.index.content.release.number,
    ...local.answer,
  };
  if (reading && asked) {
    const search = searchIn(embedder, release, question);
    const work = { question, asked, local, search, budget, onStage };
    const answer = await answerByReading(reading, release, base, work);
    reading.remembered?.keep(release, question, answer);
    return answer;
  }
  return answerWithoutService(base, local, question, service !== reading);
}

const withoutSearch = (release: LoadedRelease, question: Question, reading: ReadingPorts | undefined) =>
  answerParagraph(release, question) ?? reading?.remembered?.find(release, question);

function answerWithoutService(
  base: Answer,
  local: LocalAnswer,
  question: Question,
  isNotAsked: boolean,
): Answer {
  const preface = answerPreface(question, {
    question: local.text,
    ...local,
    citations: base.citations,
  });
  return {
    ...base,
    ...(preface !== undefined && { preface }),
    ...(isNotAsked && { serviceNotAsked: true }),
  };
}

/** We never send text that was not read or is in another language, even if the person agrees. */
const ifMayAgree = <T>(service: T, { unread, text, scenario = text, context }: Question): T | undefined =>
  unread || [text, scenario, ...context.map((turn) => turn.text)].some(holdsOtherLanguage)
    ? undefined
    : service;

interface LocalAnswer extends LocalResult {
  answer: Partial<Answer> & Decided;
}

/** Answers without a language model: searches, ranks the passages and makes the calibrated decision. */
async function answerLocally(
  embedder: Embedder,
  release: LoadedRelease,
  question: Question,
  { lap, onStage }: { lap: (stage: string) => void; onStage: OnStage },
): Promise<LocalAnswer> {
  const { language, text, query } = await readQuestion(embedder, release, question, lap);
  if (!query)
    return {
      text,
      lookedFor: question.text,
      language,
      nations: [],
      isOfChild: false,
      found: [],
      believes: false,
      recalled: false,
      answer: { outcome: 'unanswerable', confidence: 0, citations: [] },
    };
  const found = await findPassages(release, query, release.weights, PASSAGES_SHOWN);
  lap('find');
  onStage('reading');
  const { scores, withoutReranker } = await readAgain(release, query, found);
  if (release.reranker) lap('rerank');
  const decided = decide(release, query, text, { found, scores, language: question.language });
  const recalled = await wouldQuoteRecalled(release, query);
  lap('quote');
  return {
    text,
    lookedFor: query.text,
    language,
    nations: query.nations,
    isOfChild: isQueryOfChild(query),
    found,
    believes: decided.outcome !== 'unanswerable',
    recalled,
    answer: {
      ...decided,
      passages: shownPassages(release.index, found),
      ...(withoutReranker && { withoutReranker }),
    },
  };
}

/** Returns the local search, which also runs the searches that a language model suggests. */
function searchIn(
  embedder: Embedder,
  release: LoadedRelease,
  { jurisdiction, ownNationOnly }: Question,
): ReadingWork['search'] {
  const own: Partial<Question> = ownNationOnly ? { jurisdiction, ownNationOnly } : {};
  return async (text, nations) => {
    const { query } = await readQuestion(embedder, release, { text, context: [], ...own });
    return query ? findPassages(release, { ...query, nations }, release.weights, PASSAGES_FUSED) : [];
  };
}

interface ReadQuestion {
  language?: ForeignLanguage;
  /** The question, in words that the search can use. */
  text: string;
  /** Absent if the question is in another language and has no words we can search for. */
  query?: SearchQuery & { text: RedactedText };
}

/** Prepares a question for the search and embeds it. Calls `lap` after each of the 2 steps. */
export async function readQuestion(
  embedder: Embedder,
  release: LoadedRelease,
  question: Question,
  lap: (stage: string) => void = () => undefined,
): Promise<ReadQuestion> {
  const language = detectLanguage(question.text);
  const text = language ? englishSearchTerms(question.text, language.code) : question.text;
  if (text === undefined) return { language, text: '' };
  const read = await withTurnsRead(release.understanding.readTurn ?? readByRules, { ...question, text });
  lap('embed');
  const understood = understandQuestion(read, release.understanding);
  lap('understand');
  const { vector } = await (release.embedder ?? embedder).embedQuestion(understood.text);
  lap('embed');
  const terms = rarestTerms(release.index.keyword, understood.terms);
  return { language, text, query: { ...understood, terms, vector } };
}

interface ReadAgain {
  /** The reranker's scores for the passages, used to estimate how likely each is to be useful. */
  scores?: number[];
  withoutReranker?: true;
}

export async function readAgain(
  release: LoadedRelease,
  query: SearchQuery & { text: RedactedText },
  found: readonly Candidate[],
): Promise<ReadAgain> {
  const { reranker } = release;
  if (!reranker || !found.length) return {};
  // If the question is not answered, no quotes are needed, so we do not wait for the reranker.
  if (
    !release.calibration.passages?.read ||
    !isSure(release, confidenceOf(release, query, found, release.calibration))
  )
    return {};
  const scores = await readTogether(reranker, query.text, found);
  return scores ? { scores } : { withoutReranker: true };
}
