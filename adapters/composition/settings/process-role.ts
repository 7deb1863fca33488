// Reads which part of the work a process does, for example from `npm start -- --role=web`.
import { parseArgs } from 'node:util';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { checkPort } from '../../web/server/check-port.js';
import { settingsWording } from '../wording/settings-wording.js';
import type { Settings } from './environment-settings.js';

const { role: said } = settingsWording;

/**
 * "web" receives and stores messages and serves pages. "worker" answers and sends. "both" does all of this.
 */
export const PROCESS_ROLES = ['both', 'web', 'worker'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** Without `--role`, a process does everything. Throws `ConfigurationFailure`. */
export function parseProcessRole(args: string[]): ProcessRole {
  const given = readOption(args);
  const role = PROCESS_ROLES.find((known) => known === given);
  if (role) return role;
  throw new ConfigurationFailure(...said.unknown(given, PROCESS_ROLES));
}

function readOption(args: string[]): string {
  try {
    return parseArgs({ args, options: { role: { type: 'string', default: 'both' } } }).values.role;
  } catch (cause) {
    throw new ConfigurationFailure(...said.unknownOption(PROCESS_ROLES), { cause });
  }
}

/** Only one process can use SQLite, so several processes need PostgreSQL. */
export function checkRole(settings: Settings, role: ProcessRole): void {
  if (role === 'both') return;
  if (settings.DATABASE_URL === undefined) throw new ConfigurationFailure(...said.needsPostgres(role));
  if (role === 'web' && settings.SESSION_SECRET === undefined)
    throw new ConfigurationFailure(...said.needsSecret);
}

/**
 * Checks the port early. Otherwise, the first start would import guidance for several minutes before it found
 * that the port was taken. Throws `ConfigurationFailure`.
 */
export async function checkPortOf(settings: Settings, role: ProcessRole): Promise<void> {
  const setting = doesServe(role) ? 'PORT' : 'WORKER_PORT';
  await checkPort({ host: settings.HOST, port: settings[setting] ?? 0, setting });
  const { METRICS_HOST, METRICS_PORT = 0 } = settings;
  await checkPort({ host: METRICS_HOST, port: METRICS_PORT, setting: 'METRICS_PORT' });
}

export function doesAnswer(role: ProcessRole): boolean {
  return role !== 'web';
}

export function doesServe(role: ProcessRole): boolean {
  return role !== 'worker';
}
