// Reads every setting from the environment, once. Errors name each wrong or missing setting, and say how to
// set it.
import { z } from 'zod';
import { SECOND_EDITOR_SETTINGS } from '../../../ingest/model/editing.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { isLoopback } from '../../http/local-only.js';
import { isOnThisMachine, isTeamsAddress } from '../../teams/service/service-url.js';
import { CHANNEL_PATTERN } from './chat-platforms.js';
import { checkEncryption, encryptionSettings } from './encryption-settings.js';
import { ownSecret, slackSigningSecret } from './secrets.js';
import { checkSignIn, signInSettings } from './sign-in-settings.js';
import { checkRetention, retentionSettings } from './retention-settings.js';
import { networksIn } from '../../web/security/client-address.js';
import { wrongIn } from './wrong-in.js';
import { settingsWording as said, type DependentSetting } from '../wording/settings-wording.js';

const filled = z.string().trim().min(1);
const optional = filled.optional();
const wholeNumber = (low: number, high: number) => z.coerce.number().int().min(low).max(high);
const webAddress = z.url({ protocol: /^https?$/ });
const channel = z
  .string()
  .regex(new RegExp(`^(?:${CHANNEL_PATTERN})$`), said.must.channel)
  .optional();

/** Ends with the app's ID, as Teams requires. */
const APPLICATION_ID_URI = /^api:\/\/(?:[a-z\d.-]+\/)?(?:botid-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: wholeNumber(0, 65_535).default(3978),
  HOST: filled.default('127.0.0.1'),
  WORKER_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_HOST: filled.default('127.0.0.1'),
  METRICS_TOKEN: ownSecret.optional(),
  PUBLIC_URL: webAddress.optional(),
  TRUSTED_PROXIES: z.string().default('').superRefine(checkNetworks),
  DATA_DIR: filled.default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: said.must.database }).optional(),
  DATABASE_TIMEOUT_SECONDS: wholeNumber(1, 3_600).default(60),
  SEARCH: z.enum(['memory', 'postgres']).default('memory'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ADVISERS_CHANNEL: z
    .string()
    .regex(new RegExp(`^(?:desk|${CHANNEL_PATTERN})$`), said.must.advisersChannel)
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
  MICROSOFT_APP_PASSWORD_EXPIRES: z.iso.date(said.must.date).optional(),
  MICROSOFT_APP_CERTIFICATE: optional,
  MICROSOFT_APP_TYPE: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MICROSOFT_APP_TENANT_ID: optional,
  TEAMS_SERVICE_URL: z
    .url()
    .refine((address) => isTeamsAddress(address) || isOnThisMachine(address), said.must.teamsAddress)
    .optional(),
  TEAMS_SIGN_IN_RESOURCE: z.string().regex(APPLICATION_ID_URI, said.must.signInResource).optional(),
  SLACK_BOT_TOKEN: filled.startsWith('xoxb-', said.must.botToken).optional(),
  SLACK_SIGNING_SECRET: slackSigningSecret.optional(),
  SLACK_APP_TOKEN: filled.startsWith('xapp-', said.must.appToken).optional(),
  SLACK_API_URL: z.url().optional(),
  EMBEDDER: z.enum(['minilm', 'openai', 'azure-openai']).default('minilm'),
  MESSAGE_READER: z.enum(['onnx', 'off']).default('onnx'),
  PASSAGE_READER: z.enum(['onnx', 'off']).default('onnx'),
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
  // By default, sources are not fetched, so that nothing leaves the machine until someone turns this on.
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
/** Every variable that the service reads. .env.example must explain these and no others. */
export const SETTING_NAMES = Object.keys(settingsSchema.shape) as (keyof Settings)[];

export const CHOICES: ReadonlySet<string> = new Set(
  Object.entries(settingsSchema.shape).flatMap(([name, schema]) => (isChoice(schema) ? [name] : [])),
);

function isChoice(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return isChoice(schema.unwrap());
  return schema instanceof z.ZodEnum;
}

/** Settings that only work together with others. Each is listed with the settings that it needs. */
const TOGETHER: readonly [DependentSetting, (settings: Settings) => (keyof Settings)[]][] = [
  ['MICROSOFT_APP_ID', appCredentials],
  ['MICROSOFT_APP_PASSWORD', () => ['MICROSOFT_APP_ID']],
  ['MICROSOFT_APP_CERTIFICATE', () => ['MICROSOFT_APP_ID']],
  ['TEAMS_SIGN_IN_RESOURCE', () => ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID', 'PUBLIC_URL']],
  ['SLACK_BOT_TOKEN', ({ SLACK_APP_TOKEN }) => (SLACK_APP_TOKEN ? [] : ['SLACK_SIGNING_SECRET'])],
  ['SLACK_SIGNING_SECRET', () => ['SLACK_BOT_TOKEN']],
  ['SLACK_APP_TOKEN', () => ['SLACK_BOT_TOKEN']],
  ['OIDC_ISSUER', () => ['OIDC_CLIENT_ID', 'SESSION_SECRET', 'PUBLIC_URL']],
  ['AUDIT_SIEM_AUTHORIZATION', () => ['AUDIT_SIEM_URL']],
  ['OIDC_CLIENT_ID', () => ['OIDC_ISSUER']],
  ['SEARCH', ({ SEARCH }) => (SEARCH === 'postgres' ? ['DATABASE_URL'] : [])],
  ['EMBEDDER', embeddingService],
  ['ANSWER_MODEL', answerService],
];

/**
 * Names each trusted proxy that cannot be used, because a mistake would make everyone behind the proxy count
 * as one sender.
 */
function checkNetworks(list: string, context: z.RefinementCtx<string>): void {
  for (const entry of networksIn(list).unreadable) context.addIssue(said.must.network(entry));
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
  // Some gateways do not need a key.
  return EMBEDDER === 'openai' && OPENAI_BASE_URL === undefined ? ['OPENAI_API_KEY'] : [];
}

function answerService({ ANSWER_MODEL_SERVICE, OPENAI_BASE_URL }: Settings): (keyof Settings)[] {
  if (ANSWER_MODEL_SERVICE === 'azure-openai')
    return ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_API_DEPLOYMENT_NAME', 'AZURE_OPENAI_ENDPOINT'];
  return OPENAI_BASE_URL === undefined ? ['OPENAI_API_KEY'] : [];
}

/** Ignores empty variables. Throws a `ConfigurationFailure` that names each wrong setting. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // Trims values, because settings files from other systems may have different line endings.
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
  const given = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${wrongIn(issue)}`);
    throw new ConfigurationFailure(...said.wrong(lines));
  }
  checkTogether(parsed.data);
  return parsed.data;
}

function checkTogether(settings: Settings): void {
  checkCertificate(settings);
  for (const [when, needed] of TOGETHER) {
    if (settings[when] === undefined) continue;
    const missing = needed(settings).filter((name) => settings[name] === undefined);
    const shown = CHOICES.has(when) ? `${when}=${settings[when]}` : when;
    if (missing.length) throw new ConfigurationFailure(...said.setWithout(when, shown, missing));
  }
  checkTeamsSignIn(settings);
  checkMetrics(settings);
  checkSignIn(settings);
  checkRetention(settings);
  checkEncryption(settings);
  const { TEAMS_SERVICE_URL: teams, NODE_ENV } = settings;
  if (teams !== undefined && NODE_ENV === 'production' && !isTeamsAddress(teams))
    throw new ConfigurationFailure(...said.teamsOnThisMachine);
}

function checkCertificate(settings: Settings): void {
  const { MICROSOFT_APP_CERTIFICATE, MICROSOFT_APP_PASSWORD, MICROSOFT_APP_TYPE } = settings;
  if (!MICROSOFT_APP_CERTIFICATE) return;
  if (MICROSOFT_APP_PASSWORD) throw new ConfigurationFailure(...said.passwordAndCertificate);
  if (MICROSOFT_APP_TYPE !== 'SingleTenant')
    throw new ConfigurationFailure(...said.certificateAppType(MICROSOFT_APP_TYPE));
}

function checkTeamsSignIn(settings: Settings): void {
  const { TEAMS_SIGN_IN_RESOURCE: resource, MICROSOFT_APP_ID = '', MICROSOFT_APP_TYPE } = settings;
  if (resource === undefined) return;
  if (MICROSOFT_APP_TYPE === 'UserAssignedMSI') throw new ConfigurationFailure(...said.signInWithIdentity);
  if (!resource.toLowerCase().endsWith(MICROSOFT_APP_ID.toLowerCase()))
    throw new ConfigurationFailure(...said.signInOtherApp(MICROSOFT_APP_ID));
}

function checkMetrics({ PORT, METRICS_PORT, METRICS_HOST, METRICS_TOKEN }: Settings): void {
  if (METRICS_PORT === PORT && PORT !== 0) throw new ConfigurationFailure(...said.metricsOnPort(PORT));
  if (METRICS_PORT === undefined || METRICS_TOKEN !== undefined || isLoopback(METRICS_HOST)) return;
  throw new ConfigurationFailure(...said.openMetrics(METRICS_HOST));
}
