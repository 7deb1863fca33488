// Connects the chat platforms named in the settings. Add a new platform to `PLATFORMS`, and to `CHAT_PLATFORMS`.
import { ConfigurationFailure } from '../../knowledge/model/errors.js';
import type { Rendering } from '../../bot/editing/check-rendering.js';
import { findChannels as searchChannels, type Channels } from '../../bot/delivery/find-channels.js';
import type { Json, Place } from '../../bot/model/messages/message.js';
import type { Broadcast, Inbox, Log, Platform } from '../../bot/model/ports.js';
import type { BotQueries } from '../../bot/model/queries.js';
import type { PlatformName } from '../../bot/model/people/person.js';
import { CHAT_PLATFORMS } from './settings/chat-platforms.js';
import type { NeededSettings } from './settings/connected-platforms.js';
import type { Settings } from './settings/environment-settings.js';
import { exposedBy } from '../http/local-only.js';
import { createSlackEndpoint } from '../slack/incoming/endpoint.js';
import { createMissedReader } from '../slack/incoming/missed-messages.js';
import type { SlackConfig } from '../slack/model/types.js';
import { createSlackPlatform } from '../slack/outgoing/platform.js';
import { visibleText as wordsInSlack } from '../slack/rendering/visible-text.js';
import { createTeamsPlatform, type TeamsConfig } from '../teams/outgoing/platform.js';
import { visibleText as wordsInTeams } from '../teams/rendering/visible-text.js';
import { describeCertificate, readCertificate } from '../teams/service/certificate.js';
import { visibleText as wordsOnPage } from '../web/visible-text.js';
import { createWebPlatform } from '../web/delivery/platform.js';
import { createProgressBoard, type ProgressBoard } from '../web/delivery/progress.js';
import { DESK_PATH } from '../web/model/paths.js';
import { DESK_PLACE } from '../web/model/places.js';
import type { HttpServer } from '../web/server/server.js';
import { platformsWording as said } from './wording/platforms-wording.js';

/**
 * Values that tests can change but settings cannot: the addresses of fake Microsoft services, and how long a
 * call may take.
 */
export interface PlatformTuning {
  teams?: Pick<
    TeamsConfig,
    'serviceUrl' | 'openIdMetadataUrl' | 'entraMetadataUrl' | 'credentials' | 'callLimitMs' | 'streamPace'
  >;
  slack?: Pick<SlackConfig, 'timeoutMs'>;
  /** How often to look again for a channel that could not be found at the start. */
  lookAgainMs?: number;
}

export interface PlatformParts extends PlatformTuning {
  settings: Settings;
  log: Log;
  progress: ProgressBoard;
  /** Addresses of conversations that someone has written in. Absent if this process sends nothing. */
  heard?: (platform: PlatformName) => Promise<Place['address'][]>;
  /** Present if other processes use the same store. */
  broadcast?: Broadcast;
  /** Lets people search the guidance while they are writing to someone else. */
  searching?: Pick<TeamsConfig, 'search' | 'passageLink'>;
}

export interface ConnectedPlatform extends Pick<Rendering, 'wordsOf'> {
  platform: Platform;
  /**
   * Starts receiving messages. Returns a function that stops it, or undefined if nothing has to be stopped.
   */
  open?(server: HttpServer, inbox: Inbox, queries?: BotQueries): (() => Promise<void>) | undefined;
  /** Finds a channel by the ID in a setting such as `ADVISERS_CHANNEL`. */
  channelPlace?(channel: string): Place | Promise<Place>;
  /** The address of that channel. Absent if `channelPlace` makes no call that can fail. */
  channelAddress?(channel: string): Json;
  /** Describes the connection in one sentence, for `ctac doctor`. Throws `DeliveryFailure`. */
  check?(): Promise<string>;
  /** For `ctac doctor`: says what the platform knows about the channel. Throws `DeliveryFailure`. */
  lookUpChannel?(place: Place): Promise<string>;
  /** For `ctac doctor`: says whether the bot receives replies that do not mention it. */
  describeHearing?(wasHeard: boolean): string;
}

