// Defines what the bot's process and the embedding process send each other.
import type { MiniLmVersion } from './weights.js';
import type { TextToEmbed } from '../../../knowledge/model/ports.js';

export type EngineName = 'onnx' | 'wasm';

export interface StartRequest {
  /** auto uses onnx if it loads and agrees with the reference engine, and wasm if not. */
  engine: EngineName | 'auto';
  version: MiniLmVersion;
  /** Where to save the result of comparing the 2 engines. */
  checkFile: string;
}

export interface AboutEngine {
  engine: EngineName;
  /** Why the fast engine is not used, if it is not. */
  note?: string;
}

export interface ToEmbed {
  texts: TextToEmbed[];
  /** Someone is waiting, so this request goes ahead of passages being imported. */
  urgent: boolean;
}

/** All of a request's vectors in one array: thousands of small ones would slow the parent's event loop badly. */
export interface PackedVectors {
  values: Float32Array;
  /** How many span vectors follow each text's own vector. Undefined if the engine does not give any. */
  spans: (number | undefined)[];
}
