// Implements the outbox's `Platform` interface for Teams: sends and replaces cards, shows typing and opens
// personal chats.
import type { OutgoingMessage, Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { Broadcast, Inbox, Log, Platform, PostedPlace } from '../../../bot/model/ports.js';
import type { HttpHandler } from '../../http/http.js';
import { TeamsAdapter, type BotFrameworkConfig } from '../service/bot-framework.js';
import type { AdviserSignIn } from '../incoming/confirm-adviser.js';
import { createEndpoint, type EndpointConfig } from '../incoming/endpoint.js';
import type { ExtensionConfig } from '../incoming/message-extension.js';
import { createKeyedCache } from '../model/keyed-cache.js';
import { channelWording } from '../wording/channel-wording.js';
import { cardActivity } from './activities.js';
import { createCalls, unlessRefused, type Calls } from './api-calls.js';
import { openPersonalChat } from './personal-chat.js';
import { createPosting } from './posting.js';
import { createStreamedSending } from './streamed-sending.js';
import { shareStreams } from './shared-streams.js';
import { createStreams, STREAM_PACE, type StreamPace, type Streams } from './streams.js';
import {
  activityIdIn,
  teamsAddressOf,
  isJoinedWith,
  messageKey,
  teamsPlace,
  threadConversation,
} from '../model/place.js';
import { renderCard } from '../rendering/render.js';
import { toDeliveryFailure } from '../service/delivery-failure.js';
import { cloudOf } from '../service/cloud.js';
import { personRules } from '../service/person-token.js';
import { signInRefusal } from '../service/sign-in.js';
import { isOnThisMachine, isTeamsAddress, PUBLIC_CLOUD } from '../service/service-url.js';
import { addressSchema, type TeamsAddress } from '../model/types.js';

export interface TeamsConfig extends BotFrameworkConfig, ExtensionConfig {
  log: Log;
  /**
   * Accepts unsigned activities, but only without `appId` and only from this machine. The caller sets this
   * from NODE_ENV and the host that the server listens on.
   */
  allowUnsigned?: boolean;
  /**
   * The address of Teams. We send messages to this address until Teams has sent us an activity that contains
   * its address.
   */
  serviceUrl?: string;
  /**
   * Addresses of conversations that someone has written in, newest first. A channel has the same service URL
   * as other conversations in its tenant.
   */
  heard?: () => Promise<Place['address'][]>;
  /** If true, we trust an address on this machine as if it were Teams. Never true in production. */
  allowThisMachine?: boolean;
  /** Set if other processes use the same store. */
  broadcast?: Broadcast;
  streamPace?: Partial<StreamPace>;
  /** If set, advisers must sign in each time they press a button. Needs `appId` and `tenantId`. */
  adviserSignIn?: Pick<AdviserSignIn, 'resource' | 'deskUrl'>;
  /** For tests: where to find the keys that Entra signs with. */
  entraMetadataUrl?: string;
}

export interface TeamsPlatform extends Platform {
  /** Handles `POST /api/messages`. Undefined if every request would be refused. */
  endpoint(inbox: Inbox): HttpHandler | undefined;
  /** Returns the place for a channel id ("19:…@thread.tacv2"), such as the one in `ADVISERS_CHANNEL`. */
  channelPlace(channel: string): Place;
  threadPlace(place: Place, messageId: string): Place | undefined;
  isJoinedWith(place: Place, joined: Place): boolean;
  /**
   * For `ctac doctor`. Throws `ConfigurationFailure` if Microsoft refuses to sign the bot in, and
   * `DeliveryFailure` for any other error.
   */
  signIn(): Promise<void>;
  /** Describes the channel for `ctac doctor`. Throws `DeliveryFailure`. */
  lookUpChannel(place: Place): Promise<string>;
}

/**
 * In one conversation, Teams accepts 7 messages in 1 second, 8 in 2 seconds and 60 in 30 seconds. We send
 * fewer, because progress messages also count.
 */
const CONVERSATION_LIMIT = { burst: 4, everyMs: 600 };
/** Teams accepts 50 calls a second from one app in one tenant. */
const TENANT_LIMIT = { burst: 10, everyMs: 25 };

/** How many sent messages to remember, so that a retry in this process does not post a message twice. */
const REMEMBERED = 1000;

/** Throws `ConfigurationFailure` if the settings do not work together. Makes no calls. */
export function createTeamsPlatform(config: TeamsConfig): TeamsPlatform {
  const adapter = new TeamsAdapter(config);
  const sent = createKeyedCache<PostedPlace>(REMEMBERED);
  const pace = { ...STREAM_PACE, ...config.streamPace };

  const calls = createCalls(adapter);
  const { post, replace, isMember } = calls;
  const posting = createPosting(calls);
  const shared = config.broadcast && shareStreams(config.broadcast, pace.longest);
  const streams = createStreams((address, piece) => post('show-progress', address, piece), pace, shared);
  const complete = createStreamedSending(streams, { post, replace });

  return {
    name: 'teams',
    label: 'Teams',
    hearsOnlyMentions: true,
    mayReorder: true,
    changesPressed: true,
    ...(config.adviserSignIn && { claimsNeedSignIn: true }),

    limitsOf(place) {
      const { id, tenantId = '' } = teamsAddressOf(place).conversation;
      return [
        { ...CONVERSATION_LIMIT, key: id },
        { ...TENANT_LIMIT, key: `tenant ${tenantId}` },
      ];
    },

    // Teams has no idempotency keys and cannot search for a message. If its reply is lost, we may post a
    // second card.
    send: (place, message, key) =>
      sent.once(key, async () => {
        const address = await findAddress(config, place);
        const rendered = renderCard(message);
        const streamed =
          place.kind === 'personal' && !message.urgent
            ? await complete(key, address, cardActivity(rendered), sentencesOf(message))
            : undefined;
        const alone = streamed ?? (await targeted(calls, address, message, place.kind));
        return postedAs(address, alone === undefined ? await posting.post(key, address, rendered) : [alone]);
      }),

    async update(place, messageId, message, { key, furtherPages } = { key: messageId, furtherPages: [] }) {
      const address = await findAddress(config, place);
      const before = [messageId, ...furtherPages].map(activityIdIn);
      return postedAs(address, await posting.replace(key, address, before, renderCard(message)));
    },

    showProgress: (...progress) => showProgress(streams, post, ...progress),

    async personalPlace(person: Person, seenIn: Place) {
      if (seenIn.kind === 'personal') return seenIn;
      return openPersonalChat(adapter, person, await findAddress(config, seenIn));
    },

    async standing(person, channels) {
      for (const channel of channels)
        if (await isMember('find-member', await findAddress(config, channel), person.id)) return 'member';
      return 'outside';
    },

    signIn: () => signIn(adapter),

    lookUpChannel: (place) => lookUpChannel(calls, config, place),

    channelPlace: (channel) => channelPlace(config, channel),

    threadPlace,
    isJoinedWith,

    endpoint: (inbox) => createEndpoint({ ...config, ...signInFor(config), adapter, inbox }),
  };
}

async function lookUpChannel({ countMembers }: Calls, config: TeamsConfig, place: Place): Promise<string> {
  const members = await countMembers('find-channel', await findAddress(config, place));
  return channelWording.found(members);
}

function signInFor(config: TeamsConfig): Pick<EndpointConfig, 'signIn'> {
  const { adviserSignIn, appId, tenantId, serviceUrl, entraMetadataUrl: keysFrom } = config;
  if (!adviserSignIn || !appId || !tenantId) return {};
  const rules = personRules(cloudOf(serviceUrl), { appId, tenantId, ...(keysFrom && { keysFrom }) });
  return { signIn: { ...adviserSignIn, rules } };
}

async function signIn(adapter: TeamsAdapter): Promise<void> {
  try {
    await adapter.signIn();
  } catch (error) {
    const refusal = signInRefusal(error);
    if (refusal) throw refusal;
    throw toDeliveryFailure(error, 'sign-in');
  }
}

/**
 * Posts a message that only one person sees. Returns undefined if the message is meant for everyone, or if
 * Teams cannot post privately here. Then the message goes to everyone, which is safe because it gives no
 * details.
 */
async function targeted(
  { postOnlyFor }: Calls,
  address: TeamsAddress,
  message: OutgoingMessage,
  kind: Place['kind'],
): Promise<string | undefined> {
  const { onlyFor } = message;
  if (onlyFor === undefined || kind === 'personal') return undefined;
  return unlessRefused(() => postOnlyFor('send', address, onlyFor, cardActivity(renderCard(message))));
}

function threadPlace(place: Place, messageId: string): Place | undefined {
  if (place.kind !== 'channel') return undefined;
  const address = teamsAddressOf(place);
  const id = threadConversation(address.conversation.id, activityIdIn(messageId));
  return teamsPlace({ ...address, conversation: { ...address.conversation, id } });
}

async function showProgress(
  streams: Streams,
  post: Calls['post'],
  ...[place, stage, verified = [], language]: Parameters<NonNullable<Platform['showProgress']>>
): Promise<void> {
  // Channels do not show typing, and each call counts towards the conversation's rate limit.
  if (place.kind === 'channel') return;
  try {
    const address = teamsAddressOf(place);
    if (place.kind === 'personal')
      streams.show(address, stage, verified.map(({ text }) => text).join('\n\n'), language);
    if (!verified.length) await post('show-progress', address, { type: 'typing' });
  } catch {
    // Ignore any error, because the answer follows anyway.
  }
}

function postedAs({ conversation }: TeamsAddress, ids: readonly string[]): PostedPlace {
  const [messageId = '', ...furtherPages] = ids.map((id) => messageKey(conversation.id, id));
  return furtherPages.length ? { messageId, furtherPages } : { messageId };
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

/**
 * If we have not received anything from a channel, uses the service URL of another conversation in the
 * tenant.
 */
async function findAddress(
  { heard, allowThisMachine = false }: TeamsConfig,
  place: Place,
): Promise<TeamsAddress> {
  const { assumed, ...address } = teamsAddressOf(place);
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

function sentencesOf({ parts }: OutgoingMessage): string[] {
  return parts.flatMap((part) => (part.kind === 'claims' ? part.claims.map(({ text }) => text) : []));
}