export interface PlatformWiring extends NeededSettings {
  /** The platform's name in the middle of a sentence. */
  title: string;
  connect(parts: PlatformParts): ConnectedPlatform | undefined;
}

const web: PlatformWiring = {
  ...CHAT_PLATFORMS.web,
  // The web pages are mounted separately, because they include more than a chat.
  connect: ({ progress }) => ({ platform: createWebPlatform({ progress }), wordsOf: wordsOnPage }),
};

const teams: PlatformWiring = {
  ...CHAT_PLATFORMS.teams,
  connect({ settings, log, heard, broadcast, searching, teams: tuning }) {
    const isLocal = !settings.MICROSOFT_APP_ID && exposedBy(settings) === undefined;
    const file = settings.MICROSOFT_APP_CERTIFICATE;
    const certificate = file === undefined ? undefined : readCertificate(file);
    const platform = createTeamsPlatform({
      log,
      appId: settings.MICROSOFT_APP_ID,
      appPassword: settings.MICROSOFT_APP_PASSWORD,
      certificate,
      appType: settings.MICROSOFT_APP_TYPE,
      tenantId: settings.MICROSOFT_APP_TENANT_ID,
      allowUnsigned: isLocal,
      serviceUrl: settings.TEAMS_SERVICE_URL,
      allowThisMachine: settings.NODE_ENV !== 'production',
      ...adviserSignIn(settings),
      ...(heard && { heard: () => heard(CHAT_PLATFORMS.teams.name) }),
      ...(broadcast && { broadcast }),
      ...searching,
      ...tuning,
    });
    return {
      platform,
      wordsOf: wordsInTeams,
      channelPlace: platform.channelPlace,
      lookUpChannel: platform.lookUpChannel,
      open(server, inbox) {
        const endpoint = platform.endpoint(inbox);
        if (endpoint) server.post('/api/messages', endpoint);
        return undefined;
      },
      async check() {
        if (!settings.MICROSOFT_APP_ID) return said.teams.notSetUp(isLocal);
        const valid = certificate && describeCertificate(certificate);
        await platform.signIn();
        return said.teams.signedIn(valid, settings.TEAMS_SIGN_IN_RESOURCE);
      },
      // Teams cannot tell us whether the bot receives every message in a team. We can only tell from the
      // messages that it has received.
      describeHearing: (wasHeard) => (wasHeard ? said.teams.hears : said.teams.hasNotHeard),
    };
  },
};

function adviserSignIn({ TEAMS_SIGN_IN_RESOURCE: resource, PUBLIC_URL }: Settings) {
  if (resource === undefined || PUBLIC_URL === undefined) return {};
  return { adviserSignIn: { resource, deskUrl: `${PUBLIC_URL.replace(/\/$/, '')}${DESK_PATH}` } };
}

const slack: PlatformWiring = {
  ...CHAT_PLATFORMS.slack,
  connect({ settings, log, slack: tuning }) {
    if (!settings.SLACK_BOT_TOKEN) return undefined;
    const config: SlackConfig = {
      botToken: settings.SLACK_BOT_TOKEN,
      signingSecret: settings.SLACK_SIGNING_SECRET,
      appToken: settings.SLACK_APP_TOKEN,
      apiUrl: settings.SLACK_API_URL,
      log,
      ...tuning,
    };
    const platform = { ...createSlackPlatform(config), missedIn: createMissedReader(config) };
    return {
      platform,
      wordsOf: wordsInSlack,
      channelPlace: platform.channelPlace,
      channelAddress: (channel) => ({ channel }),
      lookUpChannel: platform.lookUpChannel,
      open(server, inbox, queries) {
        const endpoint = createSlackEndpoint(config, inbox, queries);
        if (endpoint.path) server.beforeRouting('POST', endpoint.path, endpoint.handle);
        // In Socket Mode, the service connects to Slack. Do not wait for the connection, because a long Slack
        // outage must not hold up people on other platforms.
        endpoint
          .start()
          .catch((error: unknown) => log.error({ reason: String(error) }, 'Slack could not be reached.'));
        return () => endpoint.stop();
      },
      async check() {
        const app = await platform.check();
        return config.appToken ? said.slack.inSocketMode(app) : said.slack.overHttp(app);
      },
    };
  },
};

