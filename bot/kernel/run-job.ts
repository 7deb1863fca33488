// Everything there is to know about each kind of job. If a kind is forgotten, the code does not compile.
import type { BotPorts } from '../model/ports.js';
import type { Job, JobKind, JobPayloads } from '../model/tasks/job.js';

export interface JobRules {
  /**
   * Which share of the jobs that run at once this one counts towards, so that sending never waits behind a slow
   * model.
   */
  share: 'answers' | 'others';
  /** How often it is tried. */
  attempts: number;
  /** The same for an urgent one, if different. */
  urgentAttempts?: number;
}

export interface Attempt {
  /** Not the first. */
  again: boolean;
  /** When the job was first asked for. */
  enqueuedAt: string;
}

export interface JobHandler<Kind extends JobKind> extends JobRules {
  /** Can be run again after any crash; what it throws is judged by the retry policy. */
  run(ports: BotPorts, payload: JobPayloads[Kind], attempt: Attempt): Promise<void>;
  /** The last attempt failed: no one is left waiting for what will not come. */
  giveUp(ports: BotPorts, payload: JobPayloads[Kind], error: unknown): Promise<void>;
}

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> };

/** Never one that is not in the table: a newer version may run beside this one. */
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
