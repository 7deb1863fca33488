// The messages between a process and its child that does one kind of work.

/** `start` is the first message; the child answers `ready` or `failed`. */
export type ChildRequest<Start, Question> =
  { kind: 'start'; start: Start } | { kind: 'ask'; id: number; question: Question };

export type ChildReply<Answer> =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'answered'; id: number; answer: Answer }
  | { kind: 'refused'; id: number; message: string };
