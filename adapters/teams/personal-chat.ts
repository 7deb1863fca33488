// Opens the one-to-one chat with a person whom the bot met in a channel or a group.
import type { ConversationParameters } from 'botbuilder';
import type { Place } from '../../bot/message.js';
import type { Person } from '../../bot/person.js';
import type { TeamsAdapter } from './bot-framework.js';
import { toDeliveryFailure } from './delivery-failure.js';
import { addressOf, teamsPlace } from './place.js';
import type { TeamsAddress } from './types.js';

/** The person blocked the bot, has not got the app and may not, or does not exist: no chat, but no failure either. */
const FORBIDDEN = /^Teams answered 40[34]\b/;

/** Undefined where Teams lets nobody open it. Opening it again gives the same chat. */
export async function openPersonalChat(
  adapter: TeamsAdapter,
  person: Person,
  seenIn: Place,
): Promise<Place | undefined> {
  if (seenIn.kind === 'personal') return seenIn;
  const address = addressOf(seenIn);
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
    const failure = toDeliveryFailure(error, 'open a personal chat');
    if (failure.permanent && FORBIDDEN.test(failure.message)) return undefined;
    throw failure;
  }
}

/** Teams takes the Entra object id as well as its own id of a member. */
function parameters({ bot, conversation }: TeamsAddress, person: Person): ConversationParameters {
  const { tenantId } = conversation;
  return {
    isGroup: false,
    bot: { ...bot, name: '' },
    members: [{ id: person.id, name: '' }],
    ...(tenantId ? { tenantId, channelData: { tenant: { id: tenantId } } } : {}),
  } as ConversationParameters;
}
