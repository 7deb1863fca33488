// Counts the answers that are lost, duplicated or late when 300 people ask at once. A delay caused by the
// platforms’ rate limits does not count as late.
import { runCrowd } from '../../scenarios/crowd/run-crowd.js';
import type { AcceptanceContext } from '../support/acceptance-context.js';

const PEOPLE = 300;

export async function measureCrowd({ measurements }: AcceptanceContext): Promise<void> {
  const found = await runCrowd(PEOPLE);
  const { channel } = found;
  process.stdout.write(`${JSON.stringify(found)}\n`);
  measurements.atMost('conversations without an answer', found.lost, 0);
  measurements.atMost('conversations with two answers', found.doubled, 0);
  measurements.atMost('messages that a platform refused', found.refused, PEOPLE / 10);
  const lateMs = channel.tookMs - channel.forcedMs;
  measurements.atMost('seconds the channel took longer than its limit', lateMs / 1_000, 10);
}
