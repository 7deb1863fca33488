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
  /** True if this message follows on from the previous one. Absent if that has not been decided. */
  followUp?: boolean;
}

export interface Question {
  text: RedactedText;
  /** Placeholders of children's dates of birth in this or earlier questions. We keep nothing else of the dates. */
  childBirthDates?: readonly string[] | undefined;
  /** The case that the question is about, if the caller provides it separately. */
  scenario?: RedactedText;
  context: Turn[];
  /** True if the question follows on from the previous one. Absent if that has not been decided. */
  followUp?: boolean;
  /** The nation that the person has set for themselves. */
  jurisdiction?: Jurisdiction;
  /** True if the person chose the nation for this question. We then quote no guidance that is only for others. */
  ownNationOnly?: true;
  /** The language of the service's own text. English if absent. */
  language?: Language;
  /** True if the message reader could not read the whole question. We then do not send it to a language model. */
  unread?: boolean;
  /** True if details were removed and the person has not agreed to send the question to a language model. */
  localOnly?: boolean;
}

/** A range in the passage's text, as UTF-16 offsets. */
export type Span = readonly [start: number, end: number];

export interface Citation {
  passage: Passage;
  document: GuidanceDocument;
  /** The quote exactly as shown: the text of the spans in order, joined by " … ". */
  quote: string;
  spans: Span[];
  /** The part of the spans that answers the question, which is highlighted. Absent if none clearly does. */
  answer?: Span[];
  /** Says whether the passage's text continues in the previous or next passage. */
  goesOn?: { before?: true; after?: true };
  /** True if our copy of the document breaks off at the end of the passage, in the middle of a sentence. */
  breaksOff?: true;
  /** The document that replaced the quoted one, if that was superseded and the release has the newer one. */
  newer?: GuidanceDocument;
  /** True if the release has only a few paragraphs of the newer document, far fewer than of the quoted one. */
  hasFewOfNewer?: true;
  /** Other documents that contain nearly the same text. */
  alsoIn: GuidanceDocument[];
}

export interface Claim {
  text: string;
  /** Indexes of the citations that support the sentence. Never empty. */
  citations: number[];
}

/** A sentence that the quotes support. It can be shown before the answer is complete. */
export interface VerifiedClaim {
  text: string;
  /** Titles of the documents that are quoted. */
  sources: string[];
}

export interface RankedPassage {
  passage: Passage;
  document: GuidanceDocument;
  score: number;
  /** These fields are the same as for a citation that quotes the whole passage. */
  goesOn?: Citation['goesOn'];
  breaksOff?: true;
}

export const PASSAGES_SHOWN = 10;

/** A question to the person about their nation. We only ask if another nation's guidance would be wrong. */
export interface Clarification {
  question: string;
  choices: { label: string; jurisdiction: Jurisdiction }[];
}

/** In milliseconds, but names that end in TokensIn or TokensOut are token counts. */
export type Stages = { embed: number } & Record<string, number>;

export type AnswerStage = 'searching' | 'reading' | 'choosing' | 'checking';
/** Runs each time another sentence passes the checks. `verified` has those that have passed so far. */
export type OnStage = (stage: AnswerStage, verified?: readonly VerifiedClaim[]) => void;

/** The steps of reading with a language model: suggest searches, run them, choose sentences, shorten. */
export type ReadingStep = 'ask' | 'find-again' | 'pick' | 'say';

export interface TokenUse {
  in: number;
  out: number;
}

export interface Answer {
  outcome: Outcome;
  /** The service's own sentence above the quotes. It is never presented as guidance. */
  preface?: string;
  /** Sentences written by a language model. If there are none, the citations are the whole answer. */
  claims: Claim[];
  /** The citations, best first. */
  citations: Citation[];
  /** The passages found, best first, at most 10. */
  passages: RankedPassage[];
  clarification?: Clarification;
  /** How sure we are that the passages answer the question, from 0 to 1. */
  confidence: number;
  jurisdiction?: Jurisdiction;
  /** model: a language model chose the quotes, or wrote sentences above them. */
  writtenBy: 'quotes' | 'model';
  /** Steps that the language model did not carry out. Absent if there are none, or no model is configured. */
  fellBack?: ReadingStep[];
  /** True if a step took too long, or was not started because too little time was left. */
  late?: true;
  /** True if a language model is configured, but was not used because the question is `localOnly`. */
  serviceNotAsked?: true;
  /** The release number. 0 if no release is live. */
  release: number;
  /** Identifies the settings that were used for the answer. Absent if they are not recorded. */
  settings?: string;
  /** True if the reranker failed, so it did not help to choose the quotes. */
  withoutReranker?: true;
  stages: Stages;
}

/** Whether to answer, and what to quote. */
export type Decided = Pick<Answer, 'outcome' | 'clarification' | 'confidence' | 'citations'>;

/** Creates an answer without quotes, for when there was no search or the search failed. */
export function emptyAnswer(outcome: Answer['outcome'], stages: Stages = { embed: 0 }): Answer {
  return {
    outcome,
    claims: [],
    citations: [],
    passages: [],
    confidence: 0,
    writtenBy: 'quotes',
    release: 0,
    stages,
  };
}
