// The rules and handlers that each kind of job needs. The code does not compile if a kind is missing.
import type { BotPorts } from '../model/ports.js';
import type { Job, JobKind, JobPayloads } from '../model/tasks/job.js';

export interface JobRules {
  /** The share of running jobs that this counts towards; two, so that sending never waits behind a slow model. */
  share: 'answers' | 'others';
  /** How many times we try it. */
  attempts: number;
  /** How many times if it is urgent, if that is different. */
  urgentAttempts?: number;
}

export interface Attempt {
  /** This is not the first attempt. */
  again: boolean;
  /** When the job was first asked for. */
  enqueuedAt: string;
}

export interface JobHandler<Kind extends JobKind> extends JobRules {
  /** Must be safe to run again after any crash. The retry policy decides what to do about errors it throws. */
  run(ports: BotPorts, payload: JobPayloads[Kind], attempt: Attempt): Promise<void>;
  /** Called when the last attempt has failed, so that no one is left waiting for something that will not come. */
  giveUp(ports: BotPorts, payload: JobPayloads[Kind], error: unknown): Promise<void>;
}

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> };

/** Only returns kinds in the table, because a newer version with other kinds may be using the same store. */
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
