// Platforms without the pauses between messages. Otherwise most of a test's time would be spent waiting for the next
// second.
import type { PlatformWiring } from '../../../adapters/compose/platforms.js';

/** Messages still take turns, and a platform's refusals still hold them up. */
const TURN_MS = 5;

export function hurried(wiring: PlatformWiring): PlatformWiring {
  return {
    ...wiring,
    connect(parts) {
      const connected = wiring.connect(parts);
      if (!connected?.platform.limitsOf) return connected;
      const { platform } = connected;
      const limitsOf: typeof platform.limitsOf = (place) =>
        platform.limitsOf!(place).map((limit) => ({ ...limit, everyMs: TURN_MS }));
      return { ...connected, platform: { ...platform, limitsOf } };
    },
  };
}
