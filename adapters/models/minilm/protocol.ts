// What the bot's process and the embedding process say to each other.
import type { MiniLmVersion } from './weights.js';
import type { TextToEmbed } from '../../../knowledge/model/ports.js';

export type EngineName = 'onnx' | 'wasm';

/** The first message; the child answers `ready` or `failed`. */
export interface StartRequest {
  kind: 'start';
  /** auto: onnx where it loads and agrees with the reference engine, otherwise wasm. */
  engine: EngineName | 'auto';
  version: MiniLmVersion;
  /** Where to remember the result of comparing the two engines. */
  checkFile: string;
}

export interface EmbedRequest {
  kind: 'embed';
  id: number;
  texts: TextToEmbed[];
  /** A person waits for it: it goes before the passages of an ingest. */
  urgent: boolean;
}

export type Request = StartRequest | EmbedRequest;

export interface ReadyReply {
  kind: 'ready';
  engine: EngineName;
  /** Why it is not the fast one, if it is not. */
  note?: string;
}

export type Reply =
  | ReadyReply
  | { kind: 'failed'; message: string }
  | { kind: 'embedded'; id: number; vectors: PackedVectors }
  | { kind: 'refused'; id: number; message: string };

/** All vectors of a request in one array: thousands of small arrays would cost the parent's event loop dearly. */
export interface PackedVectors {
  values: Float32Array;
  /** For each text, how many vectors of spans follow its own; undefined if the engine gives none. */
  spans: (number | undefined)[];
}
