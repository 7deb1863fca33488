// Lists everyone who receives data from the service, according to its settings.
import type { PlatformName } from '../../../bot/model/people/person.js';
import { recipientsWording as said } from '../../evidence/content/recipients-wording.js';
import { rosterIn } from '../../evidence/model/advisers.js';
import type { Facts, DataRecipient, SettingFact } from '../../evidence/model/facts.js';
import { setting } from '../../evidence/model/document.js';
import { isLoopback } from '../../http/local-only.js';
import { cloudOf } from '../../teams/service/cloud.js';
import { MICROSOFT_DOMAINS, PUBLIC_CLOUD } from '../../teams/service/service-url.js';
import { ASSET_HOSTS } from '../../sources/govuk.js';
import { readRegistryFile } from '../../sources/registry-file.js';
import { CHAT_PLATFORMS } from '../settings/chat-platforms.js';
import { serviceAddress, answerService, embeddingService } from '../settings/model-services.js';
import type { Settings } from '../settings/environment-settings.js';
import { clauses } from '../../cli/wording/common-wording.js';

type Roster = Pick<Facts, 'advisers'>;
type Text = string | ((settings: Settings, roster: Roster) => string);

interface Row extends Omit<
  DataRecipient,
  'name' | 'where' | 'over' | 'purpose' | 'leaves' | 'hasAdvisers' | 'from'
> {
  name: Text;
  purpose: Text;
  leaves: Text;
  /** The recipient's address. Undefined if the settings do not connect this recipient. */
  where: (settings: Settings) => string | undefined;
  over: (settings: Settings) => string;
  from: readonly (keyof Settings)[];
}

/** The data that a platform receives, which depends on whether its channels are used. */
function sentTo(platform: PlatformName) {
  return (settings: Settings, roster: Roster): string => {
    const { EDITORS_CHANNEL, ADVISERS_CHANNEL } = settings;
    const { answers, cards, reportsToEditors, reportsToAdvisers } = said.platform;
    const reports = EDITORS_CHANNEL ? reportsToEditors : reportsToAdvisers;
    return clauses(
      answers,
      advisersUse(platform, settings, roster) && cards,
      isOn(platform, EDITORS_CHANNEL ?? ADVISERS_CHANNEL) && reports,
    );
  };
}

const isOn = (platform: string, channel = '') => channel.startsWith(`${platform}:`);

/**
 * True if advisers can claim requests on the platform: in a channel, or in a private chat with an adviser
 * whose ID is in the file.
 */
function advisersUse(platform: string, settings: Settings, roster: Roster): boolean {
  const { ADVISERS_CHANNEL, ADVISERS_SECOND_CHANNEL } = settings;
  return (
    [ADVISERS_CHANNEL, ADVISERS_SECOND_CHANNEL].some((channel) => isOn(platform, channel)) ||
    rosterIn(roster).chats.includes(platform)
  );
}

const CHANNELS = [
  'ADVISERS_CHANNEL',
  'ADVISERS_SECOND_CHANNEL',
  'ADVISERS_FILE',
  'EDITORS_CHANNEL',
] as const satisfies readonly (keyof Settings)[];

