// 3 set-ups that an information governance officer might meet. All secrets are invented words that the tests
// look for.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '../../../adapters/evidence/model/facts.js';
import { evidenceFacts, connectEvidence } from '../../../adapters/composition/evidence/connect-evidence.js';
import { documentsOf } from '../../../adapters/evidence/files/pack.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import type { OpenedStore } from '../../../adapters/composition/evidence/store-facts.js';

const SECRETS = {
  SESSION_SECRET: 'Pl4nted-session-9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  METRICS_TOKEN: 'Pl4nted-metrics-9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  OIDC_CLIENT_SECRET: 'Pl4nted-oidc',
  MICROSOFT_APP_PASSWORD: 'Pl4nted-teams',
  SLACK_BOT_TOKEN: 'xoxb-Pl4nted-slack',
  SLACK_SIGNING_SECRET: 'Pl4nted-signing-7f3e9a',
  AZURE_OPENAI_API_KEY: 'Pl4nted-azure',
  OPENAI_API_KEY: 'Pl4nted-openai',
  ENCRYPTION_KEY: 'Pl4ntedPl4ntedPl4ntedPl4ntedPl4ntedPl4ntedA=',
};
const ONLY = (...names: (keyof typeof SECRETS)[]) =>
  Object.fromEntries(names.map((name) => [name, SECRETS[name]]));

/**
 * Writes a file that lists these advisers, and returns its path. A pack must not contain the path or anyone's
 * name.
 */
export function advisersFile(advisers: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'Pl4nted-')), 'advisers.json');
  writeFileSync(path, JSON.stringify({ advisers }));
  return path;
}

/** Makes an adviser for the advisers' file, with an id on each of these platforms. */
export function listed(id: string, on: readonly ('teams' | 'slack' | 'web')[], more = {}): object {
  const known = on.map((platform) => [platform, [`${platform === 'web' ? 'desk:' : ''}Pl4nted-${id}`]]);
  return { id, name: `Pl4nted ${id}`, identities: Object.fromEntries(known), ...more };
}

export const SET_UPS = {
  default: {},
  'Teams with Azure OpenAI': {
    NODE_ENV: 'production',
    MICROSOFT_APP_ID: 'app',
    MICROSOFT_APP_TENANT_ID: 'tenant',
    ADVISERS_CHANNEL: 'teams:19:Pl4nted@thread.tacv2',
    ANSWER_MODEL: 'gpt-4.1-mini',
    ANSWER_MODEL_SERVICE: 'azure-openai',
    AZURE_OPENAI_ENDPOINT: 'https://ours.openai.azure.com/Pl4nted?key=Pl4nted',
    AZURE_OPENAI_API_DEPLOYMENT_NAME: 'answers',
    ...ONLY('MICROSOFT_APP_PASSWORD', 'AZURE_OPENAI_API_KEY'),
  },
  'public sector': {
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgresql://Pl4nted-user:Pl4nted-password@db.example.gov.uk:5432/ctac',
    OIDC_ISSUER: 'https://login.example.gov.uk/Pl4nted-tenant',
    OIDC_CLIENT_ID: 'Pl4nted-client',
    PUBLIC_URL: 'https://guidance.example.gov.uk',
    CONTACT: 'guidance@example.gov.uk',
    WEB_ACCESS: 'signed-in',
    // None of these advisers is a lead.
    ADVISERS_FILE: advisersFile([listed('ann', ['web']), listed('ben', ['web'])]),
    RETENTION_CONFIRMED: 'yes',
    METRICS_PORT: '9464',
    ...ONLY('SESSION_SECRET', 'OIDC_CLIENT_SECRET', 'METRICS_TOKEN', 'ENCRYPTION_KEY'),
  },
  everything: {
    MICROSOFT_APP_ID: 'app',
    MICROSOFT_APP_TENANT_ID: 'tenant',
    EMBEDDER: 'openai',
    OPENAI_BASE_URL: 'https://Pl4nted:Pl4nted@gateway.example.org/v1',
    ANSWER_MODEL: 'local',
    ...ONLY('MICROSOFT_APP_PASSWORD', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'OPENAI_API_KEY'),
  },
} as const satisfies Record<string, NodeJS.ProcessEnv>;
export type SetUp = keyof typeof SET_UPS;

export function portsOf(environment: NodeJS.ProcessEnv, store: OpenedStore) {
  const settings = readSettings(environment);
  return { settings, environment, stores: () => Promise.resolve(store) };
}

export const AT = new Date('2026-11-28T12:00:00Z');

export function factsFor(environment: NodeJS.ProcessEnv, store: OpenedStore): Promise<Facts> {
  return evidenceFacts(portsOf(environment, store), AT.toISOString());
}

/**
 * Returns the cells of the statement or question with this reference, such as 05-H12. Empty if it is not in
 * the pack.
 */
export function cellsOf(facts: Facts, ref: string): readonly string[] {
  const entries = documentsOf(facts)
    .filter(({ name }) => name.startsWith(ref.slice(0, 3)))
    .flatMap(({ sections }) => sections.flatMap((section) => section.entries));
  return entries.find(({ id }) => id === ref.slice(3))?.cells ?? [];
}

export async function packOf(
  environment: NodeJS.ProcessEnv,
  store: OpenedStore,
): Promise<Map<string, string>> {
  const files = await connectEvidence(portsOf(environment, store)).make(AT);
  return new Map(files.map(({ name, text }) => [name, text]));
}
