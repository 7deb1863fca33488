// Counts the messages that still arrive while a platform refuses one card and one message for 5 minutes of real time.
import { runBlockedDelivery } from '../scenarios/blocked-delivery/run-blocked-delivery.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

const FOR_MS = 5 * 60_000;

export async function measureBlockedDelivery({ measurements }: AcceptanceContext): Promise<void> {
  const found = await runBlockedDelivery(FOR_MS);
  measurements.atMost('seconds until an urgent request arrived', found.urgentAfterMs / 1_000, 60);
  measurements.atMost('seconds until the slowest other request arrived', found.slowestAfterMs / 1_000, 60);
  measurements.note('what did not arrive', found.missing.join('; ') || 0, '0', found.missing.length === 0);
  measurements.atLeast('attempts at the card that was never taken', found.attempts, 5);
}
