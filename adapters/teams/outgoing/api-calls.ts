// Makes the calls to Teams that post, replace and complete messages. Each failure is a `DeliveryFailure` that
// says what to do.
import type { Activity } from 'botbuilder';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import type { TeamsAdapter } from '../service/bot-framework.js';
import { isMessageGone, isNoMember, toDeliveryFailure } from '../service/delivery-failure.js';
import type { TeamsAddress } from '../model/types.js';
import type { Asked } from '../wording/delivery-wording.js';

export interface Calls {
  /**
   * Returns the id of the posted message, or an empty string if Teams gives none. `asked` is what
   * the failure says was not done.
   */
  post(asked: Asked, address: TeamsAddress, activity: Partial<Activity>): Promise<string>;
  /** Posts a message that only this person can see. */
  postOnlyFor(
    asked: Asked,
    address: TeamsAddress,
    person: string,
    activity: Partial<Activity>,
  ): Promise<string>;
  /**
   * Returns the number of members of a chat or of a channel's team. Only reads the first page of results,
   * so the number may be too low. Fails if the app is not installed there.
   */
  countMembers(asked: Asked, address: TeamsAddress): Promise<number>;
  /** Returns true if the person is in the chat or the channel's team. */
  isMember(asked: Asked, address: TeamsAddress, person: string): Promise<boolean>;
  replace(asked: Asked, address: TeamsAddress, id: string, activity: Partial<Activity>): Promise<unknown>;
  remove(asked: Asked, address: TeamsAddress, id: string): Promise<unknown>;
}

export function createCalls(adapter: TeamsAdapter): Calls {
  return {
    post: (asked, address, activity) =>
      reach(asked, () =>
        adapter.inConversation(address, async (context) => {
          const [response] = await adapter.sendActivities(context, [{ ...from(address), ...activity }]);
          return response?.id ?? '';
        }),
      ),
    postOnlyFor: (asked, address, person, activity) =>
      reach(asked, () =>
        adapter.inConversationWith(address, person, async (context, { id }) => {
          const recipient = { id, name: '' };
          const [response] = await adapter.sendActivities(context, [
            { ...from(address), ...activity, recipient },
          ]);
          return response?.id ?? '';
        }),
      ),
    countMembers: (asked, address) => reach(asked, () => adapter.countMembers(address)),
    isMember: (asked, address, person) =>
      reach(asked, () =>
        adapter.findMember(address, person).then(
          () => true,
          (error: unknown) => {
            if (isNoMember(error)) return false;
            throw error;
          },
        ),
      ),
    replace: (asked, address, id, activity) =>
      reach(asked, () =>
        adapter.inConversation(address, (context) =>
          adapter.updateActivity(context, { ...from(address), ...activity, id }),
        ),
      ),
    remove: (asked, address, id) =>
      reach(asked, () => adapter.inConversation(address, (context) => context.deleteActivity(id))),
  };
}

/**
 * Returns undefined if Teams clearly refused the call. Throws if Teams may have accepted the call, or may
 * accept it later.
 */
export async function unlessRefused<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DeliveryFailure && isFinal(error)) return undefined;
    throw error;
  }
}

/** Returns undefined if the message is gone, for example because someone deleted it. */
export async function unlessGone<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DeliveryFailure && isMessageGone(error)) return undefined;
    throw error;
  }
}

/**
 * A 429 counts as a refusal: Teams did not accept the call, and after a pause, the message can be sent
 * without the stream.
 */
function isFinal({ fault, message }: DeliveryFailure): boolean {
  return fault === 'message' || fault === 'place' || /^Teams answered 429\b/.test(message);
}

async function reach<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDeliveryFailure(error, asked);
  }
}

function from({ serviceUrl, channelId, bot, conversation }: TeamsAddress): Partial<Activity> {
  return { serviceUrl, channelId, from: { ...bot, name: '' }, conversation } as Partial<Activity>;
}
