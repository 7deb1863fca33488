// Finds the channels that the settings name. A platform that is down must not stop the others, so the service
// starts without a channel that it cannot find, and keeps looking.
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import { bugLogger } from '../jobs/describe-bug.js';
import { untilDone, type Repeated } from '../jobs/repeat.js';
import type { Place } from '../model/messages/message.js';
import type { Log } from '../model/ports.js';
import { operatorWording } from '../wording/staff/operator-wording.js';

export interface Channels<Setting extends string> {
  /** Undefined if the setting is empty, or if the channel has never been found. */
  placeOf(which: Setting): Place | undefined;
  notFound(): Setting[];
  /** Looks for the missing channels until all are found. Calls `onFound` after each. */
  keepLooking(onFound: () => Promise<unknown>): Repeated;
}

export interface ChannelSearch<Setting extends string> {
  /** Asks the platform. Throws `ConfigurationFailure` or `DeliveryFailure`. */
  find: (which: Setting) => Promise<Place>;
  /** The place from an earlier run, which is used until the channel is found. */
  known: (which: Setting) => Promise<Place | undefined>;
  log: Log;
  lookAgainMs?: number;
}

const LOOK_AGAIN_MS = 15_000;

/** Throws `ConfigurationFailure`. */
export async function findChannels<Setting extends string>(
  named: readonly Setting[],
  { find: findPlace, known, log, lookAgainMs = LOOK_AGAIN_MS }: ChannelSearch<Setting>,
): Promise<Channels<Setting>> {
  const places = new Map<Setting, Place>();
  const missing = new Set<Setting>();
  const find = async (which: Setting) => void places.set(which, await findPlace(which));
  const findAtStart = async (which: Setting) => {
    try {
      await find(which);
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error;
      missing.add(which);
      const before = await known(which);
      if (before) places.set(which, before);
    }
  };
  await Promise.all(named.map(findAtStart));
  return {
    placeOf: (which) => places.get(which),
    notFound: () => [...missing],
    keepLooking(onFound) {
      let isNew = false;
      return untilDone(
        lookAgainMs,
        async () => {
          const looking = [...missing].map(async (which) => {
            await find(which);
            missing.delete(which);
            isNew = true;
            log.info({ channel: which }, 'The channel has been found.');
          });
          await Promise.allSettled(looking);
          if (isNew) await onFound();
          isNew = false;
          await Promise.all(looking);
        },
        { onFailure: bugLogger(log, 'error', operatorWording.channelNotFound, { channels: [...missing] }) },
      );
    },
  };
}
