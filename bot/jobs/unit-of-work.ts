import { randomBytes } from 'node:crypto';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';

export interface UnitOfWork {
  records: Records;
  ports: BotPorts;
  /** ISO 8601, UTC. Stays the same throughout the transaction. */
  now: string;
}

/** Runs `work` in a transaction. After it commits, the caller must wake the processes that run jobs. */
export function inTransaction<T>(ports: BotPorts, work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
  return ports.store.transaction((records) => work({ records, ports, now: ports.clock().toISOString() }));
}

/** 16 characters that no one can guess, because IDs appear in buttons and some give access to pages. */
export function newId(): string {
  return randomBytes(12).toString('base64url');
}
