// Interfaces that the knowledge code needs: an embedder, a vector index and, optionally, a reranker, reader and writer.
import type { Answer, Question, Span } from './answer.js';
import type { EmbeddingModel } from './release.js';
import type { RedactedText } from './personal-data.js';
import type { Jurisdiction } from './source.js';

/** A text to embed; `spans` lists the parts (sentences) that need their own vectors from the same pass. */
export interface TextToEmbed {
  text: string;
  spans?: readonly Span[];
}

export interface Embedding {
  /** Unit length. */
  vector: Float32Array;
  /** A unit vector for each span, in order, if spans were asked for and the model can provide them. */
  spans?: Float32Array[];
}

/** Turns text into vectors. Throws `ModelFailure`. Never blocks the event loop for more than 50ms. */
export interface Embedder {
  readonly model: EmbeddingModel;
  /**
   * Embeds guidance in batches; the results are in the same order as the texts. `isUnsaved`: from a note that
   * is still being written, which can hold words of a practitioner.
   */
  embedPassages(texts: readonly TextToEmbed[], about?: { isUnsaved: true }): Promise<Embedding[]>;
  /** Embeds a practitioner's question, redacted because the embedder may be an outside service. */
  embedQuestion(text: RedactedText): Promise<Embedding>;
  /** Counts the tokens in a text as this model does; a text over `model.maxTokens` would be cut. */
  countTokens(text: string): number;
  close(): Promise<void>;
}

/** The part of an embedder needed to search a release, but not to add to it. */
export type QuestionEmbedder = Pick<Embedder, 'model' | 'embedQuestion'>;

/**
 * Finds passages of the live release that may answer a redacted question, best first, at most 10, without
 * writing an answer. `release` is 0 if nothing is live. Throws the same errors as `answerQuestion`.
 */
export type FindPassages = (question: Question) => Promise<Pick<Answer, 'passages' | 'release'>>;

/** A plain value from an index in memory, or a promise from a database. */
type Awaitable<T> = T | Promise<T>;

export interface PassageVectors {
  /** Unit length. */
  vector: Float32Array;
  /**
   * A unit vector for each sentence, one after the other, with each number multiplied by 127. Absent if the
   * embedder does not make them.
   */
  sentences?: Int8Array;
}

/** Finds the nearest vectors in a release. Labels are those in `ReleaseContent.labels`. */
export interface VectorIndex {
  readonly size: number;
  /** Best first; the score is the cosine. Labels that the filter rejects are left out, not just ranked lower. */
  nearest(
    vector: Float32Array,
    limit: number,
    filter?: (label: number) => boolean,
  ): Awaitable<{ label: number; score: number }[]>;
  /** Cosines between a vector and those of the labels, in their order. */
  cosines(labels: readonly number[], vector: Float32Array): Awaitable<number[]>;
  /** The vectors of the labels, in their order, to rank the best candidates by. */
  vectorsOf(labels: readonly number[]): Awaitable<PassageVectors[]>;
}

/**
 * Scores how well each text answers a question by reading the 2 together, which separate vectors cannot do. Throws
 * `ModelFailure`, including if the reply is late.
 */
export interface Reranker {
  /** Changes whenever something changes that affects scores. Recorded with the answers that depend on it. */
  readonly id: string;
  /**
   * What the scores are for: the order of the passages, or the odds that each is of use. Only a reranker that the
   * calibration was fitted with (`Calibration.passages.read`) can be used for odds: its scores are then logits.
   */
  readonly scores: 'order' | 'odds';
  /** A finite score for each text, in order; a better answer scores higher. With `order`, only comparable within a call. */
  score(question: RedactedText, texts: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}

/** Questions written about passages of published guidance, which help us find passages from people's own words. */
export interface WrittenQuestions {
  /** The weightsHash of the model that embedded the questions. */
  model: string;
  /**
   * Unit vectors of the questions about a passage, one after the other, with each number multiplied by 127;
   * undefined if there are none.
   */
  about(passage: string): Int8Array | undefined;
}

/** The kinds of personal detail a word may be part of. */
export const READ_CLASSES = ['name', 'school', 'address', 'birth', 'reference', 'contact'] as const;
export type ReadClass = (typeof READ_CLASSES)[number];

/** A word in a message that may be personal; `start` and `end` are UTF-16 offsets into the original text. */
export interface ReadWord {
  start: number;
  end: number;
  /** The most likely class. */
  class: ReadClass;
  /** How likely the word is to be personal, whatever its class, from 0 to 1. */
  odds: number;
}

export interface MessageReading {
  /** In order; words that are very unlikely to be personal are left out. */
  words: readonly ReadWord[];
  /** How far the text was read: the rest of a very long text was not. */
  readTo: number;
  /** Log odds that someone is in immediate danger. */
  danger: number;
}

/**
 * Reads the original text on this machine: which words may be personal, and whether someone is in danger.
 * Throws `ModelFailure`, including if the result is late.
 */
export interface MessageReader {
  read(text: string): Promise<MessageReading>;
  close(): Promise<void>;
}

/** A sentence from a language model: nothing in it has been checked yet. */
export interface DraftClaim {
  text: string;
}

export interface PassageToShorten {
  /** The sentences that answer. Each makes sense on its own: a list item follows its list's lead-in. */
  sentences: readonly string[];
  title: string;
  date?: string;
  nations: readonly Jurisdiction[];
}

export interface WritingRequest {
  /** Redacted, because the writer is an outside service. */
  question: RedactedText;
  passages: readonly PassageToShorten[];
}

/** Shortens the sentences that answer. Throws `ModelFailure`, including if the signal is aborted. */
export interface AnswerWriter {
  /** `onDraft` gets each claim as soon as it is written, in order; the whole list is returned at the end. */
  write(
    request: WritingRequest,
    signal: AbortSignal,
    onDraft?: (draft: DraftClaim) => void,
  ): Promise<DraftClaim[]>;
}
