// Reads messages that people wrote while the platform could not reach the service. Only for platforms that soon
// stop resending them.
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import { inTransaction } from '../jobs/unit-of-work.js';
import type { PlatformName } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { createInbox } from '../inbox/receive-event.js';

const MINUTE_MS = 60_000;
/**
 * Slack sends an event 3 times within 5 minutes, so nothing is lost if the service stops for less than that.
 */
export const SENT_AGAIN_WITHIN_MS = 5 * MINUTE_MS;
/**
 * Also reads events from this long before the last stored one, because some of those may have been missed
 * too.
 */
const OVERLAP_MS = 10 * MINUTE_MS;
/** Longer than a bank holiday weekend. After this, no one still expects a reply. */
const LONGEST_MS = 7 * 24 * 60 * MINUTE_MS;
const MOST_CHATS = 500;
/** Slack allows 50 of these calls a minute, and the bot also makes other calls. */
const APART_MS = 1_500;

/**
 * Call this before connecting any platform, because a new message would hide the fact that the service was
 * stopped.
 */
export async function queueMissed(ports: BotPorts): Promise<void> {
  const since = { silentMs: SENT_AGAIN_WITHIN_MS, chats: MOST_CHATS };
  for (const { name, missedIn } of ports.platforms.values())
    if (missedIn) await queueChats(ports, name, since);
}

/**
 * Queues one job for each chat, with the time to read from. If the process ends while reading, the jobs stay
 * in the queue. Does nothing if something was received within `silentMs`, by any process.
 */
export async function queueChats(
  ports: BotPorts,
  platform: PlatformName,
  { silentMs, chats: most }: { silentMs: number; chats: number },
): Promise<void> {
  await inTransaction(ports, async ({ records, now }) => {
    const { last, chats } = await records.conversations.heardOn(platform, most);
    if (last === undefined || Date.parse(now) - Date.parse(last) < silentMs) return;
    const before = (time: string, ms: number) => new Date(Date.parse(time) - ms).toISOString();
    const oldest = before(now, LONGEST_MS);
    // In a restored store, the last erasure may be newer than the last event. The platform may still have the
    // erased messages, so only read messages that were sent after the erasure.
    const erased = (await records.erasures.all(oldest)).at(-1)?.at ?? oldest;
    const since = [before(last, OVERLAP_MS), oldest, erased].sort().at(-1)!;
    for (const [index, conversation] of chats.entries())
      await records.jobs.enqueue(
        {
          kind: 'read-missed',
          payload: { conversation, since },
          lane: `missed:${conversation}`,
          platform,
          uniqueKey: `missed:${conversation}`,
          dueAt: before(now, -APART_MS * index),
        },
        now,
      );
  });
}

/** Reads the missed messages of one chat. The inbox ignores messages that it already has. */
export async function readMissed(
  ports: BotPorts,
  { conversation: id, since }: JobPayloads['read-missed'],
): Promise<void> {
  const conversation = await ports.store.records.conversations.find(id);
  const platform = conversation && ports.platforms.get(conversation.place.platform);
  // If the person has since asked to be forgotten, the conversation no longer names them.
  if (!conversation?.person || !platform?.missedIn) return;
  const inbox = createInbox(ports, () => undefined);
  const missed = await platform.missedIn(conversation.place, since).catch((error: unknown) => {
    // The chat no longer exists, so no one is waiting there.
    if (error instanceof DeliveryFailure && error.fault === 'place') return [];
    throw error;
  });
  for (const event of missed) await inbox.receive(event);
}
