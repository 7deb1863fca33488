// Reads the guidance with a language model: it rephrases the question for searching, then chooses sentences.
import type { Decided, OnStage, Question } from '../model/answer.js';
import type { Candidate } from '../search/candidate.js';
import { clarifyNation } from '../confidence/clarify-nation.js';
import type { Language } from '../model/language.js';
import type { ForeignLanguage } from '../question/detect-language.js';
import type { RedactedText } from '../model/personal-data.js';
import type { AnswerWriter } from '../model/ports.js';
import type { SignalSources } from '../search/ranking-signals.js';
import type { Jurisdiction } from '../model/source.js';
import { readAsked, type AskedAgain } from './search-queries.js';
import { askCall } from './search-queries-prompt.js';
import { currentFirst, fuseRankings } from './fuse-rankings.js';
import { withinStep, type Budget } from './step-deadline.js';
import type { LanguageModel } from '../model/language-model.js';
import { numberSentences } from './number-sentences.js';
import { pickCall } from './pick-prompt.js';
import { pickSentences, type Picked, type Sure } from './pick-sentences.js';
import { isForAdults } from '../search/for-adults.js';
import { citationOf, inDocument } from '../quotes/choose-quotes.js';
import { quotePassage } from '../quotes/quote-passage.js';
import { theirNationsFirst } from '../quotes/worth-quoting.js';
import type { RememberedAnswers } from './remember-answers.js';
import { reportOf, reportOfNothing, type ReadingReport, type StepReport } from './step-report.js';

export interface ReadingPorts {
  model: LanguageModel;
  /** If absent, quotes are shown without sentences above them. */
  writer?: AnswerWriter;
  /** Time limit for all the steps together, in milliseconds. */
  deadlineMs: number;
  onRead?: (report: ReadingReport) => void;
  /** If absent, no answers are saved and the model is asked every time. */
  remembered?: RememberedAnswers;
}

/** The number of passages one call can read carefully. In trials, 12 to 15 were enough. */
const PASSAGES_READ = 14;
/** The number of passages taken from each search. One lower down would not get into the results. */
export const PASSAGES_FUSED = 20;

/** Converts how sure the model says it is to a number, which replaces the local confidence. */
const CONFIDENCE: Record<Sure | 'none', number> = { high: 0.95, medium: 0.75, low: 0.45, none: 0.05 };

export interface RephrasedQuestion {
  /** Absent if the model returned nothing usable. */
  again?: AskedAgain;
  report: StepReport;
}

/** Asks the model to rephrase the question in the words of guidance, while the local search runs. */
export async function askAgain(
  { model }: ReadingPorts,
  question: Question,
  budget: Budget,
): Promise<RephrasedQuestion> {
  const nations = question.jurisdiction ? [question.jurisdiction] : [];
  const result = await withinStep(budget.for('ask'), (signal) =>
    model.complete(askCall(question, nations), signal),
  );
  const report = reportOf(result);
  if (!('value' in result)) return { report };
  const again = readAsked(result.value.reply);
  return again.texts.length ? { again, report } : { report: { ...report, why: 'unusable' } };
}

export interface Reading {
  /** The passages of all searches, best first: those the model chose from, in its order, then the others. */
  found: Candidate[];
  /** Absent if nothing was chosen in time. The local result is then used. */
  decided?: Decided;
  nations: readonly Jurisdiction[];
  report: ReadingReport;
}

export interface LocalResult {
  /** The question's own words, in searchable form. */
  text: string;
  /** The question, with the earlier questions or the case it depends on. */
  lookedFor: RedactedText;
  language?: ForeignLanguage;
  nations: readonly Jurisdiction[];
  /** Whether the question is about a child. Guidance for adults would then mislead. */
  isOfChild: boolean;
  found: readonly Candidate[];
  /** Whether the local decision was that the guidance answers the question. */
  believes: boolean;
  /** Whether the local answer would have quoted guidance that an editor found wrong. */
  recalled: boolean;
}

export interface ReadingWork {
  question: Question;
  asked: RephrasedQuestion;
  local: LocalResult;
  search: (text: RedactedText, nations: readonly Jurisdiction[]) => Promise<Candidate[]>;
  budget: Budget;
  onStage: OnStage;
}

export async function readGuidance(
  { model }: ReadingPorts,
  sources: SignalSources,
  work: ReadingWork,
): Promise<Reading> {
  const { question, asked, local, budget, onStage } = work;
  const again = asked.again;
  // Use the nation that the person set or named. Use the model's guess only if there is none.
  const nations = local.nations.length ? local.nations : (again?.nations ?? []);
  const report: ReadingReport = { ask: asked.report };
  const found = await findAgain(sources, work, nations, report);
  const suits = local.isOfChild ? found.filter((candidate) => !isForAdults(candidate)) : found;
  const numbered = numberSentences(currentFirst(suits).slice(0, PASSAGES_READ), sources.unitTerms);
  if (!numbered.length) return { found, nations, report };
  onStage('choosing');
  const call = pickCall({ question, nations, about: again?.about ?? 'either', numbered });
  const result = await withinStep(budget.for('pick'), (signal) => model.complete(call, signal));
  report.pick = reportOf(result);
  if (!('value' in result)) return { found, nations, report };
  const picked = pickSentences(result.value.reply, numbered);
  if (!picked.none && !picked.picks.length) {
    report.pick.why = 'unusable';
    return { found, nations, report };
  }
  const decided = decide(picked, { ...local, nations }, question.language);
  const citations = decided.citations.map((citation) => inDocument(sources, citation));
  return { found: chosenFirst(picked, found), nations, report, decided: { ...decided, citations } };
}

/**
 * Falls back to the local ranking if the model suggested no searches, or if they do not finish in time. A
 * failure goes into the report, so that an answer from fewer passages is not remembered.
 */
async function findAgain(
  { unitTerms }: SignalSources,
  { asked, local, search, budget, onStage }: ReadingWork,
  nations: readonly Jurisdiction[],
  report: ReadingReport,
): Promise<Candidate[]> {
  const { texts } = asked.again ?? { texts: [] };
  if (!texts.length) return [...local.found];
  onStage('reading');
  const result = await withinStep(budget.for('find'), () =>
    Promise.all(texts.map((text) => search(text, nations))),
  );
  if (!('value' in result)) {
    report['find-again'] = reportOfNothing(result);
    return [...local.found];
  }
  return fuseRankings([local.found, ...result.value], unitTerms, PASSAGES_FUSED, nations);
}

function chosenFirst({ picks }: Picked, found: readonly Candidate[]): Candidate[] {
  const chosen = picks.map(({ candidate }) => candidate);
  return [...chosen, ...found.filter((candidate) => !chosen.includes(candidate))];
}

/** If the model is unsure, its choice only counts if the local decision agrees. */
function decide(
  { picks, sure, none }: Picked,
  { text, nations, believes }: Pick<LocalResult, 'text' | 'nations' | 'believes'>,
  speaks?: Language,
): Decided {
  const confidence = CONFIDENCE[none ? 'none' : sure];
  if (none || (sure === 'low' && !believes)) return { outcome: 'unanswerable', confidence, citations: [] };
  const candidates = picks.map(({ candidate }) => candidate);
  const clarification = clarifyNation(text, { nations }, candidates, speaks);
  if (clarification) return { outcome: 'needs-clarification', confidence, citations: [], clarification };
  const citations = picks.map(({ candidate, units, chosen }) =>
    citationOf(candidate, quotePassage(candidate.passage, units, chosen)),
  );
  return { outcome: 'answered', confidence, citations: theirNationsFirst(citations, nations) };
}
