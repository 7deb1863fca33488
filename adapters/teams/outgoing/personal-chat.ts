// Opens a one-to-one chat with a person who used the bot in a channel or a group.
import type { ConversationParameters } from 'botbuilder';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { TeamsAdapter } from '../service/bot-framework.js';
import { toDeliveryFailure } from '../service/delivery-failure.js';
import { teamsPlace } from '../model/place.js';
import type { TeamsAddress } from '../model/types.js';

/**
 * Returns undefined if Teams will never allow the chat: the person has blocked the bot, has no access to
 * the app, or is not known. Opening a chat again returns the same chat.
 */
export async function openPersonalChat(
  adapter: TeamsAdapter,
  person: Person,
  address: TeamsAddress,
): Promise<Place | undefined> {
  try {
    const id = await adapter.createConversation(address, parameters(address, person));
    return teamsPlace({
      ...address,
      conversation: {
        id,
        conversationType: 'personal',
        ...(address.conversation.tenantId ? { tenantId: address.conversation.tenantId } : {}),
      },
    });
  } catch (error) {
    const failure = toDeliveryFailure(error, 'open-chat');
    if (failure.permanent) return undefined;
    throw failure;
  }
}

/** Teams accepts either a person's Entra object id or their Teams id. */
function parameters({ bot, conversation }: TeamsAddress, person: Person): ConversationParameters {
  const { tenantId } = conversation;
  return {
    isGroup: false,
    bot: { ...bot, name: '' },
    members: [{ id: person.id, name: '' }],
    ...(tenantId ? { tenantId, channelData: { tenant: { id: tenantId } } } : {}),
  } as ConversationParameters;
}
