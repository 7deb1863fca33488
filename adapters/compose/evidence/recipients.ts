// Lists everyone who receives data from the service, according to its settings.
import { rosterIn } from '../../evidence/model/advisers.js';
import type { Facts, Recipient, SettingFact } from '../../evidence/model/facts.js';
import { setting } from '../../evidence/model/document.js';
import { isLoopback } from '../../http/local-only.js';
import { cloudOf } from '../../teams/service/cloud.js';
import { MICROSOFT_DOMAINS, PUBLIC_CLOUD } from '../../teams/service/service-url.js';
import { ASSET_HOSTS } from '../../sources/govuk.js';
import { readRegistryFile } from '../../sources/registry-file.js';
import { addressOf, answerService, embeddingService } from '../settings/model-services.js';
import type { Settings } from '../settings/environment-settings.js';

type Roster = Pick<Facts, 'advisers'>;
type Text = string | ((settings: Settings, roster: Roster) => string);

interface Row extends Omit<
  Recipient,
  'name' | 'where' | 'over' | 'purpose' | 'leaves' | 'hasAdvisers' | 'from'
> {
  name: Text;
  purpose: Text;
  leaves: Text;
  /** Undefined if the settings do not connect this recipient. */
  where: (settings: Settings) => string | undefined;
  over: (settings: Settings) => string;
  from: readonly (keyof Settings)[];
}

const SENT = 'answers and notices; in a handoff, what an adviser writes, as typed';
const SENT_TO_ADVISERS =
  '; cards about requests, redacted, also of requests from the web page; once someone claims a request there, the original messages of the person who asked, also those written on the web page, in the adviser’s private chat';
const REPORTS =
  '; for each answer reported as unsafe, when, on which platform, its quotes and a link, in the';

/** What goes to a platform depends on whether its channels are used. */
function sentTo(platform: 'teams' | 'slack') {
  return (settings: Settings, roster: Roster): string => {
    const cards = advisersUse(platform, settings, roster) ? SENT_TO_ADVISERS : '';
    const { EDITORS_CHANNEL, ADVISERS_CHANNEL } = settings;
    const reports = `${REPORTS} ${EDITORS_CHANNEL ? 'editors’' : 'advisers’'} channel`;
    return SENT + cards + (isOn(platform, EDITORS_CHANNEL ?? ADVISERS_CHANNEL) ? reports : '');
  };
}

const isOn = (platform: string, channel = '') => channel.startsWith(`${platform}:`);

/** An adviser may claim a request in either channel, or in a private chat if the file has their ID there. */
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

const arrivesFrom = (owner: string) =>
  `every message as it was typed, before we redact it: ${owner} has it first and keeps its own copy`;

