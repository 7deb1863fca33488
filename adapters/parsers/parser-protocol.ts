// What the service's process and the process that reads files say to each other.
import type { ChunkedDocument, FileToChunk } from '../../ingest/model/ports.js';
import type { ParseLimits } from './blocks/limits.js';

/** The first message; the child answers `ready` or `failed`. */
export interface StartParser {
  kind: 'start';
  /** How the embedder counts: MiniLM's own tokens, or an estimate for a service. */
  counting: 'minilm' | 'estimate';
  limits: Partial<ParseLimits>;
}

export interface ReadRequest {
  kind: 'read';
  file: FileToChunk;
}

export type ParserRequest = StartParser | ReadRequest;

/** One file is read at a time: an answer is always to the last request. */
export type ParserReply =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'chunked'; chunked: ChunkedDocument }
  /** `fault`: where our own program failed, for the log, without any text of the file. */
  | { kind: 'refused'; message: string; remedy: string; fault?: string };
