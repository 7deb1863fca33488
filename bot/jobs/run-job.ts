// The rules and handler of each kind of job. The code does not compile if a kind is missing.
import type { BotPorts } from '../model/ports.js';
import type { Job, JobKind, JobPayloads } from '../model/jobs/job.js';

export interface JobRules {
  /**
   * The limit on running jobs that this kind counts towards. Answers have their own limit, so that sending
   * messages never waits for a slow model.
   */
  share: 'answers' | 'others';
  attempts: number;
  /** The number of attempts for urgent jobs, if it differs from `attempts`. */
  urgentAttempts?: number;
}

export interface JobAttempt {
  again: boolean;
  enqueuedAt: string;
  /** Later than `enqueuedAt` if the job was postponed. */
  dueAt: string;
}

export interface JobHandler<Kind extends JobKind> extends JobRules {
  /** Must be safe to run again after a crash. Errors thrown here are handled by the retry policy. */
  run(ports: BotPorts, payload: JobPayloads[Kind], attempt: JobAttempt): Promise<void>;
  /** Called when the last attempt has failed. Must tell anyone who is still waiting for the result. */
  giveUp(ports: BotPorts, payload: JobPayloads[Kind], error: unknown): Promise<void>;
}

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> };

/**
 * Leaves out kinds that this table does not have. A newer version of the service may use the same store, and
 * add other kinds.
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
