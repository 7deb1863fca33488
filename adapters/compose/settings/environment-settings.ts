// Reads every setting from the environment, once. If one is wrong or missing, the error names it and says how to set it.
import { z } from 'zod';
import { SECOND_EDITOR_SETTINGS } from '../../../ingest/model/editing.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { isLoopback } from '../../http/local-only.js';
import { isOnThisMachine, isTeamsAddress } from '../../teams/service/service-url.js';
import { checkEncryption, encryptionSettings } from './encryption-settings.js';
import { checkSignIn, secret, signInSettings } from './sign-in-settings.js';
import { checkRetention, retentionSettings } from './retention-settings.js';
import { networksIn } from '../../web/security/client-address.js';

const filled = z.string().trim().min(1);
const optional = filled.optional();
const wholeNumber = (low: number, high: number) => z.coerce.number().int().min(low).max(high);
const webAddress = z.url({ protocol: /^https?$/ });
const channel = z
  .string()
  .regex(/^(?:slack:\w+|teams:.+)$/, 'must be slack:CHANNEL-ID or teams:CHANNEL-ID')
  .optional();

const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: wholeNumber(0, 65_535).default(3978),
  HOST: filled.default('127.0.0.1'),
  WORKER_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_HOST: filled.default('127.0.0.1'),
  METRICS_TOKEN: secret.optional(),
  PUBLIC_URL: webAddress.optional(),
  TRUSTED_PROXIES: z.string().default('').superRefine(checkNetworks),
  DATA_DIR: filled.default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  DATABASE_TIMEOUT_SECONDS: wholeNumber(1, 3_600).default(60),
  SEARCH: z.enum(['memory', 'postgres']).default('memory'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ADVISERS_CHANNEL: z
    .string()
    .regex(/^(?:desk|slack:\w+|teams:.+)$/, 'must be desk, slack:CHANNEL-ID or teams:CHANNEL-ID')
    .default('desk'),
  ADVISERS_SECOND_CHANNEL: channel,
  EDITORS_CHANNEL: channel,
  ADVISERS_FILE: optional,
  PRIVACY_URL: webAddress.optional(),
  ACCESSIBILITY_URL: webAddress.optional(),
  PRIVACY_NOTICE_VERSION: optional,
  CONTACT: optional,
  WEB_ACCESS: z.enum(['anyone', 'signed-in']).default('anyone'),
  MICROSOFT_APP_ID: optional,
  MICROSOFT_APP_PASSWORD: optional,
  MICROSOFT_APP_CERTIFICATE: optional,
  MICROSOFT_APP_TYPE: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MICROSOFT_APP_TENANT_ID: optional,
  TEAMS_SERVICE_URL: z
    .url()
    .refine(
      (address) => isTeamsAddress(address) || isOnThisMachine(address),
      'must be one of Microsoft’s https addresses, such as https://smba.infra.gov.teams.microsoft.us/teams/',
    )
    .optional(),
  SLACK_BOT_TOKEN: filled.startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_SIGNING_SECRET: optional,
  SLACK_APP_TOKEN: filled.startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_API_URL: z.url().optional(),
  EMBEDDER: z.enum(['minilm', 'openai', 'azure-openai']).default('minilm'),
  MESSAGE_READER: z.enum(['onnx', 'off']).default('onnx'),
  PASSAGE_READER: z.enum(['onnx', 'off']).default('onnx'),
  CROSS_ENCODER_DIR: optional,
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_EMBEDDING_MODEL: filled.default('text-embedding-3-small'),
  AZURE_OPENAI_API_KEY: optional,
  AZURE_OPENAI_ENDPOINT: z.url().optional(),
  AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME: optional,
  AZURE_OPENAI_API_DEPLOYMENT_NAME: optional,
  ANSWER_MODEL: optional,
  ANSWER_MODEL_SERVICE: z.enum(['openai', 'azure-openai']).default('openai'),
  ANSWER_MODEL_OUTPUT: z.enum(['json-schema', 'tool', 'json-object', 'text']).default('json-schema'),
  ANSWER_MODEL_DEADLINE_MS: wholeNumber(500, 120_000).default(8_000),
  ANSWER_DEADLINE_MINUTES: wholeNumber(1, 1_440).default(10),
  ANSWER_SENTENCES: z.enum(['on', 'off']).default('on'),
  AZURE_OPENAI_API_VERSION: filled.default('2024-10-21'),
  SOURCES_FILE: filled.default('ingest/sources.json'),
  GOVUK_URL: webAddress.default('https://www.gov.uk'),
  PRIVATE_SOURCE_HOSTS: z.string().default(''),
  // Nothing leaves the machine until someone turns this on.
  REFRESH_SOURCES: z.enum(['scheduled', 'by-hand']).default('by-hand'),
  SECOND_EDITOR: z.enum(SECOND_EDITOR_SETTINGS).default('where-two'),
  GOLDEN_GATE: z.coerce.number().min(0).max(1).default(0.9),
  ...signInSettings,
  ...encryptionSettings,
  ERASURES_FILE: optional,
  AUDIT_SIGNING_KEY: optional,
  AUDIT_KEY_FILE: optional,
  AUDIT_CHECKPOINTS_TO: optional,
  AUDIT_CHECKPOINT_MINUTES: wholeNumber(1, 10_080).default(60),
  AUDIT_SIEM_URL: webAddress.optional(),
  AUDIT_SIEM_AUTHORIZATION: optional,
  ...retentionSettings,
});
export type Settings = z.infer<typeof settingsSchema>;
/** Every variable we read. .env.example must explain all of these and no others. */
export const SETTING_NAMES = Object.keys(settingsSchema.shape) as (keyof Settings)[];

