// The rules and handlers for each kind of job. The code does not compile if a kind is missing.
import type { BotPorts } from '../model/ports.js';
import type { Job, JobKind, JobPayloads } from '../model/tasks/job.js';

export interface JobRules {
  /**
   * Which share of running jobs this kind counts towards. There are 2 shares, so sending never waits behind a slow
   * model.
   */
  share: 'answers' | 'others';
  attempts: number;
  /** How many times we try an urgent job, if different. */
  urgentAttempts?: number;
}

export interface Attempt {
  /** True if this is not the first attempt. */
  again: boolean;
  /** When the job was first queued. */
  enqueuedAt: string;
}

export interface JobHandler<Kind extends JobKind> extends JobRules {
  /** Must be safe to run again after any crash. The retry policy decides what to do about any errors thrown here. */
  run(ports: BotPorts, payload: JobPayloads[Kind], attempt: Attempt): Promise<void>;
  /** Called when the last attempt has failed, so that no one is left waiting for something that will never come. */
  giveUp(ports: BotPorts, payload: JobPayloads[Kind], error: unknown): Promise<void>;
}

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> };

/** Only returns kinds in the table, because a newer version that knows other kinds may be using the same store. */
export function kindsOf(handlers: JobHandlers, share: JobRules['share']): JobKind[] {
  return (Object.keys(handlers) as JobKind[]).filter((kind) => handlers[kind].share === share);
}

export function runJob<Kind extends JobKind>(
  ports: BotPorts,
  handlers: JobHandlers,
  { kind, payload, attempts, enqueuedAt }: Job<Kind>,
): Promise<void> {
  return handlers[kind].run(ports, payload, { again: attempts > 1, enqueuedAt });
}

export function giveUpJob<Kind extends JobKind>(
  ports: BotPorts,
  handlers: JobHandlers,
  { kind, payload }: Job<Kind>,
  error: unknown,
): Promise<void> {
  return handlers[kind].giveUp(ports, payload, error);
}
