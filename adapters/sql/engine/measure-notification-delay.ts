import type { Broadcast, Log } from '../../../bot/model/ports.js';
import { withDeadline } from '../../../knowledge/model/with-deadline.js';
import { createBroadcast } from './broadcast.js';

/** Notifications normally take milliseconds. If there is a pooler in between, they may never arrive. */
const HEARD_WITHIN_MS = 3_000;

/**
 * Returns how long a notification takes, in milliseconds, or undefined if none arrived. Without
 * notifications, the service is slower but still works.
 */
export async function measureNotificationDelay(databaseUrl: string, log: Log): Promise<number | undefined> {
  const [one, other] = [createBroadcast(databaseUrl, log), createBroadcast(databaseUrl, log)];
  const listens = ({ listen }: Broadcast) => new Promise((resolve) => listen(resolve));
  const asked = Promise.all([listens(one), listens(other)]).then(async () => {
    const start = performance.now();
    const heard = listens(other);
    one.send('doctor');
    await heard;
    return Math.ceil(performance.now() - start);
  });
  const answer = await withDeadline(asked, HEARD_WITHIN_MS);
  await Promise.all([one.close(), other.close()]);
  return answer;
}
