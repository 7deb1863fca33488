// Reads people's roles from a file, and reads it again when it changes.
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { USER_ROLES } from '../../../bot/model/people/roles.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import type { Log } from '../../http/http.js';
import { setUpWording } from '../model/set-up-wording.js';
import type { AddedRoles } from './sessions.js';

const roles = z.array(z.enum(USER_ROLES)).min(1);

/** The keys are the provider's ids for people and groups. `name` is a note for people who read the file. */
const fileSchema = z.strictObject({
  people: z.record(z.string().min(1), z.strictObject({ name: z.string().optional(), roles })).default({}),
  groups: z.record(z.string().min(1), z.strictObject({ name: z.string().optional(), roles })).default({}),
});
type RolesFile = z.infer<typeof fileSchema>;

const LOOK_EVERY_MS = 2_000;

/**
 * Throws `ConfigurationFailure` if the file is wrong at start-up. After a later mistake, the earlier roles
 * stay and the error is logged, so that a typing error cannot lock everyone out.
 */
export function readRolesFile(path: string, log: Log, clock: () => Date = () => new Date()): AddedRoles {
  let { file, changedAt } = load(path);
  let lookedAt = clock().getTime();
  return ({ subject, groups }) => {
    const now = clock().getTime();
    // If the clock was set back, the last check appears to be in the future.
    if (now - lookedAt >= LOOK_EVERY_MS || now < lookedAt) {
      lookedAt = now;
      ({ file, changedAt } = reload(path, { file, changedAt }, log));
    }
    return [
      ...(own(file.people, subject)?.roles ?? []),
      ...groups.flatMap((group) => own(file.groups, group)?.roles ?? []),
    ];
  };
}

interface Loaded {
  file: RolesFile;
  changedAt: number;
}

function reload(path: string, before: Loaded, log: Log): Loaded {
  try {
    const { mtimeMs } = statSync(path);
    return mtimeMs === before.changedAt ? before : load(path);
  } catch (error) {
    log.error(
      { reason: error instanceof Error ? error.message : String(error) },
      'The roles file could not be reloaded, so the earlier roles still apply.',
    );
    return before;
  }
}

function load(path: string): Loaded {
  try {
    const { mtimeMs } = statSync(path);
    return { file: fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))), changedAt: mtimeMs };
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError
        ? cause.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ')
        : cause instanceof Error
          ? cause.message
          : String(cause);
    throw new ConfigurationFailure(...setUpWording.signIn.badRolesFile(reason), { cause });
  }
}

/** Ignores inherited properties, because someone's id may be “constructor”. */
function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
