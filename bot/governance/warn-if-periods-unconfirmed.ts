import type { RetentionSchedule } from '../model/governance/retention.js';
import type { BotPorts } from '../model/ports.js';
import { arePeriodsConfirmed } from './delete-old.js';

export async function warnIfPeriodsUnconfirmed({
  store,
  log,
  retention,
}: Pick<BotPorts, 'store' | 'log'> & { retention: RetentionSchedule }): Promise<void> {
  if (await arePeriodsConfirmed(store, retention)) return;
  log.warn(
    {},
    'No old data is being deleted yet. Check the retention periods at /desk/retention or with "ctac retention", then confirm them at /desk/retention or with RETENTION_CONFIRMED=yes.',
  );
}
