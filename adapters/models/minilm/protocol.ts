import type { MiniLmVersion } from './weights.js';
import type { TextToEmbed } from '../../../knowledge/model/ports.js';

export type EngineName = 'onnx' | 'wasm';

export interface StartRequest {
  /** auto uses onnx if it loads and agrees with the reference engine, and otherwise wasm. */
  engine: EngineName | 'auto';
  version: MiniLmVersion;
  checkFile: string;
}

export interface AboutEngine {
  engine: EngineName;
  /** The reason that the fast engine is not used. Absent if the fast engine is used. */
  note?: string;
}

export interface ToEmbed {
  texts: TextToEmbed[];
  /** True if someone is waiting. The request then goes ahead of passages that are being imported. */
  urgent: boolean;
}

/**
 * All of a request's vectors in one array, because thousands of small arrays would slow down the parent's
 * event loop.
 */
export interface PackedVectors {
  values: Float32Array;
  /**
   * The number of span vectors after each text's own vector. Undefined if the engine does not provide any.
   */
  spans: (number | undefined)[];
}
