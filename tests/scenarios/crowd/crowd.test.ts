// Tests many people asking at once on platforms that limit messages per second. No answer is lost, duplicated
// or later than necessary.
import { expect, test } from 'vitest';
import { runCrowd } from './run-crowd.js';

test(
  'everyone is answered once, as soon as the limits of the platforms allow',
  { timeout: 180_000 },
  async () => {
    const { lost, doubled, refused, channel } = await runCrowd(24);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    // The service waits until it is allowed to send, instead of retrying until a message is accepted.
    expect(refused).toBeLessThan(6);
    expect(channel.messages).toBeGreaterThanOrEqual(8);
    expect(channel.tookMs).toBeLessThan(channel.forcedMs + 10_000);
  },
);