export const PLATFORMS: readonly PlatformWiring[] = [web, slack, teams];

export type ConnectedPlatforms = ReadonlyMap<PlatformName, ConnectedPlatform>;

export function renderingsOf(platforms: ConnectedPlatforms): Rendering[] {
  return [...platforms].map(([name, { platform, wordsOf }]) => ({
    platform: name,
    label: platform.label,
    wordsOf,
  }));
}

export function connectPlatforms(
  parts: PlatformParts,
  wirings: readonly PlatformWiring[] = PLATFORMS,
): ConnectedPlatforms {
  return new Map(
    wirings.flatMap((wiring) => {
      const connected = wiring.connect(parts);
      return connected ? [[wiring.name, connected]] : [];
    }),
  );
}

/**
 * For a process that sends nothing. To make cards, it only needs each platform's name and whether the
 * platform passes on every message. So Teams is set up without credentials here, and no certificate is read.
 */
export function platformsOnCards(settings: Settings, log: Log): Map<PlatformName, Platform> {
  const withoutSignIn = { ...settings, MICROSOFT_APP_ID: undefined, MICROSOFT_APP_CERTIFICATE: undefined };
  const connected = connectPlatforms({ settings: withoutSignIn, log, progress: createProgressBoard() });
  return new Map([...connected].map(([name, { platform }]) => [name, platform]));
}

export const CHANNELS = ['ADVISERS_CHANNEL', 'ADVISERS_SECOND_CHANNEL', 'EDITORS_CHANNEL'] as const;
export type ChannelSetting = (typeof CHANNELS)[number];

/**
 * Finds the place where requests for advisers are posted. If that place is in Slack, this calls Slack. Throws
 * `ConfigurationFailure` or `DeliveryFailure`.
 */
export async function findAdvisers(
  settings: Settings,
  platforms: ConnectedPlatforms,
  which: ChannelSetting = 'ADVISERS_CHANNEL',
): Promise<Place> {
  const { name, channel } = namedIn(settings, which);
  if (name === 'desk') return DESK_PLACE;
  const place = platforms.get(name)?.channelPlace?.(channel);
  if (place) return place;
  const { title = name, needs = [] } = PLATFORMS.find((wiring) => wiring.name === name) ?? {};
  throw new ConfigurationFailure(...said.channelWithoutPlatform({ setting: which, platform: title, needs }));
}

function namedIn(settings: Settings, which: ChannelSetting) {
  const [name = '', ...channel] = (settings[which] ?? 'desk').split(':');
  return { name, channel: channel.join(':') };
}

export type FoundChannels = Channels<ChannelSetting>;

type ChannelSearchParts = Pick<PlatformParts, 'log' | 'lookAgainMs'> & {
  known: (platform: PlatformName, address: Json) => Promise<Place | undefined>;
};

/** Throws `ConfigurationFailure`. */
export function findSetChannels(
  settings: Settings,
  platforms: ConnectedPlatforms,
  { known, log, lookAgainMs }: ChannelSearchParts,
): Promise<FoundChannels> {
  return searchChannels(
    CHANNELS.filter((which) => settings[which]),
    {
      find: (which) => findAdvisers(settings, platforms, which),
      async known(which) {
        const { name, channel } = namedIn(settings, which);
        const address = platforms.get(name)?.channelAddress?.(channel);
        return address ? known(name, address) : undefined;
      },
      log,
      ...(lookAgainMs !== undefined && { lookAgainMs }),
    },
  );
}
