import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';

export type HandlingResult<T> = { outcome: 'done'; value: T } | { outcome: 'refused'; problem: string };

export const refused = (problem: string): HandlingResult<never> => ({ outcome: 'refused', problem });

interface Handled {
  version: number;
  closed?: object;
}

export interface Kind<T> {
  in(records: Records): { find(id: string): Promise<T | undefined>; save(entry: T): Promise<boolean> };
  missing: string;
  closed: string;
  overtaken: string;
}

export type ChangeOf<T> = (entry: T, now: string) => T | string;
type Then<T> = (unit: UnitOfWork, entry: T) => Promise<void>;

/**
 * Changes an open entry, unless `changed` returns a reason to refuse. `then` runs in the same transaction.
 */
export function takeStep<T extends Handled>(
  ports: BotPorts,
  kind: Kind<T>,
  id: string,
  changed: ChangeOf<T>,
  then: Then<T>,
): Promise<HandlingResult<T>> {
  return inTransaction(ports, (unit) => takeStepIn(unit, kind, id, changed, then));
}

export async function takeStepIn<T extends Handled>(
  unit: UnitOfWork,
  kind: Kind<T>,
  id: string,
  changed: ChangeOf<T>,
  then: Then<T>,
): Promise<HandlingResult<T>> {
  const records = kind.in(unit.records);
  const entry = await records.find(id);
  if (!entry) return refused(kind.missing);
  if (entry.closed) return refused(kind.closed);
  const after = changed(entry, unit.now);
  if (typeof after === 'string') return refused(after);
  if (!(await records.save(after))) return refused(kind.overtaken);
  await then(unit, after);
  return { outcome: 'done', value: { ...after, version: after.version + 1 } };
}
