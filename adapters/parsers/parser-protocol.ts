import type { ChunkedDocument } from '../../ingest/model/ports.js';
import type { ParseLimits } from './blocks/limits.js';

export interface StartParser {
  /** How the embedder counts tokens: as MiniLM does, or with an estimate for a service. */
  counting: 'minilm' | 'estimate';
  limits: Partial<ParseLimits>;
}

export type ReadFile =
  | { kind: 'chunked'; chunked: ChunkedDocument }
  /** `fault` says where our code failed, for the log. It never includes text from the file. */
  | { kind: 'refused'; message: string; remedy: string; fault?: string };