const ROWS: readonly Row[] = [
  {
    id: CHAT_PLATFORMS.teams.name,
    kind: 'chat',
    ...said.teams,
    where: ({ MICROSOFT_APP_ID, TEAMS_SERVICE_URL }) =>
      MICROSOFT_APP_ID &&
      said.where.teams(new URL(TEAMS_SERVICE_URL ?? PUBLIC_CLOUD).host, MICROSOFT_DOMAINS),
    over: ({ TEAMS_SERVICE_URL }) => schemeOf(TEAMS_SERVICE_URL ?? PUBLIC_CLOUD),
    leaves: sentTo(CHAT_PLATFORMS.teams.name),
    personalData: 'original',
    from: ['MICROSOFT_APP_ID', 'TEAMS_SERVICE_URL', ...CHANNELS],
  },
  {
    id: 'teams-sign-in',
    ...said['teams-sign-in'],
    where: ({ MICROSOFT_APP_ID, TEAMS_SERVICE_URL }) => {
      const { loginUrl, openIdMetadataUrl } = cloudOf(TEAMS_SERVICE_URL);
      return MICROSOFT_APP_ID && said.where.signIn(new URL(loginUrl).host, new URL(openIdMetadataUrl).host);
    },
    over: ({ TEAMS_SERVICE_URL }) => schemeOf(cloudOf(TEAMS_SERVICE_URL).loginUrl),
    personalData: 'none',
    from: ['MICROSOFT_APP_ID', 'TEAMS_SERVICE_URL', 'TEAMS_SIGN_IN_RESOURCE'],
  },
  {
    id: CHAT_PLATFORMS.slack.name,
    kind: 'chat',
    ...said.slack,
    where: ({ SLACK_BOT_TOKEN, SLACK_API_URL }) => SLACK_BOT_TOKEN && (hostOf(SLACK_API_URL) ?? 'slack.com'),
    over: ({ SLACK_API_URL }) => schemeOf(SLACK_API_URL ?? 'https://slack.com'),
    leaves: sentTo(CHAT_PLATFORMS.slack.name),
    personalData: 'original',
    from: ['SLACK_BOT_TOKEN', 'SLACK_API_URL', ...CHANNELS],
  },
  {
    id: 'embedding-service',
    kind: 'model',
    ...said['embedding-service'],
    name: ({ EMBEDDER }) => said.embeddingName[EMBEDDER === 'openai' ? 'openai' : 'azure-openai'],
    where: (settings) =>
      settings.EMBEDDER === 'minilm' ? undefined : hostOf(serviceAddress(embeddingService(settings))),
    over: (settings) => schemeOf(serviceAddress(embeddingService(settings))),
    personalData: 'redacted',
    from: ['EMBEDDER', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'],
  },
  {
    id: 'language-model',
    kind: 'model',
    ...said['language-model'],
    name: ({ ANSWER_MODEL_SERVICE, ANSWER_MODEL = '' }) => said.modelName[ANSWER_MODEL_SERVICE](ANSWER_MODEL),
    where: (settings) => settings.ANSWER_MODEL && hostOf(serviceAddress(answerService(settings))),
    over: (settings) => schemeOf(serviceAddress(answerService(settings))),
    personalData: 'redacted',
    from: ['ANSWER_MODEL', 'ANSWER_MODEL_SERVICE', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'],
  },
  {
    id: 'database',
    ...said.database,
    where: databaseElsewhere,
    over: () => said.over.database,
    personalData: 'all',
    from: ['DATABASE_URL'],
  },
  {
    id: 'key-service',
    ...said['key-service'],
    where: ({ ENCRYPTION_VAULT_URL }) => hostOf(ENCRYPTION_VAULT_URL),
    over: ({ ENCRYPTION_VAULT_URL }) => schemeOf(ENCRYPTION_VAULT_URL),
    personalData: 'none',
    from: ['ENCRYPTION_VAULT_URL'],
  },
  {
    id: 'sign-in',
    ...said['sign-in'],
    where: ({ OIDC_ISSUER }) => hostOf(OIDC_ISSUER),
    over: ({ OIDC_ISSUER }) => schemeOf(OIDC_ISSUER),
    personalData: 'staff',
    from: ['OIDC_ISSUER'],
  },
  {
    id: 'metrics',
    ...said.metrics,
    // If the address is local, only programs on this machine can read the metrics, so no one else receives
    // them.
    where: ({ METRICS_PORT, METRICS_HOST }) =>
      METRICS_PORT === undefined || isLoopback(METRICS_HOST)
        ? undefined
        : said.where.metrics(METRICS_HOST, METRICS_PORT),
    over: () => 'http',
    personalData: 'none',
    from: ['METRICS_PORT', 'METRICS_HOST'],
  },
  {
    id: 'siem',
    ...said.siem,
    where: ({ AUDIT_SIEM_URL }) => hostOf(AUDIT_SIEM_URL),
    over: ({ AUDIT_SIEM_URL }) => schemeOf(AUDIT_SIEM_URL),
    personalData: 'staff',
    from: ['AUDIT_SIEM_URL'],
  },
  {
    id: 'checkpoints',
    ...said.checkpoints,
    where: (settings) => checkpointHosts(settings).join(', '),
    over: (settings) => checkpointAddresses(settings).map(schemeOf).join(', '),
    personalData: 'none',
    from: ['AUDIT_CHECKPOINTS_TO'],
  },
  {
    id: 'publishers',
    ...said.publishers,
    where: (settings) => publishersOf(settings).join(', '),
    // All sources except GOV.UK must have an https address.
    over: ({ GOVUK_URL }) => [...new Set([schemeOf(GOVUK_URL), 'https'])].join(', '),
    purpose: ({ REFRESH_SOURCES }) => said.checksSources[REFRESH_SOURCES],
    personalData: 'none',
    from: ['REFRESH_SOURCES', 'GOVUK_URL', 'SOURCES_FILE'],
  },
];

export function dataRecipients(settings: Settings, roster: Roster): DataRecipient[] {
  const text = (written: Text) => (typeof written === 'string' ? written : written(settings, roster));
  return ROWS.flatMap(({ name, where, over, purpose, leaves, from, ...row }) => {
    const address = where(settings);
    if (!address) return [];
    const [called, why, what] = [text(name), text(purpose), text(leaves)];
    const own = {
      name: called,
      where: address,
      over: over(settings),
      purpose: why,
      leaves: what,
      from: from.map(setting),
    };
    return [{ ...row, ...own, ...(advisersUse(row.id, settings, roster) && { hasAdvisers: true }) }];
  });
}

/**
 * The hosts that sources are read from. Sources that editors added are in the store, so they share one entry.
 */
function publishersOf({ GOVUK_URL, SOURCES_FILE }: Settings): string[] {
  const { sources } = readRegistryFile(SOURCES_FILE);
  const hosts = sources.flatMap((one) => (one.kind === 'web-page' ? [new URL(one.url).host] : []));
  return [...new Set([new URL(GOVUK_URL).host, ...ASSET_HOSTS, ...hosts.sort()]), said.where.editorsSources];
}

function hostOf(address: string | undefined): string | undefined {
  return address ? new URL(address).host : undefined;
}

function schemeOf(address: string | undefined): string {
  return address && URL.canParse(address) ? new URL(address).protocol.replace(':', '') : said.over.notKnown;
}

/**
 * Undefined for a database on this machine, because that is part of the service and no one else receives
 * anything.
 */
export function databaseElsewhere({ DATABASE_URL }: Settings): string | undefined {
  if (!DATABASE_URL) return undefined;
  const { hostname, host } = new URL(DATABASE_URL);
  if (isLoopback(hostname)) return undefined;
  return host || said.where.inSettings;
}

function checkpointAddresses({ AUDIT_CHECKPOINTS_TO = '' }: Settings): string[] {
  const addresses = AUDIT_CHECKPOINTS_TO.split(',').map((entry) => entry.trim());
  return addresses.filter((address) => URL.canParse(address) && !address.startsWith('file:'));
}

export const checkpointHosts = (settings: Settings) =>
  checkpointAddresses(settings).map((address) => new URL(address).host);

/** Settings with an address that is described above, is only a link, or belongs to this service. */
const DESCRIBED: ReadonlySet<string> = new Set([
  'PUBLIC_URL',
  'PRIVACY_URL',
  'ACCESSIBILITY_URL',
  'DATABASE_URL',
  'ENCRYPTION_VAULT_URL',
  'OIDC_ISSUER',
  'TEAMS_SERVICE_URL',
  'SLACK_API_URL',
  'OPENAI_BASE_URL',
  'AZURE_OPENAI_ENDPOINT',
  'GOVUK_URL',
  'AUDIT_SIEM_URL',
  'AUDIT_CHECKPOINTS_TO',
  'CONTACT',
]);

/**
 * Finds settings with an address that has no description here, so that the pack asks about it instead of
 * leaving it out.
 */
export function otherAddresses(settings: readonly SettingFact[]): SettingFact[] {
  return settings.filter(({ name, host }) => host !== undefined && !DESCRIBED.has(name));
}
