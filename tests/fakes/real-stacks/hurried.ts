// Removes the pauses between messages from the platforms, because a test would spend most of its time in
// them.
import type { PlatformWiring } from '../../../adapters/compose/platforms.js';

/** Short, but not 0: messages still take turns, and a platform’s refusals still delay them. */
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
