// Interfaces that the knowledge code needs: an embedder and a vector index, and optionally a reranker, a
// message reader and a writer.
import type { Answer, Question, Span } from './answer.js';
import type { EmbeddingModel } from './release.js';
import type { RedactedText } from './personal-data.js';
import type { Jurisdiction } from './source.js';

/** A text to embed. `spans` are parts of it, such as sentences, which get vectors in the same pass. */
export interface TextToEmbed {
  text: string;
  spans?: readonly Span[];
}

export interface Embedding {
  /** A vector of unit length. */
  vector: Float32Array;
  /** A unit vector for each span, in order. Absent without spans, or if the model cannot provide them. */
  spans?: Float32Array[];
}

/** Turns text into vectors, or throws `ModelFailure`. Never blocks the event loop for more than 50ms. */
export interface Embedder {
  readonly model: EmbeddingModel;
  /**
   * Embeds guidance in batches. The results are in the order of the texts. `isUnsaved` is true for a note
   * that is still being written, because it may contain a practitioner's words.
   */
  embedPassages(texts: readonly TextToEmbed[], about?: { isUnsaved: true }): Promise<Embedding[]>;
  /** Embeds a practitioner's question. It is redacted, as the embedder may be an outside service. */
  embedQuestion(text: RedactedText): Promise<Embedding>;
  /** Counts tokens as this model does. The model cuts off text longer than `model.maxTokens`. */
  countTokens(text: string): number;
  close(): Promise<void>;
}

/** The methods of an embedder that are needed to search a release, but not to add to it. */
export type QuestionEmbedder = Pick<Embedder, 'model' | 'embedQuestion'>;

/**
 * Finds passages of the live release that may answer a redacted question, without writing an answer. Returns
 * at most 10, best first. `release` is 0 if no release is live. Throws the same errors as `answerQuestion`.
 */
export type FindPassages = (question: Question) => Promise<Pick<Answer, 'passages' | 'release'>>;

/** An index in memory returns a value. An index in a database returns a promise. */
type Awaitable<T> = T | Promise<T>;

export interface PassageVectors {
  /** The passage's vector, of unit length. */
  vector: Float32Array;
  /** A unit vector for each sentence, one after another, times 127. Absent if the embedder makes none. */
  sentences?: Int8Array;
}

/** Finds the nearest vectors in a release. The labels are those in `ReleaseContent.labels`. */
export interface VectorIndex {
  readonly size: number;
  /** The nearest labels that the filter accepts, best first. The score is the cosine. */
  nearest(
    vector: Float32Array,
    limit: number,
    filter?: (label: number) => boolean,
  ): Awaitable<{ label: number; score: number }[]>;
  cosines(labels: readonly number[], vector: Float32Array): Awaitable<number[]>;
  /** Returns the vectors of these labels, in the same order. Used to rank the best candidates. */
  vectorsOf(labels: readonly number[]): Awaitable<PassageVectors[]>;
}

/**
 * Scores how well each text answers a question by reading the text and the question together, which separate
 * vectors cannot do. Throws `ModelFailure`, for example if it runs out of time.
 */
export interface Reranker {
  /** Identifies everything that affects scores. Stored with the answers that depend on the scores. */
  readonly id: string;
  /**
   * Returns a finite score for each text, in order. A better answer scores higher. The scores are logits, used
   * to estimate the odds that each passage is useful, so the calibration must have been fitted with this
   * reranker (`Calibration.passages.read`).
   */
  score(question: RedactedText, texts: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}

/** Questions written about published guidance, which help us match people's own words to passages. */
export interface WrittenQuestions {
  /** The `weightsHash` of the model that embedded the questions. */
  model: string;
  /** Unit vectors of the questions about a passage, one after another, times 127. Undefined without any. */
  about(passage: string): Int8Array | undefined;
}

export const READ_CLASSES = ['name', 'school', 'address', 'birth', 'reference', 'contact'] as const;
export type ReadClass = (typeof READ_CLASSES)[number];

/** A word in a message that may be personal. `start` and `end` are UTF-16 offsets into the original text. */
export interface ReadWord {
  start: number;
  end: number;
  class: ReadClass;
  /** The probability (0 to 1) that the word is personal data of any kind. */
  odds: number;
}

export interface MessageReading {
  /** Words that may be personal, in order. Words that are very unlikely to be personal are left out. */
  words: readonly ReadWord[];
  /** The offset at which reading stopped. The rest of a very long text is not read. */
  readTo: number;
  /** Log odds that someone is in immediate danger. */
  danger: number;
}

/** Reads the original text, but only on this machine. Throws `ModelFailure`, for example if it is late. */
export interface MessageReader {
  read(text: string): Promise<MessageReading>;
  close(): Promise<void>;
}

export interface PassageToShorten {
  /** The sentences that answer. Each makes sense alone: a list item includes its list's lead-in. */
  sentences: readonly string[];
  title: string;
  date?: string;
  nations: readonly Jurisdiction[];
}

export interface WritingRequest {
  /** The question is redacted, because the writer is an outside service. */
  question: RedactedText;
  passages: readonly PassageToShorten[];
}

/** Shortens the sentences that answer the question. Throws `ModelFailure`, including when it is aborted. */
export interface AnswerWriter {
  /** Calls `onDraft` with each sentence as it is written, and returns them all. They are not checked. */
  write(request: WritingRequest, signal: AbortSignal, onDraft?: (draft: string) => void): Promise<string[]>;
}