/** Settings whose value is one of a fixed list of words. */
export const CHOICES: ReadonlySet<string> = new Set(
  Object.entries(settingsSchema.shape).flatMap(([name, schema]) => (isChoice(schema) ? [name] : [])),
);

function isChoice(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return isChoice(schema.unwrap());
  return schema instanceof z.ZodEnum;
}

/** Settings that only work together. */
interface Together {
  when: keyof Settings;
  needed(settings: Settings): (keyof Settings)[];
  why: string;
  /** What to do instead if they cannot be set. By default: remove the setting. */
  otherwise?: string;
}

const TOGETHER: readonly Together[] = [
  { when: 'MICROSOFT_APP_ID', needed: appCredentials, why: 'the app needs them to sign in' },
  {
    when: 'MICROSOFT_APP_PASSWORD',
    needed: () => ['MICROSOFT_APP_ID'],
    why: 'the password belongs to that app',
  },
  {
    when: 'MICROSOFT_APP_CERTIFICATE',
    needed: () => ['MICROSOFT_APP_ID'],
    why: 'the certificate belongs to that app',
  },
  {
    when: 'SLACK_BOT_TOKEN',
    needed: ({ SLACK_APP_TOKEN }) => (SLACK_APP_TOKEN ? [] : ['SLACK_SIGNING_SECRET']),
    why: 'we use it to check requests from Slack',
  },
  {
    when: 'SLACK_SIGNING_SECRET',
    needed: () => ['SLACK_BOT_TOKEN'],
    why: 'we cannot send anything without it',
  },
  { when: 'SLACK_APP_TOKEN', needed: () => ['SLACK_BOT_TOKEN'], why: 'we cannot send anything without it' },
  {
    when: 'OIDC_ISSUER',
    needed: () => ['OIDC_CLIENT_ID', 'SESSION_SECRET', 'PUBLIC_URL'],
    why: 'people cannot sign in without them',
  },
  {
    when: 'AUDIT_SIEM_AUTHORIZATION',
    needed: () => ['AUDIT_SIEM_URL'],
    why: 'there is nowhere to send it',
  },
  { when: 'OIDC_CLIENT_ID', needed: () => ['OIDC_ISSUER'], why: 'there is no provider to sign in with' },
  {
    when: 'SEARCH',
    needed: ({ SEARCH }) => (SEARCH === 'postgres' ? ['DATABASE_URL'] : []),
    why: 'that is where the guidance is searched',
    otherwise: 'remove SEARCH to search in memory. See “Much guidance” in docs/operate.md',
  },
  {
    when: 'EMBEDDER',
    needed: embeddingService,
    why: 'we need this to call the embedding service',
    otherwise: 'set EMBEDDER=minilm, which runs on this machine. See “Settings” in docs/operate.md',
  },
  {
    when: 'ANSWER_MODEL',
    needed: answerService,
    why: 'we need this to call the model that ANSWER_MODEL_SERVICE names (openai or azure-openai)',
    otherwise: 'remove ANSWER_MODEL to answer with quotes only. See docs/connect-a-model.md',
  },
];

/** Names the entry we cannot use, because a mistake here would make everyone behind the proxy count as one sender. */
function checkNetworks(list: string, context: z.RefinementCtx<string>): void {
  for (const entry of networksIn(list).unreadable)
    context.addIssue(`contains “${entry}”, which is not an address or a network such as 10.0.0.0/8`);
}

