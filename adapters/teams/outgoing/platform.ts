// Teams as the outbox sees it: sends cards, replaces them, shows typing and opens personal chats.
import type { Activity } from 'botbuilder';
import type { OutgoingMessage, Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { Broadcast, Inbox, Log, Platform } from '../../../bot/model/ports.js';
import type { HttpHandler } from '../../http/http.js';
import type { BotFrameworkConfig } from '../service/bot-framework.js';
import { TeamsAdapter } from '../service/bot-framework.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { refusedCardText } from '../cards/refused-card-text.js';
import { isCardRefused, toDeliveryFailure } from '../service/delivery-failure.js';
import { createEndpoint } from '../incoming/endpoint.js';
import { createKeyedCache } from '../model/keyed-cache.js';
import { openPersonalChat } from './personal-chat.js';
import { createStreamedSending } from './streamed-sending.js';
import { shareStreams } from './shared-streams.js';
import { createStreams, STREAM_PACE } from './streams.js';
import type { StreamPace } from './streams.js';
import { activityIdIn, addressOf, messageKey, teamsPlace, threadConversation } from '../model/place.js';
import type { RenderedMessage } from '../cards/render.js';
import { renderCard } from '../cards/render.js';
import { isOnThisMachine, isTeamsAddress, PUBLIC_CLOUD } from '../service/service-url.js';
import type { TeamsAddress } from '../model/types.js';
import { addressSchema } from '../model/types.js';

export interface TeamsConfig extends BotFrameworkConfig {
  log: Log;
  /**
   * Only without `appId`: accept unsigned activities, from this machine only. The caller decides this from the host
   * that the server listens on and from NODE_ENV.
   */
  allowUnsigned?: boolean;
  /** Also where to send messages until Teams has sent us one. */
  serviceUrl?: string;
  /** Addresses of conversations someone has written in, newest first: the channel is in the same place as their tenant. */
  heard?: () => Promise<Place['address'][]>;
  /** Whether an address on this machine may be Teams': outside production. */
  allowThisMachine?: boolean;
  /** Where other processes run on the same store. */
  broadcast?: Broadcast;
  /** For tests. */
  streamPace?: Partial<StreamPace>;
}

export interface TeamsPlatform extends Platform {
  /** Serves `POST /api/messages`; undefined if no one could be let in. */
  endpoint(inbox: Inbox): HttpHandler | undefined;
  /** A channel by its id ("19:…@thread.tacv2"), as `ADVISERS_CHANNEL` names one. */
  channelPlace(channel: string): Place;
  threadPlace(place: Place, messageId: string): Place | undefined;
}

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Sent messages whose ids are remembered, so that a repeated attempt in this process posts nothing twice. */
const REMEMBERED = 1000;

/** Throws `ConfigurationFailure` if the settings do not fit together. Makes no call. */
export function createTeamsPlatform(config: TeamsConfig): TeamsPlatform {
  const adapter = new TeamsAdapter(config);
  const sent = createKeyedCache<{ messageId: string }>(REMEMBERED);
  const pace = { ...STREAM_PACE, ...config.streamPace };

  async function post(address: TeamsAddress, activity: Partial<Activity>): Promise<string> {
    const whole = { ...from(address), ...activity };
    return adapter.inConversation(address, async (context) => {
      const [response] = await adapter.sendActivities(context, [whole]);
      return response?.id ?? '';
    });
  }

  function replace(address: TeamsAddress, id: string, activity: Partial<Activity>): Promise<unknown> {
    const whole = { ...from(address), ...activity, id };
    return adapter.inConversation(address, (context) => adapter.updateActivity(context, whole));
  }

  const shared = config.broadcast && shareStreams(config.broadcast, pace.longest);
  const streams = createStreams(
    (address, piece) => reach('show progress', () => post(address, piece)),
    pace,
    shared,
  );
  const complete = createStreamedSending(streams, {
    post: (address, activity) => reach('complete a message', () => post(address, activity)),
    replace: (address, id, activity) => reach('complete a message', () => replace(address, id, activity)),
  });

  return {
    name: 'teams',
    label: 'Teams',
    hearsOnlyMentions: true,
    changesPressed: true,

    // Teams takes no key and has no way to look for a message, so if its reply is lost there may be a second card.
    send: (place, message, key) =>
      sent.once(key, async () => {
        const address = await findAddress(config, place);
        const rendered = renderCard(message);
        const streamed =
          place.kind === 'personal' && !message.urgent
            ? await complete(key, address, cardActivity(rendered), sentencesOf(message))
            : undefined;
        const id =
          streamed ??
          (await withTextFallback('send a message', rendered, (activity) => post(address, activity)));
        return { messageId: messageKey(address.conversation.id, id) };
      }),

    async update(place, messageId, message) {
      const address = await findAddress(config, place);
      await withTextFallback('replace a message', renderCard(message), (activity) =>
        replace(address, activityIdIn(messageId), activity),
      );
    },

    async showProgress(place, stage, verified = []) {
      // Channels do not show it, and each call counts against the rate limit of the conversation.
      if (place.kind === 'channel') return;
      try {
        const address = addressOf(place);
        if (place.kind === 'personal')
          streams.show(address, stage, verified.map(({ text }) => text).join('\n\n'));
        if (!verified.length) await post(address, { type: 'typing' });
      } catch {
        // Best effort: the answer follows anyway.
      }
    },

    async personalPlace(person: Person, seenIn: Place) {
      if (seenIn.kind === 'personal') return seenIn;
      return openPersonalChat(adapter, person, await findAddress(config, seenIn));
    },

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
    assumed: true,
  });
}

/** A channel we have received nothing from is where its tenant's other conversations are. */
async function findAddress(
  { heard, allowThisMachine = false }: TeamsConfig,
  place: Place,
): Promise<TeamsAddress> {
  const { assumed, ...address } = addressOf(place);
  if (!assumed) return address;
  const { tenantId } = address.conversation;
  for (const known of (await heard?.()) ?? []) {
    const { data } = addressSchema.safeParse(known);
    if (!data || data.assumed || (tenantId && data.conversation.tenantId !== tenantId)) continue;
    const { serviceUrl } = data;
    if (isTeamsAddress(serviceUrl) || (allowThisMachine && isOnThisMachine(serviceUrl)))
      return { ...address, serviceUrl };
  }
  return address;
}

/** Sends the card or, if Teams refuses it, its words: a second call only after an answer that says so. */
async function withTextFallback<T>(
  doing: string,
  rendered: RenderedMessage,
  post: (activity: Partial<Activity>) => Promise<T>,
): Promise<T> {
  try {
    return await reach(doing, () => post(cardActivity(rendered)));
  } catch (error) {
    if (!(error instanceof DeliveryFailure) || !isCardRefused(error)) throw error;
    return reach(doing, () => post(textActivity(rendered)));
  }
}

function sentencesOf({ parts }: OutgoingMessage): string[] {
  return parts.flatMap((part) => (part.kind === 'claims' ? part.claims.map(({ text }) => text) : []));
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
function cardActivity({ card, entities, summary }: RenderedMessage): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: CARD, content: card }],
    entities,
  };
}

/** Without a card there is one message and one id, so that a later card can replace it. */
function textActivity(rendered: RenderedMessage): Partial<Activity> {
  const { summary } = rendered;
  return { type: 'message', summary, textFormat: 'xml', text: refusedCardText(rendered) };
}
