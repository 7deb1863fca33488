/** `start` is the first message. The child process replies with `ready` or `failed`. */
export type ChildRequest<Start, Question> =
  { kind: 'start'; start: Start } | { kind: 'ask'; id: number; question: Question };

export type ChildReply<Answer, About = unknown> =
  | { kind: 'ready'; about?: About }
  | ({ kind: 'failed' } & Reason)
  | { kind: 'answered'; id: number; answer: Answer }
  | ({ kind: 'refused'; id: number } & Reason);

/** `remedy` is set if the child process knows what to do about the error. */
export interface Reason {
  message: string;
  remedy?: string;
}
