// Where a Teams conversation takes place, and the ids its messages have outside this folder.
import type { Place } from '../../../bot/model/messages/message.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import type { TeamsActivity, TeamsAddress } from './types.js';
import { addressSchema } from './types.js';

/** In a channel each thread has the channel's id with the id of its first message behind this mark. */
const THREAD_MARK = ';messageid=';

export function placeOf(activity: TeamsActivity): Place {
  const { conversation, serviceUrl, channelId, recipient, channelData } = activity;
  const tenantId = conversation.tenantId ?? channelData.tenant?.id;
  const address: TeamsAddress = {
    serviceUrl,
    channelId,
    bot: { id: recipient.id },
    conversation: { ...conversation, ...(tenantId ? { tenantId } : {}) },
  };
  return teamsPlace(address);
}

export function teamsPlace(address: TeamsAddress): Place {
  return { platform: 'teams', id: address.conversation.id, kind: kindOf(address), address: plain(address) };
}

/** JSON without the keys that hold nothing: a store gives the same object back. */
function plain(address: TeamsAddress): Place['address'] {
  return JSON.parse(JSON.stringify(address)) as Place['address'];
}

/** An emulator names no type; only Teams' channels have threads. */
function kindOf({ conversation }: TeamsAddress): Place['kind'] {
  if (conversation.conversationType === 'channel') return 'channel';
  if (conversation.conversationType === 'groupChat' || conversation.isGroup) return 'group';
  return 'personal';
}

/** Throws `DeliveryFailure`, for good, where the address is not one that this adapter made. */
export function addressOf(place: Place): TeamsAddress {
  const parsed = addressSchema.safeParse(place.address);
  if (parsed.success) return parsed.data;
  throw new DeliveryFailure(
    'The stored address of a Teams conversation cannot be read.',
    'Nothing can be sent there until someone writes in that conversation again.',
    { fault: 'place', cause: parsed.error },
  );
}

/** Teams' ids are times and only unique within a chat or channel, so ours carry the conversation as well. */
export function messageKey(conversationId: string, activityId: string): string {
  return `${conversationId.split(THREAD_MARK)[0]!}/${activityId}`;
}

/** Teams' own id in one of our keys. */
export function activityIdIn(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** The conversation for replies to a channel's message; for a message in a thread, that thread. */
export function threadConversation(conversationId: string, activityId: string): string {
  return conversationId.includes(THREAD_MARK) ? conversationId : conversationId + THREAD_MARK + activityId;
}

/** The key of the message whose thread this conversation is; undefined outside channels and for that message itself. */
export function threadOf(conversationId: string, activityId: string | undefined): string | undefined {
  const root = conversationId.split(THREAD_MARK)[1];
  return root && root !== activityId ? messageKey(conversationId, root) : undefined;
}
