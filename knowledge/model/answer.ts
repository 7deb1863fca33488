// What we can truthfully say in reply to a question: an outcome, its citations, and the passages they were chosen from.
import type { RedactedText } from './personal-data.js';
import type { Language } from './language.js';
import type { Passage } from './passage.js';
import type { GuidanceDocument, Jurisdiction } from './source.js';

export const OUTCOMES = ['answered', 'needs-clarification', 'unanswerable', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One turn of the conversation so far; turns are listed oldest first. */
export interface Turn {
  role: 'user' | 'assistant';
  text: RedactedText;
  /** Whether the question follows on from the one before; absent if that has not been checked. */
  followUp?: boolean;
}

/** A question as the pipeline receives it, already redacted. */
export interface Question {
  text: RedactedText;
  /** The case the question is about, if a caller gives it separately. */
  scenario?: RedactedText;
  context: Turn[];
  /** Whether the question follows on from the one before; absent if that has not been checked. */
  followUp?: boolean;
  /** The nation in the person's own settings. */
  jurisdiction?: Jurisdiction;
  /** The person chose that nation for this question, so nothing that is only for other nations is quoted. */
  ownNationOnly?: true;
  /** The language for our own sentences; English if absent. */
  language?: Language;
  /** The reader could not read the whole question, so the question is not sent to a language model. */
  unread?: boolean;
  /** Details were removed, and the person who wrote the question has not agreed to send it to a language model. */
  localOnly?: boolean;
}

/** UTF-16 offsets into the passage's text. */
export type Span = readonly [start: number, end: number];

export interface Citation {
  passage: Passage;
  document: GuidanceDocument;
  /** Exactly what is shown: the spans' words in order, joined by " … ". */
  quote: string;
  spans: Span[];
  /** The part of the spans that answers the question, highlighted when shown; absent if no part stood out. */
  answer?: Span[];
  /** Whether the list continues in the passage before or after this one. */
  goesOn?: { before?: true; after?: true };
  /** The document that replaced this one, if it was superseded and the release has the newer one. */
  newer?: GuidanceDocument;
  /** Other documents that say this in nearly the same words. */
  alsoIn: GuidanceDocument[];
}

export interface Claim {
  text: string;
  /** Indexes into the answer's citations; at least one. */
  citations: number[];
}

/** A sentence that its quotes support, available before the answer is complete. */
export interface VerifiedClaim {
  text: string;
  /** Titles of the documents quoted. */
  sources: string[];
}

export interface RankedPassage {
  passage: Passage;
  document: GuidanceDocument;
  score: number;
}

export const PASSAGES_SHOWN = 10;

export function shown(found: readonly RankedPassage[]): RankedPassage[] {
  return found.slice(0, PASSAGES_SHOWN).map(({ passage, document, score }) => ({ passage, document, score }));
}

/** Asked when we must know the nation: another nation's guidance would be wrong, not just less relevant. */
export interface Clarification {
  question: string;
  choices: { label: string; jurisdiction: Jurisdiction }[];
}

/** Milliseconds for each stage; `embed` is the embedder's share. Names ending in TokensIn or TokensOut count tokens. */
export type Stages = { embed: number } & Record<string, number>;

export type AnswerStage = 'searching' | 'reading' | 'choosing' | 'checking';
/** `verified`: the sentences that have passed the checks so far, sent each time another one passes. */
export type OnStage = (stage: AnswerStage, verified?: readonly VerifiedClaim[]) => void;

/** What a language model does, if one is configured: suggests searches, chooses sentences and shortens sentences. */
export type ReadingStep = 'ask' | 'pick' | 'say';

/** The tokens that one call used, as the service counts them. */
export interface TokenUse {
  in: number;
  out: number;
}

export interface Answer {
  outcome: Outcome;
  /** Our own sentence before the quotes, never presented as guidance. */
  preface?: string;
  /** Empty without a language model: in that case, the citations alone are the answer. */
  claims: Claim[];
  /** Best first. */
  citations: Citation[];
  /** Best first, at most 10. */
  passages: RankedPassage[];
  clarification?: Clarification;
  /** 0 to 1: how sure we are that the passages answer the question. */
  confidence: number;
  /** The nation the answer was given for, if known. */
  jurisdiction?: Jurisdiction;
  /** model: a language model chose the quotes, or wrote sentences above them. */
  writtenBy: 'quotes' | 'model';
  /** Steps that the language model should have done but did not; absent if it did them all, or there is none. */
  fellBack?: ReadingStep[];
  /** A step failed because it took too long, or was not started in time. */
  late?: true;
  /** A language model is set, but was not asked because the question is `localOnly`. */
  serviceNotAsked?: true;
  /** Number of the release; 0 if none is live. */
  release: number;
  /** Identifies the settings that the answer was made with, if they are recorded. */
  settings?: string;
  /** There is a reranker, but it failed, so the order comes from the ranking alone. */
  withoutReranker?: true;
  stages: Stages;
}
