// Connects the platforms to our fakes with hardly any pause between messages. Otherwise, tests would spend
// most of their time waiting.
import type { PlatformTuning, PlatformWiring } from '../../../adapters/composition/platforms.js';
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

/**
 * The pause between messages. Not 0, so that messages still take turns. If a platform refuses a message, the
 * usual delays apply.
 */
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
