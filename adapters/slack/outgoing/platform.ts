// Implements the outbox's `Platform` interface for Slack: sends and replaces messages, shows progress and
// opens direct messages.
import { operatorWording } from '../../../bot/wording/staff/operator-wording.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { Platform, PostedPlace } from '../../../bot/model/ports.js';
import { postedAs, replacePages, sendPages } from './post-pages.js';
import { ConfigurationFailure, DeliveryFailure } from '../../../knowledge/model/errors.js';
import type { Asked } from '../wording/delivery-wording.js';
import { setUpWording } from '../wording/set-up-wording.js';
import { checkApp, describeChannel } from './check-app.js';
import { createClient } from './client.js';
import { openDirect } from './open-direct-message.js';
import { toDeliveryFailure } from './failures.js';
import { messageIdOf, placeOf, teamOf, tsOf, userIdOf } from '../model/places.js';
import { membershipOf } from './membership.js';
import { createStreams } from './streams.js';
import { createProgressSigns } from './progress.js';
import { createShowWhereTyped, type ShowReply } from './show-where-typed.js';
import { isShownToOnePerson } from './show-to-one-person.js';
import { createPoster } from './post.js';
import { renderBlocks } from '../rendering/render.js';
import { addressSchema, type SlackAddress, type SlackConfig } from '../model/types.js';

export interface SlackPlatform extends Platform {
  /**
   * Returns the place for a channel id, such as the one in `ADVISERS_CHANNEL`. Only asks Slack for the
   * workspace once.
   */
  channelPlace(channel: string): Promise<Place>;
  threadPlace(place: Place, messageId: string): Place | undefined;
  /** Returns a short description of the app, for `ctac doctor`. */
  check(): Promise<string>;
  /** Returns a short description of the channel, for `ctac doctor`. */
  lookUpChannel(place: Place): Promise<string>;
}

/**
 * Used instead of a timestamp for messages that only one person sees. Slack gives these messages no
 * timestamp, and they cannot be changed.
 */
const SHOWN_TO_ONE_PERSON = 'aside';

/** Slack accepts 1 message a second in a channel, including its threads, and allows short bursts. */
const CHANNEL_LIMIT = { burst: 3, everyMs: 1_000 };

export function createSlackPlatform(config: SlackConfig): SlackPlatform {
  if (!config.botToken) throw new ConfigurationFailure(...setUpWording.noToken);
  const client = createClient(config);
  const poster = createPoster(client);
  const streams = createStreams(client, poster);
  const progress = createProgressSigns(client, config.patienceMs);
  const showReply = createShowWhereTyped(config);
  let team: string | undefined;
  const workspace = async () => (team ??= (await client.auth.test()).team_id ?? '');

  return {
    name: 'slack',
    label: 'Slack',
    mayReorder: true,
    changesPressed: true,
    showsRating: true,

    limitsOf: (place) => [{ ...CHANNEL_LIMIT, key: addressOf(place).channel }],

    send: (...message) => send({ client, poster, streams, progress, showReply }, ...message),

    async update(place, messageId, message, { key, furtherPages } = { key: '', furtherPages: [] }) {
      const address = addressOf(place);
      const thread = { address, inThread: place.kind !== 'personal', key };
      const before = [messageId, ...furtherPages].map(tsOf);
      const fixed = before.filter((ts) => ts === SHOWN_TO_ONE_PERSON);
      if (fixed.length === before.length) return undefined;
      const pages = renderBlocks(message).slice(fixed.length);
      const now = await reach('replace', () =>
        replacePages(poster, thread, pages, before.slice(fixed.length)),
      );
      return postedAs(address.channel, [...fixed, ...now]);
    },

    async showProgress(place, stage, verified = [], language, answer) {
      if (verified.length) await streams.show(place, verified, language);
      else await progress.show(place, { stage, language, answer });
    },
    nameThread: (place, title) => progress.nameThread(place, title),

    async personalPlace(person: Person, seenIn: Place) {
      const user = userIdOf(person);
      const channel = user && (await reach('open-direct', () => openDirect(client, user)));
      if (!channel) return undefined;
      const team = teamOf(seenIn) ?? (await reach('find-workspace', workspace));
      return placeOf(team, { channel }, 'personal');
    },

    async standing(person, channels) {
      const user = userIdOf(person);
      if (!user) return undefined;
      const ids = channels.map((place) => addressOf(place).channel);
      return reach('find-member', () => membershipOf(client, user, ids));
    },

    check: () => reach('find-app', () => checkApp(client)),

    lookUpChannel: (place) =>
      reach('describe-channel', () => describeChannel(client, addressOf(place).channel)),

    channelPlace: async (channel) =>
      placeOf(await reach('find-workspace', workspace), { channel }, 'channel'),

    threadPlace,
  };
}

interface SendingParts {
  client: ReturnType<typeof createClient>;
  poster: ReturnType<typeof createPoster>;
  streams: ReturnType<typeof createStreams>;
  progress: ReturnType<typeof createProgressSigns>;
  showReply: ShowReply;
}

async function send(parts: SendingParts, ...sending: Parameters<Platform['send']>): Promise<PostedPlace> {
  const [place, , key, attempt] = sending;
  if (attempt?.purpose !== 'answer') return post(parts, ...sending);
  await parts.progress.end(place, key);
  try {
    return await post(parts, ...sending);
  } finally {
    parts.progress.clear(place, key);
  }
}

async function post(
  { client, poster, streams, showReply }: SendingParts,
  ...[place, message, key, attempt]: Parameters<Platform['send']>
): Promise<PostedPlace> {
  const address = addressOf(place);
  const { channel } = address;
  const { shown, others } = await showReply(address, message, key, attempt);
  if (!others.length) return { messageId: messageIdOf(channel, SHOWN_TO_ONE_PERSON) };
  const showToOne = async () =>
    place.kind !== 'personal' && (await isShownToOnePerson(client, address, message));
  if (await reach('send', showToOne)) return { messageId: messageIdOf(channel, SHOWN_TO_ONE_PERSON) };
  const again = attempt?.again ?? false;
  const to = attempt?.purpose === 'answer' ? streams.posterIn(place) : poster;
  const thread = { address, inThread: place.kind !== 'personal', key };
  const sent = await reach('send', () => sendPages(to, thread, others, again));
  return postedAs(channel, [...Array<string>(shown).fill(SHOWN_TO_ONE_PERSON), ...sent]);
}

function threadPlace(place: Place, messageId: string): Place | undefined {
  const address = addressSchema.safeParse(place.address);
  const team = teamOf(place);
  if (!address.success || !team) return undefined;
  const { channel, threadTs } = address.data;
  return placeOf(team, { channel, threadTs: threadTs ?? tsOf(messageId) }, place.kind);
}

async function reach<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigurationFailure) throw error;
    throw toDeliveryFailure(error, asked);
  }
}

function addressOf(place: Place): SlackAddress {
  const address = addressSchema.safeParse(place.address);
  if (place.platform === 'slack' && address.success) return address.data;
  throw new DeliveryFailure(...operatorWording.wrongAddress.slack, { fault: 'place' });
}
