// Records decisions about retention: to confirm the periods, so that deletion can start, or to stop deletion.
import { periodsKey } from '../model/governance/retention.js';
import type { RetentionPorts } from './delete-old.js';

type ConfirmPorts = Pick<RetentionPorts, 'store' | 'clock' | 'retention'>;

/** Returns false, and records nothing, if the periods have changed since they were shown. */
export async function confirmPeriods(
  { store, clock, retention }: ConfirmPorts,
  by: string,
  shown: string,
): Promise<boolean> {
  const periods = periodsKey(retention.periods);
  if (shown !== periods) return false;
  const at = clock().toISOString();
  await store.records.decisions.record({ kind: 'periods-confirmed', by, at, details: { periods } });
  return true;
}

export async function stopDeleting(
  { store, clock }: Omit<ConfirmPorts, 'retention'>,
  by: string,
): Promise<void> {
  const at = clock().toISOString();
  await store.records.decisions.record({ kind: 'deletion-stopped', by, at, details: {} });
}
