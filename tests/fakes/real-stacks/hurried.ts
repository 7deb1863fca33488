// Connects the platforms to our fakes, and removes their pauses between messages, because a test would spend
// most of its time in them.
import type { PlatformTuning, PlatformWiring } from '../../../adapters/compose/platforms.js';
import type { FakeTeams } from '../fake-teams/fake-teams.js';

/** `callLimitMs`: the time limit for one call to a platform. */
export function tuningFor(
  { serviceUrl, openIdMetadataUrl, entraMetadataUrl, credentials }: FakeTeams,
  streamPace: { first: number; between: number },
  callLimitMs: number | undefined,
): PlatformTuning {
  return {
    teams: {
      serviceUrl,
      openIdMetadataUrl,
      entraMetadataUrl,
      credentials,
      streamPace,
      ...(callLimitMs !== undefined && { callLimitMs }),
    },
    ...(callLimitMs !== undefined && { slack: { timeoutMs: callLimitMs } }),
  };
}

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