const ROWS: readonly Row[] = [
  {
    id: 'teams',
    name: 'Microsoft Teams',
    where: ({ MICROSOFT_APP_ID, TEAMS_SERVICE_URL }) =>
      MICROSOFT_APP_ID &&
      `${hostOf(TEAMS_SERVICE_URL ?? PUBLIC_CLOUD)}, and the hosts in ${MICROSOFT_DOMAINS.join(', ')} that come with messages`,
    over: ({ TEAMS_SERVICE_URL }) => schemeOf(TEAMS_SERVICE_URL ?? PUBLIC_CLOUD),
    purpose: 'Chat with practitioners and advisers',
    leaves: sentTo('teams'),
    arrives: arrivesFrom('Microsoft'),
    personalData: 'original',
    from: ['MICROSOFT_APP_ID', 'TEAMS_SERVICE_URL', ...CHANNELS],
  },
  {
    id: 'teams-sign-in',
    name: 'Microsoft’s sign-in for apps',
    where: ({ MICROSOFT_APP_ID, TEAMS_SERVICE_URL }) => {
      const { loginUrl, openIdMetadataUrl } = cloudOf(TEAMS_SERVICE_URL);
      return MICROSOFT_APP_ID && `${hostOf(loginUrl)} and ${hostOf(openIdMetadataUrl)}`;
    },
    over: ({ TEAMS_SERVICE_URL }) => schemeOf(cloudOf(TEAMS_SERVICE_URL).loginUrl),
    purpose: 'Signing the app in, and reading the keys that messages from Teams are signed with',
    leaves: 'the app’s ID, tenant and credentials; nothing from anyone’s messages',
    personalData: 'none',
    from: ['MICROSOFT_APP_ID', 'TEAMS_SERVICE_URL'],
  },
  {
    id: 'slack',
    name: 'Slack',
    where: ({ SLACK_BOT_TOKEN, SLACK_API_URL }) => SLACK_BOT_TOKEN && (hostOf(SLACK_API_URL) ?? 'slack.com'),
    over: ({ SLACK_API_URL }) => schemeOf(SLACK_API_URL ?? 'https://slack.com'),
    purpose: 'Chat with practitioners and advisers',
    leaves: sentTo('slack'),
    arrives: arrivesFrom('Slack'),
    personalData: 'original',
    from: ['SLACK_BOT_TOKEN', 'SLACK_API_URL', ...CHANNELS],
  },
  {
    id: 'embedding-service',
    name: ({ EMBEDDER }) => `Embedding service (${EMBEDDER === 'openai' ? 'OpenAI' : 'Azure OpenAI'})`,
    where: (settings) =>
      settings.EMBEDDER === 'minilm' ? undefined : hostOf(addressOf(embeddingService(settings))),
    over: (settings) => schemeOf(addressOf(embeddingService(settings))),
    purpose: 'Finding passages by meaning',
    leaves:
      'redacted questions, each with the previous one if it is a follow-up; passages from guidance and notes',
    personalData: 'redacted',
    from: ['EMBEDDER', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'],
  },
  {
    id: 'language-model',
    name: ({ ANSWER_MODEL_SERVICE, ANSWER_MODEL }) =>
      `Language model ${ANSWER_MODEL ?? ''}${ANSWER_MODEL_SERVICE === 'azure-openai' ? ' on Azure OpenAI' : ''}`,
    where: (settings) => settings.ANSWER_MODEL && hostOf(addressOf(answerService(settings))),
    over: (settings) => schemeOf(addressOf(answerService(settings))),
    purpose: 'Searching, choosing sentences, shortening them',
    leaves:
      'the redacted question, with up to 4 earlier turns of the conversation and the case, also redacted; the nation; passages of guidance',
    arrives: 'searches, numbers of sentences, and shortened sentences',
    personalData: 'redacted',
    from: ['ANSWER_MODEL', 'ANSWER_MODEL_SERVICE', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'],
  },
  {
    id: 'database',
    name: 'PostgreSQL server',
    where: databaseElsewhere,
    over: () => 'see 12-database-tls',
    purpose: 'The store',
    leaves:
      'everything the service keeps. What 12-encryption lists is encrypted before it is sent; the rest can be read there and, unless the connection is encrypted (12-database-tls), on the way',
    arrives: 'everything in the store',
    personalData: 'all',
    from: ['DATABASE_URL'],
  },
  {
    id: 'key-service',
    name: 'Key service',
    where: ({ ENCRYPTION_VAULT_URL }) => hostOf(ENCRYPTION_VAULT_URL),
    over: ({ ENCRYPTION_VAULT_URL }) => schemeOf(ENCRYPTION_VAULT_URL),
    purpose: 'Keeping the key that encrypts what people write',
    leaves: 'keys that encrypt other keys, to be wrapped and opened; nothing from anyone’s messages',
    personalData: 'none',
    from: ['ENCRYPTION_VAULT_URL'],
  },
  {
    id: 'sign-in',
    name: 'Sign-in provider',
    where: ({ OIDC_ISSUER }) => hostOf(OIDC_ISSUER),
    over: ({ OIDC_ISSUER }) => schemeOf(OIDC_ISSUER),
    purpose: 'Sign-in on the web',
    leaves: 'the fact that someone is signing in, and tokens to renew the session',
    arrives: 'the ID, name and groups of the person who signs in',
    personalData: 'staff',
    from: ['OIDC_ISSUER'],
  },
  {
    id: 'metrics',
    name: 'Anyone who reads the metrics',
    // At a local address, only programs on this machine can read the metrics, so no one else receives them.
    where: ({ METRICS_PORT, METRICS_HOST }) =>
      METRICS_PORT === undefined || isLoopback(METRICS_HOST)
        ? undefined
        : `port ${METRICS_PORT} on ${METRICS_HOST}`,
    over: () => 'http',
    purpose: 'Monitoring',
    leaves: 'counts and times, but not what people write or their IDs',
    personalData: 'none',
    from: ['METRICS_PORT', 'METRICS_HOST'],
  },
  {
    id: 'siem',
    name: 'SIEM',
    where: ({ AUDIT_SIEM_URL }) => hostOf(AUDIT_SIEM_URL),
    over: ({ AUDIT_SIEM_URL }) => schemeOf(AUDIT_SIEM_URL),
    purpose: 'Security monitoring',
    leaves:
      'audit log events: which member of staff did what to which record, and when, with digests instead of words',
    personalData: 'staff',
    from: ['AUDIT_SIEM_URL'],
  },
  {
    id: 'checkpoints',
    name: 'Service that keeps the audit log’s checkpoints',
    where: (settings) => checkpointHosts(settings).join(', '),
    over: (settings) => checkpointAddresses(settings).map(schemeOf).join(', '),
    purpose: 'Showing whether anyone has changed the audit log',
    leaves: 'the length of the audit log, a digest of it and a signature',
    personalData: 'none',
    from: ['AUDIT_CHECKPOINTS_TO'],
  },
  {
    id: 'publishers',
    name: 'Publishers of the sources you follow',
    where: (settings) => publishersOf(settings).join(', '),
    // Every other source must have an https address.
    over: ({ GOVUK_URL }) => [...new Set([schemeOf(GOVUK_URL), 'https'])].join(', '),
    purpose: ({ REFRESH_SOURCES }) =>
      `Checking guidance for changes, ${REFRESH_SOURCES === 'scheduled' ? 'on a schedule' : 'only when someone asks'}`,
    leaves: 'requests for their pages; nothing from anyone’s messages',
    personalData: 'none',
    from: ['REFRESH_SOURCES', 'GOVUK_URL', 'SOURCES_FILE'],
  },
];

export function recipientsOf(settings: Settings, roster: Roster): Recipient[] {
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
 * The hosts that we read sources from. Sources that editors added are in the store, so they share one entry.
 */
function publishersOf({ GOVUK_URL, SOURCES_FILE }: Settings): string[] {
  const { sources } = readRegistryFile(SOURCES_FILE);
  const hosts = sources.flatMap((one) => (one.kind === 'web-page' ? [new URL(one.url).host] : []));
  return [
    ...new Set([new URL(GOVUK_URL).host, ...ASSET_HOSTS, ...hosts.sort()]),
    'sources that editors added',
  ];
}

function hostOf(address: string | undefined): string | undefined {
  return address ? new URL(address).host : undefined;
}

/** How the connection is made: http is not encrypted. */
function schemeOf(address: string | undefined): string {
  return address && URL.canParse(address) ? new URL(address).protocol.replace(':', '') : 'not known';
}

/** A database on this machine is part of the service: no one else receives anything. */
export function databaseElsewhere({ DATABASE_URL }: Settings): string | undefined {
  if (!DATABASE_URL) return undefined;
  const { hostname, host } = new URL(DATABASE_URL);
  if (isLoopback(hostname)) return undefined;
  return host || 'in the settings';
}

function checkpointAddresses({ AUDIT_CHECKPOINTS_TO = '' }: Settings): string[] {
  const addresses = AUDIT_CHECKPOINTS_TO.split(',').map((entry) => entry.trim());
  return addresses.filter((address) => URL.canParse(address) && !address.startsWith('file:'));
}

export const checkpointHosts = (settings: Settings) =>
  checkpointAddresses(settings).map((address) => new URL(address).host);

/** Settings whose address is described above, is only a link, or is our own. */
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

/** Finds addresses that no one has described here, so that the pack asks about them instead of leaving them out. */
export function otherAddresses(settings: readonly SettingFact[]): SettingFact[] {
  return settings.filter(({ name, host }) => host !== undefined && !DESCRIBED.has(name));
}
