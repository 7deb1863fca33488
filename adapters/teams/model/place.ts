// Turns Teams conversations into places, and makes the message ids that the rest of the bot uses.
import type { Place } from '../../../bot/model/messages/message.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { deliveryWording } from '../wording/delivery-wording.js';
import { addressSchema, type TeamsActivity, type TeamsAddress } from './types.js';

/**
 * In a channel, a thread's id consists of the channel's id, this separator, and the id of the thread's first
 * message.
 */
const THREAD_MARK = ';messageid=';

export function placeOf(activity: TeamsActivity): Place {
  const { conversation, serviceUrl, channelId, recipient, channelData } = activity;
  const tenantId = conversation.tenantId ?? channelData.tenant?.id;
  const address: TeamsAddress = {
    serviceUrl,
    channelId,
    bot: { id: recipient.id },
    conversation: { ...conversation, ...(tenantId ? { tenantId } : {}) },
    ...(channelData.team && { team: channelData.team.id }),
  };
  return teamsPlace(address);
}

export function teamsPlace(address: TeamsAddress): Place {
  return { platform: 'teams', id: address.conversation.id, kind: kindOf(address), address: plain(address) };
}

/** Drops keys without a value, so that the object is the same after it has been stored. */
function plain(address: TeamsAddress): Place['address'] {
  return JSON.parse(JSON.stringify(address)) as Place['address'];
}

/** An emulator does not send a type. Only channels in Teams have threads. */
function kindOf({ conversation }: TeamsAddress): Place['kind'] {
  if (conversation.conversationType === 'channel') return 'channel';
  if (conversation.conversationType === 'groupChat' || conversation.isGroup) return 'group';
  return 'personal';
}

/** True for channels of the same team, because the app is added to a team and not to each channel. */
export function isJoinedWith(place: Place, joined: Place): boolean {
  const team = teamOf(place);
  return team !== undefined && team === teamOf(joined);
}

const teamOf = ({ address }: Place): string | undefined => addressSchema.safeParse(address).data?.team;

/** Throws a permanent `DeliveryFailure` if this adapter did not make the address. */
export function teamsAddressOf(place: Place): TeamsAddress {
  const parsed = addressSchema.safeParse(place.address);
  if (parsed.success) return parsed.data;
  throw new DeliveryFailure(...deliveryWording.badAddress, { fault: 'place', cause: parsed.error });
}

/** A Teams id is a time, and is only unique within a chat or channel. So our id includes the conversation. */
export function messageKey(conversationId: string, activityId: string): string {
  return `${conversationId.split(THREAD_MARK)[0]!}/${activityId}`;
}

export function activityIdIn(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/**
 * Returns the thread to reply in: the thread below the channel's message, or the thread that the message is
 * in.
 */
export function threadConversation(conversationId: string, activityId: string): string {
  return conversationId.includes(THREAD_MARK) ? conversationId : conversationId + THREAD_MARK + activityId;
}

/**
 * Returns the key of the message that started this thread. Undefined outside channels, and for that first
 * message.
 */
export function threadOf(conversationId: string, activityId: string | undefined): string | undefined {
  const root = conversationId.split(THREAD_MARK)[1];
  return root && root !== activityId ? messageKey(conversationId, root) : undefined;
}
