// Defines the messages between the service's process and the process that reads files.
import type { ChunkedDocument, FileToChunk } from '../../ingest/model/ports.js';
import type { ParseLimits } from './blocks/limits.js';

/** The first message. The child process replies with `ready` or `failed`. */
export interface StartParser {
  kind: 'start';
  /** How the embedder counts tokens: MiniLM's own, or an estimate for a service. */
  counting: 'minilm' | 'estimate';
  limits: Partial<ParseLimits>;
}

export interface ReadRequest {
  kind: 'read';
  file: FileToChunk;
}

export type ParserRequest = StartParser | ReadRequest;

/** Only one file is read at a time, so a reply always belongs to the last request. */
export type ParserReply =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'chunked'; chunked: ChunkedDocument }
  /** `fault`: where our own program failed, for the log. It never includes text from the file. */
  | { kind: 'refused'; message: string; remedy: string; fault?: string };
