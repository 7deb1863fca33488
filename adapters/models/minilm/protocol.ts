// Defines the messages between the bot's process and the embedding process.
import type { MiniLmVersion } from './weights.js';
import type { TextToEmbed } from '../../../knowledge/model/ports.js';

export type EngineName = 'onnx' | 'wasm';

/** The first message. The child process replies with `ready` or `failed`. */
export interface StartRequest {
  kind: 'start';
  /** auto uses onnx if it loads and agrees with the reference engine, and wasm if not. */
  engine: EngineName | 'auto';
  version: MiniLmVersion;
  /** Where to save the result of comparing the 2 engines. */
  checkFile: string;
}

export interface EmbedRequest {
  kind: 'embed';
  id: number;
  texts: TextToEmbed[];
  /** Someone is waiting, so this request goes ahead of passages being imported. */
  urgent: boolean;
}

export type Request = StartRequest | EmbedRequest;

export interface ReadyReply {
  kind: 'ready';
  engine: EngineName;
  /** Why the fast engine is not used, if it is not. */
  note?: string;
}

export type Reply =
  | ReadyReply
  | { kind: 'failed'; message: string }
  | { kind: 'embedded'; id: number; vectors: PackedVectors }
  | { kind: 'refused'; id: number; message: string };

/**
 * All of a request's vectors are in one array, because thousands of small arrays would slow the parent's event loop
 * badly.
 */
export interface PackedVectors {
  values: Float32Array;
  /** How many span vectors follow each text's own vector. Undefined if the engine does not give any. */
  spans: (number | undefined)[];
}
