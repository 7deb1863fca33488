// What we can truthfully say in reply to a question: an outcome, its citations, and the passages they were chosen
// from.
import type { RedactedText } from './personal-data.js';
import type { Language } from './language.js';
import type { Passage } from './passage.js';
import type { GuidanceDocument, Jurisdiction } from './source.js';

export const OUTCOMES = ['answered', 'needs-clarification', 'unanswerable', 'withheld', 'failed'] as const;
/** withheld: passages were found, but no claim or quote passed the checks or the policy. */
export type Outcome = (typeof OUTCOMES)[number];

/** A turn of the conversation so far, oldest first. */
export interface Turn {
  role: 'user' | 'assistant';
  text: RedactedText;
  /** A question that leans on the one before; absent if that has not been read. */
  followUp?: boolean;
}

/** A question as the pipeline takes it: already redacted. */
export interface Question {
  text: RedactedText;
  /** The case it is asked about, where a caller gives one apart from the question. */
  scenario?: RedactedText;
  context: Turn[];
  /** It leans on the question before; absent if that has not been read. */
  followUp?: boolean;
  /** The person's own setting. */
  jurisdiction?: Jurisdiction;
  /** In which our own sentences are written; English where absent. */
  language?: Language;
  /** The reader could not read all of it, so it is not sent to a language model. */
  unread?: boolean;
  /** Details were removed from it, and its writer has not agreed to send it to a language model. */
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
  /** The part of the spans that answers, highlighted when shown; absent if nothing singled it out. */
  answer?: Span[];
  /** What replaced the document, where it was superseded and the release holds the newer one. */
  newer?: GuidanceDocument;
  /** Other documents that say the same in nearly the same words. */
  alsoIn: GuidanceDocument[];
}

export interface Claim {
  text: string;
  /** Indexes into the answer's citations; at least one. */
  citations: number[];
}

/** A sentence that its quotes support, before the answer is complete. */
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

/** The nation must be known: another nation's guidance is wrong, not merely less relevant. */
export interface Clarification {
  question: string;
  choices: { label: string; jurisdiction: Jurisdiction }[];
}

/** Milliseconds by stage; `embed` is the embedder's part. Names that end in TokensIn or TokensOut count tokens. */
export type Stages = { embed: number } & Record<string, number>;

export type AnswerStage = 'searching' | 'reading' | 'choosing' | 'checking';
/** `verified`: the sentences of the answer that hold so far, each time that one more does. */
export type OnStage = (stage: AnswerStage, verified?: readonly VerifiedClaim[]) => void;

/** What a language model does, if there is one: suggests searches, chooses sentences, shortens sentences. */
export type ReadingStep = 'ask' | 'pick' | 'say';

/** Tokens of one call, as the service counts them. */
export interface TokenUse {
  in: number;
  out: number;
}

export interface Answer {
  outcome: Outcome;
  /** Our own sentence before the quotes, never presented as guidance. */
  preface?: string;
  /** Empty without a language model: then only the citations are the answer. */
  claims: Claim[];
  /** Best first. */
  citations: Citation[];
  /** Best first, at most ten. */
  passages: RankedPassage[];
  clarification?: Clarification;
  /** 0 to 1: how sure we are that the passages answer the question. */
  confidence: number;
  /** The nation that the answer was given for, where known. */
  jurisdiction?: Jurisdiction;
  /** model: a language model chose the quotes, or wrote sentences above them. */
  writtenBy: 'quotes' | 'model';
  /** Steps that the language model should have done but did not; absent if it did them all, or there is none. */
  fellBack?: ReadingStep[];
  /** It failed because it took too long, or was not begun in time. */
  late?: true;
  /** A language model is set, but was not asked because the question is `localOnly`. */
  serviceNotAsked?: true;
  /** Number of the release; 0 when none is live. */
  release: number;
  /** Names the settings that it was made with, where they are recorded. */
  settings?: string;
  /** There is a reranker, but it failed: the order is that of the ranking only. */
  withoutReranker?: true;
  stages: Stages;
}
