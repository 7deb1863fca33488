// A job: work that must happen even if this process dies now. The jobs table is also the outbox.
import type { Place, OutgoingMessage } from '../message.js';

export interface JobPayloads {
  'answer-question': { message: string };
  /** Sends one message; `key` makes a repeated attempt recognisable to the platform and to us. */
  send: { place: Place; message: OutgoingMessage; key: string; record?: SentRecord };
  /** Shows a message that was sent before in its new form. */
  update: { key: string; message: OutgoingMessage };
  'open-personal': { message: string };
}
export type JobKind = keyof JobPayloads;

/** What a sent message was, so that a reply in its thread or an edit finds its way. */
export interface SentRecord {
  answer?: string;
  escalation?: string;
}

export interface Job<K extends JobKind = JobKind> {
  id: string;
  kind: K;
  payload: JobPayloads[K];
  /** Jobs of one lane run one after another, in the order in which they were enqueued. */
  lane: string;
  /** ISO 8601, UTC. */
  dueAt: string;
  attempts: number;
}
