// Delivers an event repeatedly until it is acknowledged, as a platform does.
import { setTimeout as wait } from 'node:timers/promises';

const FIRST_REDELIVERY_MS = 500;
const LONGEST_REDELIVERY_MS = 8_000;

/** Returns the number of attempts. */
export async function untilAcknowledged(attempt: () => Promise<Response>): Promise<number> {
  for (let attempts = 1; ; attempts += 1) {
    const response = await attempt().catch(() => undefined);
    // Reads the response to its end, so that the connection can be used again.
    await response?.text().catch(() => undefined);
    if (response?.ok) return attempts;
    const pauseMs = Math.min(LONGEST_REDELIVERY_MS, FIRST_REDELIVERY_MS * 2 ** (attempts - 1));
    await wait(pauseMs * (0.5 + Math.random()));
  }
}
