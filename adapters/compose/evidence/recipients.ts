// Lists everyone who receives data from the service, according to its settings.
import type { Recipient, SettingFact } from '../../evidence/model/facts.js';
import { setting } from '../../evidence/model/document.js';
import { addressOf, answerService, embeddingService } from '../settings/model-services.js';
import type { Settings } from '../settings/environment-settings.js';

const HANDOFF = 'answers, cards and, in a handoff, original messages passed between private chats';

export function recipientsOf(settings: Settings): Recipient[] {
  return [
    ...chatPlatforms(settings),
    ...modelServices(settings),
    ...machines(settings),
    ...auditReceivers(settings),
    ...publishers(settings),
  ];
}

function chatPlatforms(settings: Settings): Recipient[] {
  const found: Recipient[] = [];
  if (settings.MICROSOFT_APP_ID)
    found.push({
      id: 'teams',
      name: 'Microsoft Teams',
      where: settings.TEAMS_SERVICE_URL
        ? new URL(settings.TEAMS_SERVICE_URL).host
        : 'Microsoft’s public cloud',
      purpose: 'Chat with practitioners and advisers',
      leaves: HANDOFF,
      personalData: 'original',
      from: [setting('MICROSOFT_APP_ID'), setting('TEAMS_SERVICE_URL'), setting('ADVISERS_CHANNEL')],
    });
  if (settings.SLACK_BOT_TOKEN)
    found.push({
      id: 'slack',
      name: 'Slack',
      where: settings.SLACK_API_URL ? new URL(settings.SLACK_API_URL).host : 'slack.com',
      purpose: 'Chat with practitioners and advisers',
      leaves: HANDOFF,
      personalData: 'original',
      from: [setting('SLACK_BOT_TOKEN'), setting('SLACK_API_URL'), setting('ADVISERS_CHANNEL')],
    });
  return found;
}

function modelServices(settings: Settings): Recipient[] {
  const found: Recipient[] = [];
  if (settings.EMBEDDER !== 'minilm')
    found.push({
      id: 'embedding-service',
      name: `Embedding service (${settings.EMBEDDER})`,
      where: new URL(addressOf(embeddingService(settings))).host,
      purpose: 'Finding passages by meaning',
      leaves:
        'redacted questions, each with the previous one if it is a follow-up; passages from guidance and notes',
      personalData: 'redacted',
      from: [setting('EMBEDDER'), setting('OPENAI_BASE_URL'), setting('AZURE_OPENAI_ENDPOINT')],
    });
  if (settings.ANSWER_MODEL)
    found.push({
      id: 'language-model',
      name: `Language model (${settings.ANSWER_MODEL_SERVICE}, ${settings.ANSWER_MODEL})`,
      where: new URL(addressOf(answerService(settings))).host,
      purpose: 'Searching, choosing sentences, shortening them',
      leaves:
        'the redacted question with up to 4 earlier turns of the conversation, the nation, passages of guidance',
      personalData: 'redacted',
      from: [
        setting('ANSWER_MODEL'),
        setting('ANSWER_MODEL_SERVICE'),
        setting('OPENAI_BASE_URL'),
        setting('AZURE_OPENAI_ENDPOINT'),
      ],
    });
  return found;
}

function machines(settings: Settings): Recipient[] {
  const found: Recipient[] = [];
  if (settings.DATABASE_URL)
    found.push({
      id: 'database',
      name: 'PostgreSQL server',
      where: new URL(settings.DATABASE_URL).host || 'in the settings',
      purpose: 'The store',
      leaves: 'everything the service keeps',
      personalData: 'all',
      from: [setting('DATABASE_URL')],
    });
  if (settings.OIDC_ISSUER)
    found.push({
      id: 'sign-in',
      name: 'Sign-in provider',
      where: new URL(settings.OIDC_ISSUER).host,
      purpose: 'Sign-in on the web',
      leaves:
        'the fact that someone is signing in, and tokens to renew the session; the provider sends back their ID, name and groups',
      personalData: 'staff',
      from: [setting('OIDC_ISSUER')],
    });
  if (settings.METRICS_PORT !== undefined)
    found.push({
      id: 'metrics',
      name: 'Monitoring system',
      where: `port ${settings.METRICS_PORT} on ${settings.METRICS_HOST}`,
      purpose: 'Monitoring',
      leaves: 'counts and times, but not what people write or their IDs',
      personalData: 'none',
      from: [setting('METRICS_PORT'), setting('METRICS_HOST')],
    });
  return found;
}

function auditReceivers({ AUDIT_SIEM_URL, AUDIT_CHECKPOINTS_TO = '' }: Settings): Recipient[] {
  const addresses = AUDIT_CHECKPOINTS_TO.split(',').flatMap((entry) => entry.trim() || []);
  const elsewhere = addresses.filter((address) => URL.canParse(address) && !address.startsWith('file:'));
  const found: Recipient[] = [];
  if (AUDIT_SIEM_URL !== undefined)
    found.push({
      id: 'siem',
      name: 'SIEM',
      where: new URL(AUDIT_SIEM_URL).host,
      purpose: 'Security monitoring',
      leaves:
        'audit log events: which member of staff did what to which record, and when, with digests instead of words',
      personalData: 'staff',
      from: [setting('AUDIT_SIEM_URL')],
    });
  if (elsewhere.length)
    found.push({
      id: 'checkpoints',
      name: 'Service that keeps the audit log’s checkpoints',
      where: elsewhere.map((address) => new URL(address).host).join(', '),
      purpose: 'Showing whether anyone has changed the audit log',
      leaves: 'the length of the audit log, a digest of it and a signature',
      personalData: 'none',
      from: [setting('AUDIT_CHECKPOINTS_TO')],
    });
  return found;
}

function publishers({ GOVUK_URL, REFRESH_SOURCES }: Settings): Recipient[] {
  const when = REFRESH_SOURCES === 'scheduled' ? 'on a schedule' : 'only when an editor asks';
  return [
    {
      id: 'publishers',
      name: 'Publishers of the sources you follow',
      where: `${new URL(GOVUK_URL).host} and the addresses in the list of sources`,
      purpose: `Checking guidance for changes, ${when}`,
      leaves: 'requests for their pages; nothing from anyone’s messages',
      personalData: 'none',
      from: [setting('REFRESH_SOURCES'), setting('GOVUK_URL'), setting('SOURCES_FILE')],
    },
  ];
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
