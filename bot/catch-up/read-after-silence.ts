// Reads what was missed if nothing arrived for a while, because the platform may not have been able to reach the
// service, even though it was running.
import { describeFailure } from '../../knowledge/model/errors.js';
import type { PlatformName } from '../model/people/person.js';
import type { BotPorts, Inbox } from '../model/ports.js';
import { queueChats, SENT_AGAIN_WITHIN_MS } from './read-missed.js';

/**
 * Usually no one wrote, so we ask less often and about fewer chats than after a stop: at most 100 calls each
 * half an hour.
 */
const SILENCE = { silentMs: 30 * 60_000, chats: 100 };

export function readAfterSilence(inbox: Inbox, ports: BotPorts): Inbox {
  const startedAt = ports.clock().getTime();
  const heardAt = new Map<PlatformName, number>();

  async function hear(platform: PlatformName): Promise<void> {
    const now = ports.clock().getTime();
    const silentMs = now - (heardAt.get(platform) ?? startedAt);
    heardAt.set(platform, now);
    if (silentMs >= SILENCE.silentMs) await readMissed(platform, SILENCE);
  }

  /** Nothing may keep the message that has just arrived from being stored. */
  async function readMissed(platform: PlatformName, silence: typeof SILENCE): Promise<void> {
    if (!ports.platforms.get(platform)?.missedIn) return;
    await queueChats(ports, platform, silence).catch((error: unknown) =>
      ports.log.error({ failure: describeFailure(error) }, 'Could not find out which messages were missed.'),
    );
  }

  return {
    async receive(event) {
      // Look before the event is stored, because it would hide the silence.
      await hear(event.place.platform);
      return inbox.receive(event);
    },
    reconnected: (platform) => readMissed(platform, { ...SILENCE, silentMs: SENT_AGAIN_WITHIN_MS }),
  };
}
