// Reads which part of the work a process does, for example `npm start -- --role=web`.
import { parseArgs } from 'node:util';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import type { Settings } from './environment-settings.js';

/** "web" receives and stores messages and serves pages. "worker" answers and sends. "both" does everything. */
export const PROCESS_ROLES = ['both', 'web', 'worker'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** Without `--role`, a process does everything. Throws `ConfigurationFailure`. */
export function parseProcessRole(args: string[]): ProcessRole {
  const given = readOption(args);
  const role = PROCESS_ROLES.find((known) => known === given);
  if (role) return role;
  throw new ConfigurationFailure(
    `There is no role called “${given}”.`,
    `Start with --role=${PROCESS_ROLES.join(', --role=')}, or without it.`,
  );
}

function readOption(args: string[]): string {
  try {
    return parseArgs({ args, options: { role: { type: 'string', default: 'both' } } }).values.role;
  } catch (cause) {
    throw new ConfigurationFailure(
      'We do not recognise one of the options you typed.',
      `The only option is --role, followed by one of: ${PROCESS_ROLES.join(', ')}.`,
      { cause },
    );
  }
}

/** Only one process can use SQLite. To share the work between several, use PostgreSQL. */
export function checkRole(settings: Settings, role: ProcessRole): void {
  if (role === 'both') return;
  if (settings.DATABASE_URL === undefined)
    throw new ConfigurationFailure(
      `--role=${role} needs PostgreSQL, because SQLite can only serve one process that does everything.`,
      'Set DATABASE_URL, or start without --role.',
    );
  if (role === 'web' && settings.SESSION_SECRET === undefined)
    throw new ConfigurationFailure(
      '--role=web needs SESSION_SECRET, because web processes must be able to read one another’s cookies.',
      'Set SESSION_SECRET to the same 32 or more random characters for every web process.',
    );
}

export function doesAnswer(role: ProcessRole): boolean {
  return role !== 'web';
}

export function doesServe(role: ProcessRole): boolean {
  return role !== 'worker';
}
