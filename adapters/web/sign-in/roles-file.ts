// Reads people's roles from a file, and reads it again when it changes.
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { USER_ROLES } from '../../../bot/model/people/roles.js';
import { ConfigurationFailure, describeFailure } from '../../../knowledge/model/errors.js';
import type { Log } from '../../http/http.js';
import { setUpWording } from '../model/set-up-wording.js';
import type { AddedRoles } from './sessions.js';

const { must, unreadable, faults, fault } = setUpWording.rolesFile;

const roles = z.array(z.enum(USER_ROLES, must.role(USER_ROLES)), must.roles).min(1, must.roles);

/** The keys are the provider's ids for people and groups. `name` is a note for people who read the file. */
const entries = z
  .record(
    z.string().min(1),
    z.strictObject({ name: z.string(must.name).optional(), roles }, must.entry),
    must.entries,
  )
  .default({});
const fileSchema = z.strictObject({ people: entries, groups: entries }, must.file);
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
    return load(path, before);
  } catch (error) {
    log.error(
      { reason: describeFailure(error) },
      'The roles file could not be reloaded, so the earlier roles still apply.',
    );
    return before;
  }
}

function load(path: string, before?: Loaded): Loaded {
  const changedAt = readOrRefuse(() => statSync(path).mtimeMs);
  if (before?.changedAt === changedAt) return before;
  const parsed = fileSchema.safeParse(readOrRefuse((): unknown => JSON.parse(readFileSync(path, 'utf8'))));
  if (parsed.success) return { file: parsed.data, changedAt };
  throw new ConfigurationFailure(...faults(parsed.error.issues.map(describe)));
}

/** Throws `ConfigurationFailure` with our own words instead of Node's. */
function readOrRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ConfigurationFailure(...unreadable, { cause });
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? [issue.keys.join(', ')] : [];
  return fault([...issue.path, ...unknown].join('.'), issue.message);
}

/** Ignores inherited properties, because someone's id may be “constructor”. */
function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
