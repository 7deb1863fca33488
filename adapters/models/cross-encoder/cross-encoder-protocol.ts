// What the bot's process and the process of the cross-encoder say to each other.

export interface ScoreRequest {
  kind: 'score';
  id: number;
  question: string;
  texts: string[];
}

/** `start` is the first message; the child answers `ready` or `failed`. */
export type CrossEncoderRequest = { kind: 'start'; folder: string } | ScoreRequest;

export type CrossEncoderReply =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'scored'; id: number; scores: number[] }
  | { kind: 'refused'; id: number; message: string };
