// What knowledge needs from outside: an embedder, an index of vectors and, optionally, a writer of answers.
import type { Answer, Question, Span } from './answer.js';
import type { EmbeddingModel } from './release.js';
import type { RedactedText } from './personal-data.js';
import type { Jurisdiction } from './source.js';

/** A text to embed; `spans` asks for a vector of each of these parts (sentences) in the same pass. */
export interface TextToEmbed {
  text: string;
  spans?: readonly Span[];
}

export interface Embedding {
  /** Unit length. */
  vector: Float32Array;
  /** One unit vector a span, in order, where spans were asked for and the model can give them. */
  spans?: Float32Array[];
}

/** Turns text into vectors. Throws `ModelFailure`. Never blocks the event loop for more than 50 ms. */
export interface Embedder {
  readonly model: EmbeddingModel;
  /** Published guidance, in batches; answers in the order given. */
  embedPassages(texts: readonly TextToEmbed[]): Promise<Embedding[]>;
  /** A practitioner's question: redacted, because the embedder may be a service outside. */
  embedQuestion(text: RedactedText): Promise<Embedding>;
  /** Tokens of a text in this model's own count; a text over `model.maxTokens` would be cut. */
  countTokens(text: string): number;
  close(): Promise<void>;
}

/** What asks a release that is searched but not added to. */
export type QuestionEmbedder = Pick<Embedder, 'model' | 'embedQuestion'>;

/**
 * Passages of the live release that may answer a redacted question, best first, at most ten, without writing an answer.
 * `release` is 0 while none is live. Throws as `answerQuestion` does.
 */
export type FindPassages = (question: Question) => Promise<Pick<Answer, 'passages' | 'release'>>;

/** Nearest vectors of one release. Labels are positions in `ReleaseContent.passages`. */
export interface VectorIndex {
  readonly size: number;
  /** Best first; score is the cosine. With a filter, labels it refuses are left out, not merely ranked lower. */
  nearest(
    vector: Float32Array,
    limit: number,
    filter?: (label: number) => boolean,
  ): { label: number; score: number }[];
  /** The stored vector of a label, for reranking and near-duplicates. */
  vectorOf(label: number): Float32Array;
}

/**
 * Judges how well each text answers a question by reading the two together, which separate vectors cannot do. Throws
 * `ModelFailure`, also if the answer is late.
 */
export interface Reranker {
  /** Changes with anything that changes a score. It is recorded with the answers that depend on it. */
  readonly id: string;
  /** One finite score a text, in order; higher answers better. Comparable within one call only. */
  score(question: RedactedText, texts: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}

/** What a word may be a part of. */
export const READ_CLASSES = ['name', 'school', 'address', 'birth', 'reference', 'contact'] as const;
export type ReadClass = (typeof READ_CLASSES)[number];

/** One word of a message that may be personal; `start` and `end` are UTF-16 offsets into the original text. */
export interface ReadWord {
  start: number;
  end: number;
  /** The likeliest. */
  class: ReadClass;
  /** From 0 to 1: that it is personal, in whichever class. */
  odds: number;
}

export interface MessageReading {
  /** In order; words with very small odds are left out. */
  words: readonly ReadWord[];
  /** Up to here it was read: the rest of a very long text was not. */
  readTo: number;
  /** Log odds that someone is in danger now. */
  danger: number;
}

/**
 * Reads the original text, on this machine: what in it may be personal, and whether someone is in danger. Throws
 * `ModelFailure`, also if the answer is late.
 */
export interface MessageReader {
  read(text: string): Promise<MessageReading>;
  close(): Promise<void>;
}

/** A sentence of a language model: nothing here is checked yet. */
export interface DraftClaim {
  text: string;
}

export interface PassageToShorten {
  /** Each is complete: a list item comes after its introduction. */
  sentences: readonly string[];
  title: string;
  date?: string;
  nations: readonly Jurisdiction[];
}

export interface WritingRequest {
  /** Redacted: the writer is a service outside. */
  question: RedactedText;
  passages: readonly PassageToShorten[];
}

/** Shortens the sentences that answer. Throws `ModelFailure`; also when the signal ends it. */
export interface AnswerWriter {
  /** `onDraft` gets each claim as soon as it is written, in order; the whole list still comes at the end. */
  write(
    request: WritingRequest,
    signal: AbortSignal,
    onDraft?: (draft: DraftClaim) => void,
  ): Promise<DraftClaim[]>;
}
