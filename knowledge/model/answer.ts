// Types for an answer to a question: its outcome, its citations and the passages they were chosen from.
import type { RedactedText } from './personal-data.js';
import type { Language } from './language.js';
import type { Passage } from './passage.js';
import type { GuidanceDocument, Jurisdiction } from './source.js';

export const OUTCOMES = ['answered', 'needs-clarification', 'unanswerable', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One message in the conversation. Turns are listed oldest first. */
export interface Turn {
  role: 'user' | 'assistant';
  text: RedactedText;
  /** Whether the question follows on from the previous one. Absent if that has not been decided. */
  followUp?: boolean;
}

export interface Question {
  text: RedactedText;
  /** The case the question is about, if the caller gives it separately. */
  scenario?: RedactedText;
  context: Turn[];
  /** Whether the question follows on from the previous one. Absent if that has not been decided. */
  followUp?: boolean;
  /** The nation in the person's own settings. */
  jurisdiction?: Jurisdiction;
  /**
   * True if the person chose the nation for this question. Guidance that is only for other nations is then
   * not quoted.
   */
  ownNationOnly?: true;
  /** The language of our own sentences. English if absent. */
  language?: Language;
  /**
   * True if the message reader could not read the whole question. The question is then not sent to a language
   * model.
   */
  unread?: boolean;
  /** True if details were removed and the person has not agreed to send the question to a language model. */
  localOnly?: boolean;
}

/** UTF-16 offsets into the passage's text. */
export type Span = readonly [start: number, end: number];

export interface Citation {
  passage: Passage;
  document: GuidanceDocument;
  /** Exactly what is shown: the text of the spans in order, joined by " … ". */
  quote: string;
  spans: Span[];
  /**
   * The part of the spans that answers the question, highlighted on screen. Absent if no part clearly
   * answers.
   */
  answer?: Span[];
  /** Whether the list continues in the previous or next passage. */
  goesOn?: { before?: true; after?: true };
  /**
   * The document that replaced the quoted one, if it was superseded and the release contains the newer one.
   */
  newer?: GuidanceDocument;
  /** Other documents with nearly the same text. */
  alsoIn: GuidanceDocument[];
}

export interface Claim {
  text: string;
  /** Indexes into the answer's citations. Never empty. */
  citations: number[];
}

/** A sentence that the quotes support, available before the answer is complete. */
export interface VerifiedClaim {
  text: string;
  /** Titles of the quoted documents. */
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

/** A question to the person about their nation. We only ask if another nation's guidance would be wrong. */
export interface Clarification {
  question: string;
  choices: { label: string; jurisdiction: Jurisdiction }[];
}

/**
 * Milliseconds for each stage; `embed` is the embedder's part. Names that end in TokensIn or TokensOut are
 * token counts.
 */
export type Stages = { embed: number } & Record<string, number>;

export type AnswerStage = 'searching' | 'reading' | 'choosing' | 'checking';
/**
 * `verified`: the sentences that have passed the checks so far. The callback runs each time another one
 * passes.
 */
export type OnStage = (stage: AnswerStage, verified?: readonly VerifiedClaim[]) => void;

/**
 * The steps a language model does, if one is configured: it suggests searches, chooses sentences and shortens
 * them.
 */
export type ReadingStep = 'ask' | 'pick' | 'say';

export interface TokenUse {
  in: number;
  out: number;
}

export interface Answer {
  outcome: Outcome;
  /** Our own sentence before the quotes, never presented as guidance. */
  preface?: string;
  /** Empty if no language model wrote any. The citations are then the whole answer. */
  claims: Claim[];
  /** Best first. */
  citations: Citation[];
  /** Best first, at most 10. */
  passages: RankedPassage[];
  clarification?: Clarification;
  /** 0 to 1: how sure we are that the passages answer the question. */
  confidence: number;
  jurisdiction?: Jurisdiction;
  /** model: a language model chose the quotes, or wrote sentences above them. */
  writtenBy: 'quotes' | 'model';
  /**
   * Steps that the language model should have done but did not do. Absent if there are none, or there is no
   * model.
   */
  fellBack?: ReadingStep[];
  /** True if a step took too long, or was not started in time. */
  late?: true;
  /** True if a language model is configured, but was not used because the question is `localOnly`. */
  serviceNotAsked?: true;
  /** The release number. 0 if no release is live. */
  release: number;
  /** Identifies the settings in use when the answer was made. Absent if they are not recorded. */
  settings?: string;
  /** True if the reranker failed, so that the order comes from the ranking alone. */
  withoutReranker?: true;
  stages: Stages;
}
