// Defines what the service's process and the process that reads files send each other, one file at a time.
import type { ChunkedDocument } from '../../ingest/model/ports.js';
import type { ParseLimits } from './blocks/limits.js';

export interface StartParser {
  /** How the embedder counts tokens: MiniLM's own, or an estimate for a service. */
  counting: 'minilm' | 'estimate';
  limits: Partial<ParseLimits>;
}

export type ReadFile =
  | { kind: 'chunked'; chunked: ChunkedDocument }
  /** `fault`: where our own program failed, for the log. It never includes text from the file. */
  | { kind: 'refused'; message: string; remedy: string; fault?: string };
