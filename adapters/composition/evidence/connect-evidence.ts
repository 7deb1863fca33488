// Collects the facts for the evidence pack from the settings, the code and the store, and makes the pack.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { RETENTION_CLASSES } from '../../../bot/model/governance/retention.js';
import { may, USER_ROLES, type Right } from '../../../bot/model/people/roles.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import type { EvidencePorts } from '../../cli/governance/evidence.js';
import { commandNames } from '../../cli/usage.js';
import { readAnswers } from '../../evidence/files/answers.js';
import { comparePacks } from '../../evidence/files/compare-packs.js';
import { makePack, type PackFile } from '../../evidence/files/pack.js';
import type { Facts, PeriodFact, RouteFact, PackageFact } from '../../evidence/model/facts.js';
import { ACCESS } from '../../web/sign-in/access-table.js';
import { describeSettings, secretsIn } from '../settings/describe-settings.js';
import type { Settings } from '../settings/environment-settings.js';
import { retentionSchedule } from '../settings/retention-settings.js';
import { signInOf } from '../settings/sign-in-settings.js';
import { codeDigest, readAtRoot, softwareInUse } from '../settings/software.js';
import { settingsWording as said } from '../wording/settings-wording.js';
import { adviserFacts } from './advisers.js';
import { modelsOf } from './models.js';
import { promptsOf } from './prompts.js';
import { checkpointHosts, databaseElsewhere, otherAddresses, dataRecipients } from './recipients.js';
import { storeFacts, type OpenedStore } from './store-facts.js';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).optional();

const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      dependencies: names,
      optionalDependencies: names,
    }),
  ),
});

export interface EvidenceParts {
  settings: Settings;
  environment: NodeJS.ProcessEnv;
  stores: () => Promise<OpenedStore>;
}

export function connectEvidence(parts: EvidenceParts): EvidencePorts {
  return {
    async make(now, answers) {
      const given = answers === undefined ? {} : readAnswers(answers);
      const files = makePack(await evidenceFacts(parts, now.toISOString()), given);
      refuseSecrets(files, secretsIn(parts.settings));
      return files;
    },
    compare: comparePacks,
    clock: () => new Date(),
  };
}

export async function evidenceFacts(
  { settings, environment, stores }: EvidenceParts,
  at: string,
): Promise<Facts> {
  const described = describeSettings(settings, environment);
  const lockFile = readAtRoot('package-lock.json');
  const store = await storeFacts(stores, retentionSchedule(settings), at);
  const found = 'problem' in store ? undefined : store;
  const signIn = signInOf(settings);
  const roster = adviserFacts(settings, signIn);
  return {
    at,
    software: { ...softwareInUse(), codeDigest: codeDigest() },
    settings: described,
    signIn,
    ...roster,
    ...databaseTls(settings),
    checkpointsTo: checkpointHosts(settings),
    store,
    periods: periodsOf(settings),
    routes: routesOf(ACCESS),
    recipients: dataRecipients(settings, roster),
    otherAddresses: otherAddresses(described),
    models: await modelsOf(settings, found),
    prompts: promptsOf(settings, found),
    commands: commandNames(),
    packages: packagesIn(lockFile),
    accessibility: { limits: wordsIn('en').about.accessibility.known },
  };
}

/**
 * Shows only the TLS mode in the database's address, and only if it is a plain word, because the address also
 * contains the password.
 */
function databaseTls(settings: Settings): Pick<Facts, 'databaseTls'> {
  if (settings.DATABASE_URL === undefined || databaseElsewhere(settings) === undefined) return {};
  const options = new URL(settings.DATABASE_URL).searchParams;
  const mode = options.get('sslmode') ?? tlsWithoutMode(options);
  return { databaseTls: /^[a-z -]{1,20}$/.test(mode) ? mode : said.shown.hidden };
}

/**
 * Reads the TLS options as the client library does. If there is a certificate, the library uses TLS even with
 * `ssl=0`.
 */
function tlsWithoutMode(options: URLSearchParams): string {
  const hasCertificate = ['sslcert', 'sslkey', 'sslrootcert'].some((name) => options.get(name));
  if (options.get('ssl') === '0' && !hasCertificate) return 'disable';
  return [...options.keys()].some((name) => name.startsWith('ssl'))
    ? said.shown.otherOptions
    : said.shown.none;
}

function periodsOf(settings: Settings): PeriodFact[] {
  const { periods } = retentionSchedule(settings);
  return RETENTION_CLASSES.map((one) => ({ ...one, days: periods[one.name] }));
}

/** Each entry of the access table is a permission, or an object with a permission and other details. */
function routesOf(access: Readonly<Record<string, string | { right: string }>>): RouteFact[] {
  return Object.entries(access).map(([route, line]) => {
    const [method = '', path = ''] = route.split(' ');
    const right = typeof line === 'string' ? line : line.right;
    return {
      method,
      path,
      right,
      roles: USER_ROLES.filter((role) => right === 'anyone' || may([role], right as Right)),
    };
  });
}

/** A last check: no secret should get this far. If one does, no file is written. */
function refuseSecrets(files: readonly PackFile[], secrets: readonly string[]): void {
  const leaking = files.find(({ text }) => secrets.some((secret) => text.includes(secret)));
  if (leaking) throw new ConfigurationFailure(...said.secretInPack(leaking.name));
}

function packagesIn(lockFile: string): PackageFact[] {
  const { packages } = lockSchema.parse(JSON.parse(lockFile));
  return Object.entries(packages)
    .filter(([, { dev }]) => !dev)
    .map(([path, one]) => ({
      path,
      name: one.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: one.version ?? '',
      ...(one.license !== undefined && { licence: one.license }),
      ...(one.integrity !== undefined && { integrity: one.integrity }),
      optional: Boolean(one.optional ?? one.devOptional),
      needs: [...Object.keys(one.dependencies ?? {}), ...Object.keys(one.optionalDependencies ?? {})],
    }));
}
