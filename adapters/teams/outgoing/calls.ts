// The calls to Teams: post, replace and complete a message. What fails is a `DeliveryFailure` that says what to do.
import type { Activity } from 'botbuilder';
import type { TeamsAdapter } from '../service/bot-framework.js';
import { toDeliveryFailure } from '../service/delivery-failure.js';
import type { TeamsAddress } from '../model/types.js';

export interface Calls {
  /** The id of what was posted; empty where Teams gives none. `doing` completes "could not …". */
  post(doing: string, address: TeamsAddress, activity: Partial<Activity>): Promise<string>;
  replace(doing: string, address: TeamsAddress, id: string, activity: Partial<Activity>): Promise<unknown>;
}

export function createCalls(adapter: TeamsAdapter): Calls {
  return {
    post: (doing, address, activity) =>
      reach(doing, () =>
        adapter.inConversation(address, async (context) => {
          const [response] = await adapter.sendActivities(context, [{ ...from(address), ...activity }]);
          return response?.id ?? '';
        }),
      ),
    replace: (doing, address, id, activity) =>
      reach(doing, () =>
        adapter.inConversation(address, (context) =>
          adapter.updateActivity(context, { ...from(address), ...activity, id }),
        ),
      ),
  };
}

async function reach<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDeliveryFailure(error, doing);
  }
}

function from({ serviceUrl, channelId, bot, conversation }: TeamsAddress): Partial<Activity> {
  return { serviceUrl, channelId, from: { ...bot, name: '' }, conversation } as Partial<Activity>;
}
