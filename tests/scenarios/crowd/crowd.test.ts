// Many ask at once on platforms that take so many messages a second: nothing is lost, doubled, or late without need.
import { expect, test } from 'vitest';
import { runCrowd } from './run-crowd.js';

test(
  'everyone is answered once, as soon as the limits of the platforms allow',
  { timeout: 180_000 },
  async () => {
    const { lost, doubled, refused, channel } = await runCrowd(24);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    // It waits for its turn here, and does not try until it is taken.
    expect(refused).toBeLessThan(6);
    expect(channel.messages).toBeGreaterThanOrEqual(8);
    expect(channel.tookMs).toBeLessThan(channel.forcedMs + 10_000);
  },
);
