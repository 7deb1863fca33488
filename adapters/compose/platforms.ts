// Chooses the chat platforms by the settings, and finds where the advisers are.
import { setTimeout as wait } from 'node:timers/promises';
import { ConfigurationFailure, DeliveryFailure, describeFailure } from '../../knowledge/model/errors.js';
import type { Place } from '../../bot/model/messages/message.js';
import type { Log, Platform } from '../../bot/model/ports.js';
import type { PlatformName } from '../../bot/model/people/person.js';
import type { Settings } from './settings/config.js';
import { exposedBy } from '../http/local-only.js';
import { createSlackPlatform } from '../slack/outgoing/platform.js';
import type { SlackPlatform } from '../slack/outgoing/platform.js';
import type { SlackConfig } from '../slack/model/types.js';
import { createTeamsPlatform } from '../teams/outgoing/platform.js';
import type { TeamsConfig, TeamsPlatform } from '../teams/outgoing/platform.js';
import { DESK_PLACE } from '../web/model/places.js';
import { createWebPlatform } from '../web/delivery/platform.js';
import type { WebPlatform } from '../web/delivery/platform.js';
import type { ProgressBoard } from '../web/delivery/progress.js';

export interface Platforms {
  web: WebPlatform;
  /** Absent where Slack is not set up. */
  slack?: { platform: SlackPlatform; config: SlackConfig };
  teams: TeamsPlatform;
  all: ReadonlyMap<PlatformName, Platform>;
}

/** What no deployer sets: where a stand-in for Microsoft's services is, and how long a call may take. */
export interface PlatformTuning {
  teams?: Pick<TeamsConfig, 'serviceUrl' | 'openIdMetadataUrl' | 'credentials' | 'callLimitMs' | 'heard'>;
  slack?: Pick<SlackConfig, 'timeoutMs'>;
}

export function connectPlatforms(
  settings: Settings,
  progress: ProgressBoard,
  log: Log,
  tuning: PlatformTuning = {},
): Platforms {
  const web = createWebPlatform({ progress });
  const teams = createTeamsPlatform({
    log,
    appId: settings.MICROSOFT_APP_ID,
    appPassword: settings.MICROSOFT_APP_PASSWORD,
    appType: settings.MICROSOFT_APP_TYPE,
    tenantId: settings.MICROSOFT_APP_TENANT_ID,
    allowUnsigned: !settings.MICROSOFT_APP_ID && exposedBy(settings) === undefined,
    serviceUrl: settings.TEAMS_SERVICE_URL,
    allowThisMachine: settings.NODE_ENV !== 'production',
    ...tuning.teams,
  });
  const slack = connectSlack(settings, log, tuning);
  const all = new Map<PlatformName, Platform>([
    ['web', web],
    ['teams', teams],
  ]);
  if (slack) all.set('slack', slack.platform);
  return { web, teams, slack, all };
}

function connectSlack(settings: Settings, log: Log, tuning: PlatformTuning): Platforms['slack'] {
  if (!settings.SLACK_BOT_TOKEN) return undefined;
  const config: SlackConfig = {
    botToken: settings.SLACK_BOT_TOKEN,
    signingSecret: settings.SLACK_SIGNING_SECRET,
    appToken: settings.SLACK_APP_TOKEN,
    apiUrl: settings.SLACK_API_URL,
    log,
    ...tuning.slack,
  };
  return { platform: createSlackPlatform(config), config };
}

/** Where advisers' cards go. Slack is asked once for its workspace. Throws `ConfigurationFailure` or `DeliveryFailure`. */
export async function findAdvisers(
  settings: Settings,
  platforms: Platforms,
  which: 'ADVISERS_CHANNEL' | 'ADVISERS_SECOND_CHANNEL' = 'ADVISERS_CHANNEL',
): Promise<Place> {
  const [platform, ...rest] = (settings[which] ?? 'desk').split(':');
  const channel = rest.join(':');
  if (platform === 'teams') return platforms.teams.channelPlace(channel);
  if (platform !== 'slack') return DESK_PLACE;
  if (!platforms.slack)
    throw new ConfigurationFailure(
      `${which} names a Slack channel, but Slack is not set up.`,
      `Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or another ${which}.`,
    );
  return platforms.slack.platform.channelPlace(channel);
}

const FIRST_PAUSE_MS = 500;
const ATTEMPTS = 6;

/** For the start: one failed call must not keep people on every platform waiting. Throws what the last attempt threw. */
export async function findAdvisersPatiently(
  settings: Settings,
  platforms: Platforms,
  log: Log,
  which: 'ADVISERS_CHANNEL' | 'ADVISERS_SECOND_CHANNEL' = 'ADVISERS_CHANNEL',
): Promise<Place> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await findAdvisers(settings, platforms, which);
    } catch (error) {
      const mayPass = error instanceof DeliveryFailure && !error.permanent;
      if (!mayPass || attempt === ATTEMPTS) throw error;
      log.warn({ reason: describeFailure(error), attempt }, 'Slack is asked again.');
      await wait(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}
