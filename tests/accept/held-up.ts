// Five minutes in which one card is never taken and one message is refused: what arrives meanwhile, in real time.
import { runHeldUp } from '../scenarios/held-up/run-held-up.js';
import type { Setting } from './setting.js';

const FOR_MS = 5 * 60_000;

export async function measureHeldUp({ figures }: Setting): Promise<void> {
  const found = await runHeldUp(FOR_MS);
  figures.atMost('seconds until an urgent request arrived', found.urgentAfterMs / 1_000, 60);
  figures.atMost('seconds until the slowest other request arrived', found.slowestAfterMs / 1_000, 60);
  figures.note('what did not arrive', found.missing.join('; ') || 0, '0', found.missing.length === 0);
  figures.atLeast('attempts at the card that was never taken', found.attempts, 5);
}
