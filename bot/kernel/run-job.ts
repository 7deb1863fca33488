// What runs each kind of job. A kind without a handler does not compile.
import type { BotPorts } from '../model/ports.js';
import type { Job, JobKind, JobPayloads } from '../model/tasks/job.js';

export interface JobHandler<Kind extends JobKind> {
  /** Can be run again after any crash; what it throws is judged by the retry policy. */
  run(ports: BotPorts, payload: JobPayloads[Kind], attempt: { again: boolean }): Promise<void>;
  /** The last attempt failed: no one is left waiting for what will not come. */
  giveUp(ports: BotPorts, payload: JobPayloads[Kind], error: unknown): Promise<void>;
}

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> };

export function runJob<Kind extends JobKind>(
  ports: BotPorts,
  handlers: JobHandlers,
  { kind, payload, attempts }: Job<Kind>,
): Promise<void> {
  return handlers[kind].run(ports, payload, { again: attempts > 1 });
}

export function giveUpJob<Kind extends JobKind>(
  ports: BotPorts,
  handlers: JobHandlers,
  { kind, payload }: Job<Kind>,
  error: unknown,
): Promise<void> {
  return handlers[kind].giveUp(ports, payload, error);
}
