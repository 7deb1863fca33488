// Teams as the outbox sees it: sends cards, replaces them, shows typing and opens personal chats.
import type { Activity } from 'botbuilder';
import type { OutgoingMessage, Place } from '../../bot/message.js';
import type { Person } from '../../bot/person.js';
import type { Inbox, Log, Platform } from '../../bot/ports.js';
import type { HttpHandler } from '../http.js';
import type { BotFrameworkConfig } from './bot-framework.js';
import { TeamsAdapter } from './bot-framework.js';
import { toDeliveryFailure } from './delivery-failure.js';
import { createEndpoint } from './endpoint.js';
import { createMemory } from './memory.js';
import { openPersonalChat } from './personal-chat.js';
import { activityIdIn, addressOf, messageKey, teamsPlace, threadConversation } from './place.js';
import { renderCard } from './render.js';
import type { TeamsAddress } from './types.js';

export interface TeamsConfig extends BotFrameworkConfig {
  log: Log;
  /**
   * Without `appId` only: take activities that nobody signed, from this machine alone. The caller decides it from the
   * host that the server listens on and from NODE_ENV.
   */
  allowUnsigned?: boolean;
  /** Where Teams takes messages to a channel that nobody has written in yet; default is the public cloud. */
  serviceUrl?: string;
}

export interface TeamsPlatform extends Platform {
  readonly name: 'teams';
  /** What serves `POST /api/messages`; undefined where nobody could be let in. */
  endpoint(inbox: Inbox): HttpHandler | undefined;
  /** A channel by its id ("19:…@thread.tacv2"), as `ADVISERS_CHANNEL` names one. */
  channelPlace(channel: string): Place;
  threadPlace(place: Place, messageId: string): Place | undefined;
}

const PUBLIC_CLOUD = 'https://smba.trafficmanager.net/teams/';
const CARD = 'application/vnd.microsoft.card.adaptive';
/** Sent messages whose ids are remembered, so that a repeated attempt in this process posts nothing twice. */
const REMEMBERED = 1000;

/** Throws `ConfigurationFailure` where the settings do not fit together. Makes no call. */
export function createTeamsPlatform(config: TeamsConfig): TeamsPlatform {
  const adapter = new TeamsAdapter(config);
  const sent = createMemory<{ messageId: string }>(REMEMBERED);

  return {
    name: 'teams',
    hearsOnlyMentions: true,

    // Teams takes no key and lets nobody look for a message, so that an answer lost on the way may mean a second card.
    send: (place, message, key) =>
      sent.once(key, async () => {
        const address = addressOf(place);
        const id = await reach('send a message', () =>
          adapter.inConversation(address, async (context) => {
            const activity = messageActivity(address, message);
            const [response] = await adapter.sendActivities(context, [activity]);
            return response?.id ?? '';
          }),
        );
        return { messageId: messageKey(address.conversation.id, id) };
      }),

    async update(place, messageId, message) {
      const address = addressOf(place);
      await reach('replace a message', () =>
        adapter.inConversation(address, (context) =>
          adapter.updateActivity(context, {
            ...messageActivity(address, message),
            id: activityIdIn(messageId),
          }),
        ),
      );
    },

    async showProgress(place) {
      // Channels do not show it, and each call counts against the rate limit of the conversation.
      if (place.kind === 'channel') return;
      try {
        const address = addressOf(place);
        await adapter.inConversation(address, (context) =>
          adapter.sendActivities(context, [{ ...from(address), type: 'typing' }]),
        );
      } catch {
        // Best effort: the answer follows anyway.
      }
    },

    personalPlace: (person: Person, seenIn: Place) => openPersonalChat(adapter, person, seenIn),

    channelPlace: (channel) => channelPlace(config, channel),

    threadPlace(place, messageId) {
      if (place.kind !== 'channel') return undefined;
      const address = addressOf(place);
      const id = threadConversation(address.conversation.id, activityIdIn(messageId));
      return teamsPlace({ ...address, conversation: { ...address.conversation, id } });
    },

    endpoint: (inbox) => createEndpoint({ ...config, adapter, inbox }),
  };
}

function channelPlace(
  { serviceUrl = PUBLIC_CLOUD, appId = '', tenantId }: TeamsConfig,
  channel: string,
): Place {
  return teamsPlace({
    serviceUrl,
    channelId: 'msteams',
    bot: { id: `28:${appId}` },
    conversation: {
      id: channel,
      conversationType: 'channel',
      isGroup: true,
      ...(tenantId ? { tenantId } : {}),
    },
  });
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

/**
 * The card alone: Teams splits a message that has text and a card into two, returns no id that could be used to
 * replace it, and leaves the text out on mobile.
 */
function messageActivity(address: TeamsAddress, message: OutgoingMessage): Partial<Activity> {
  const { card, entities, summary } = renderCard(message);
  return {
    ...from(address),
    type: 'message',
    summary,
    attachments: [{ contentType: CARD, content: card }],
    entities,
  };
}
