// The rules and handler of each kind of job. The code does not compile if a kind is missing.
import type { BotPorts } from '../model/ports.js';
import type { Job, JobKind, JobPayloads } from '../model/tasks/job.js';

export interface JobRules {
  /**
   * Which limit on running jobs this kind counts towards. The limits are separate, so that sending never
   * waits for a slow model.
   */
  share: 'answers' | 'others';
  attempts: number;
  /** Replaces `attempts` for urgent jobs. */
  urgentAttempts?: number;
}

export interface Attempt {
  again: boolean;
  enqueuedAt: string;
  /** Later than `enqueuedAt` once the job has been put off. */
  dueAt: string;
}

export interface JobHandler<Kind extends JobKind> extends JobRules {
  /** Must be safe to run again after a crash. Errors thrown here are handled by the retry policy. */
  run(ports: BotPorts, payload: JobPayloads[Kind], attempt: Attempt): Promise<void>;
  /** Called when the last attempt has failed. Must tell anyone who is still waiting for the result. */
  giveUp(ports: BotPorts, payload: JobPayloads[Kind], error: unknown): Promise<void>;
}

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> };

/**
 * Leaves out kinds that are not in the table, because a newer version that knows other kinds may use the same
 * store.
 */
export function kindsOf(handlers: JobHandlers, share: JobRules['share']): JobKind[] {
  return (Object.keys(handlers) as JobKind[]).filter((kind) => handlers[kind].share === share);
}

export function runJob<Kind extends JobKind>(
  ports: BotPorts,
  handlers: JobHandlers,
  { kind, payload, attempts, enqueuedAt, dueAt }: Job<Kind>,
): Promise<void> {
  return handlers[kind].run(ports, payload, { again: attempts > 1, enqueuedAt, dueAt });
}

export function giveUpJob<Kind extends JobKind>(
  ports: BotPorts,
  handlers: JobHandlers,
  { kind, payload }: Job<Kind>,
  error: unknown,
): Promise<void> {
  return handlers[kind].giveUp(ports, payload, error);
}