function appCredentials({
  MICROSOFT_APP_TYPE: type,
  MICROSOFT_APP_CERTIFICATE: certificate,
}: Settings): (keyof Settings)[] {
  if (type === 'MultiTenant') return ['MICROSOFT_APP_PASSWORD'];
  // A managed identity has no password.
  if (type === 'UserAssignedMSI') return ['MICROSOFT_APP_TENANT_ID'];
  return ['MICROSOFT_APP_TENANT_ID', ...(certificate ? [] : (['MICROSOFT_APP_PASSWORD'] as const))];
}

function embeddingService({ EMBEDDER, OPENAI_BASE_URL }: Settings): (keyof Settings)[] {
  if (EMBEDDER === 'azure-openai')
    return ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME'];
  // A gateway may not need a key.
  return EMBEDDER === 'openai' && OPENAI_BASE_URL === undefined ? ['OPENAI_API_KEY'] : [];
}

function answerService({ ANSWER_MODEL_SERVICE, OPENAI_BASE_URL }: Settings): (keyof Settings)[] {
  if (ANSWER_MODEL_SERVICE === 'azure-openai')
    return ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_API_DEPLOYMENT_NAME', 'AZURE_OPENAI_ENDPOINT'];
  return OPENAI_BASE_URL === undefined ? ['OPENAI_API_KEY'] : [];
}

/** Ignores empty variables. Throws `ConfigurationFailure` naming each setting that is wrong. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // We trim values, because settings files from other systems can have different line endings.
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
  const given = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${wrongIn(issue)}`);
    throw new ConfigurationFailure(
      `Some settings are wrong: ${lines.join('; ')}.`,
      'Correct them in .env or the environment. .env.example explains each one.',
    );
  }
  checkTogether(parsed.data);
  return parsed.data;
}

/** Lists the values that a choice allows. */
function wrongIn(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value') return issue.message;
  return `must be ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(issue.values.map(String))}`;
}

function checkTogether(settings: Settings): void {
  checkCertificate(settings);
  for (const { when, needed, why, otherwise = `remove ${when}` } of TOGETHER) {
    if (settings[when] === undefined) continue;
    const missing = needed(settings).filter((name) => settings[name] === undefined);
    if (missing.length)
      throw new ConfigurationFailure(
        `${CHOICES.has(when) ? `${when}=${settings[when]}` : when} is set without ${missing.join(' and ')}: ${why}.`,
        `Set ${missing.join(' and ')}${missing.includes('OPENAI_API_KEY') ? ' (or OPENAI_BASE_URL, for a service that needs no key)' : ''}, or ${otherwise}.`,
      );
  }
  checkMetrics(settings);
  checkSignIn(settings);
  checkRetention(settings);
  checkEncryption(settings);
  const { TEAMS_SERVICE_URL: teams, NODE_ENV } = settings;
  if (teams !== undefined && NODE_ENV === 'production' && !isTeamsAddress(teams))
    throw new ConfigurationFailure(
      'TEAMS_SERVICE_URL is an address on this machine, so advisers would not get any messages.',
      'Set it to the address of your cloud, or leave it empty.',
    );
}

function checkCertificate(settings: Settings): void {
  const { MICROSOFT_APP_CERTIFICATE, MICROSOFT_APP_PASSWORD, MICROSOFT_APP_TYPE } = settings;
  if (!MICROSOFT_APP_CERTIFICATE) return;
  if (MICROSOFT_APP_PASSWORD)
    throw new ConfigurationFailure(
      'MICROSOFT_APP_PASSWORD and MICROSOFT_APP_CERTIFICATE are both set, and the bot signs in with one of them.',
      'Remove the one that you do not use.',
    );
  if (MICROSOFT_APP_TYPE !== 'SingleTenant')
    throw new ConfigurationFailure(
      `MICROSOFT_APP_CERTIFICATE does not work with MICROSOFT_APP_TYPE=${MICROSOFT_APP_TYPE}.`,
      'Set MICROSOFT_APP_TYPE=SingleTenant, or remove MICROSOFT_APP_CERTIFICATE.',
    );
}

function checkMetrics({ METRICS_PORT, METRICS_HOST, METRICS_TOKEN }: Settings): void {
  if (METRICS_PORT === undefined || METRICS_TOKEN !== undefined || isLoopback(METRICS_HOST)) return;
  throw new ConfigurationFailure(
    `METRICS_HOST is ${METRICS_HOST}, so other machines could read the metrics without a token.`,
    'Set METRICS_TOKEN to 32 or more random characters, or METRICS_HOST to 127.0.0.1.',
  );
}
