// Lists everyone who receives data from the service, according to its settings.
import type { Recipient, SettingFact } from '../../evidence/model/facts.js';
import { setting } from '../../evidence/model/document.js';
import { answerService, embeddingService } from '../settings/model-services.js';
import type { Settings } from '../settings/environment-settings.js';

type Text = string | ((settings: Settings) => string);

interface Row extends Omit<Recipient, 'name' | 'where' | 'purpose' | 'from'> {
  name: Text;
  purpose: Text;
  /** Nothing if the settings do not connect this recipient. */
  where: (settings: Settings) => string | undefined;
  from: readonly (keyof Settings)[];
}

const HANDOFF = 'answers, cards and, in a handoff, original messages passed between private chats';

const ROWS: readonly Row[] = [
  {
    id: 'teams',
    name: 'Microsoft Teams',
    where: ({ MICROSOFT_APP_ID, TEAMS_SERVICE_URL }) =>
      MICROSOFT_APP_ID && (hostOf(TEAMS_SERVICE_URL) ?? 'Microsoft’s public cloud'),
    purpose: 'Chat with practitioners and advisers',
    leaves: HANDOFF,
    personalData: 'original',
    from: ['MICROSOFT_APP_ID', 'TEAMS_SERVICE_URL', 'ADVISERS_CHANNEL'],
  },
  {
    id: 'slack',
    name: 'Slack',
    where: ({ SLACK_BOT_TOKEN, SLACK_API_URL }) => SLACK_BOT_TOKEN && (hostOf(SLACK_API_URL) ?? 'slack.com'),
    purpose: 'Chat with practitioners and advisers',
    leaves: HANDOFF,
    personalData: 'original',
    from: ['SLACK_BOT_TOKEN', 'SLACK_API_URL', 'ADVISERS_CHANNEL'],
  },
  {
    id: 'embedding-service',
    name: ({ EMBEDDER }) => `Embedding service (${EMBEDDER})`,
    where: (settings) => (settings.EMBEDDER === 'minilm' ? undefined : addressOf(embeddingService(settings))),
    purpose: 'Finding passages by meaning',
    leaves:
      'redacted questions, each with the previous one if it is a follow-up; passages from guidance and notes',
    personalData: 'redacted',
    from: ['EMBEDDER', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'],
  },
  {
    id: 'language-model',
    name: ({ ANSWER_MODEL_SERVICE, ANSWER_MODEL }) =>
      `Language model (${ANSWER_MODEL_SERVICE}, ${ANSWER_MODEL ?? ''})`,
    where: (settings) => settings.ANSWER_MODEL && addressOf(answerService(settings)),
    purpose: 'Searching, choosing sentences, shortening them',
    leaves:
      'the redacted question with up to 4 earlier turns of the conversation, the nation, passages of guidance',
    personalData: 'redacted',
    from: ['ANSWER_MODEL', 'ANSWER_MODEL_SERVICE', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'],
  },
  {
    id: 'database',
    name: 'PostgreSQL server',
    where: ({ DATABASE_URL }) => DATABASE_URL && (hostOf(DATABASE_URL) || 'in the settings'),
    purpose: 'The store',
    leaves: 'everything the service keeps',
    personalData: 'all',
    from: ['DATABASE_URL'],
  },
  {
    id: 'sign-in',
    name: 'Sign-in provider',
    where: ({ OIDC_ISSUER }) => hostOf(OIDC_ISSUER),
    purpose: 'Sign-in on the web',
    leaves:
      'the fact that someone is signing in, and tokens to renew the session; the provider sends back their ID, name and groups',
    personalData: 'staff',
    from: ['OIDC_ISSUER'],
  },
  {
    id: 'metrics',
    name: 'Monitoring system',
    where: ({ METRICS_PORT, METRICS_HOST }) =>
      METRICS_PORT === undefined ? undefined : `port ${METRICS_PORT} on ${METRICS_HOST}`,
    purpose: 'Monitoring',
    leaves: 'counts and times, but not what people write or their IDs',
    personalData: 'none',
    from: ['METRICS_PORT', 'METRICS_HOST'],
  },
  {
    id: 'siem',
    name: 'SIEM',
    where: ({ AUDIT_SIEM_URL }) => hostOf(AUDIT_SIEM_URL),
    purpose: 'Security monitoring',
    leaves:
      'audit log events: which member of staff did what to which record, and when, with digests instead of words',
    personalData: 'staff',
    from: ['AUDIT_SIEM_URL'],
  },
  {
    id: 'checkpoints',
    name: 'Service that keeps the audit log’s checkpoints',
    where: checkpointHosts,
    purpose: 'Showing whether anyone has changed the audit log',
    leaves: 'the length of the audit log, a digest of it and a signature',
    personalData: 'none',
    from: ['AUDIT_CHECKPOINTS_TO'],
  },
  {
    id: 'publishers',
    name: 'Publishers of the sources you follow',
    where: ({ GOVUK_URL }) => `${new URL(GOVUK_URL).host} and the addresses in the list of sources`,
    purpose: ({ REFRESH_SOURCES }) =>
      `Checking guidance for changes, ${REFRESH_SOURCES === 'scheduled' ? 'on a schedule' : 'only when an editor asks'}`,
    leaves: 'requests for their pages; nothing from anyone’s messages',
    personalData: 'none',
    from: ['REFRESH_SOURCES', 'GOVUK_URL', 'SOURCES_FILE'],
  },
];

export function recipientsOf(settings: Settings): Recipient[] {
  const text = (written: Text) => (typeof written === 'string' ? written : written(settings));
  return ROWS.flatMap(({ name, where, purpose, from, ...row }) => {
    const address = where(settings);
    if (!address) return [];
    return [{ ...row, name: text(name), where: address, purpose: text(purpose), from: from.map(setting) }];
  });
}

function hostOf(address: string | undefined): string | undefined {
  return address ? new URL(address).host : undefined;
}

/** The client library uses this host if no address is set. */
const OPENAI_HOST = 'api.openai.com';

function addressOf(
  service: { kind: 'azure'; endpoint: string } | { kind: 'openai'; baseUrl?: string | undefined },
): string {
  const address = service.kind === 'azure' ? service.endpoint : service.baseUrl;
  return hostOf(address) ?? OPENAI_HOST;
}

function checkpointHosts({ AUDIT_CHECKPOINTS_TO = '' }: Settings): string {
  const addresses = AUDIT_CHECKPOINTS_TO.split(',').map((entry) => entry.trim());
  const elsewhere = addresses.filter((address) => URL.canParse(address) && !address.startsWith('file:'));
  return elsewhere.map((address) => new URL(address).host).join(', ');
}

/** Settings whose address is described above, is only a link, or is our own. */
const DESCRIBED: ReadonlySet<string> = new Set([
  'PUBLIC_URL',
  'PRIVACY_URL',
  'ACCESSIBILITY_URL',
  'DATABASE_URL',
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
