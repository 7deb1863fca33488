// Connects the audit log: its signing key, where it is sent, and a record of the settings each process starts
// with.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auditSettings } from '../../../bot/audit/audit-settings.js';
import { checkSignature, readCheckpoint, signCheckpoint } from '../../../bot/model/audit/checkpoint.js';
import type { AuditRecords } from '../../../bot/model/audit/event.js';
import type { AuditPorts } from '../../../bot/model/audit/ports.js';
import type { Store } from '../../../bot/model/store.js';
import { checkpointDestinations, toWeb } from '../../audit/destinations.js';
import { keyedDigests, loadSigningKey } from '../../audit/signing-key.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { isSecret } from '../settings/describe-settings.js';
import { SETTING_NAMES, type Settings } from '../settings/environment-settings.js';
import { checksWording } from '../../cli/wording/checks-wording.js';

const { audit: said } = checksWording;

const MINUTE_MS = 60_000;
const ORIGIN = 'ctac-audit-log';

export interface Audit {
  ports: AuditPorts;
  publicKey: KeyObject;
  /** Records which settings have changed since a process with this role last started. */
  recordSettings(store: Store, role: string): Promise<void>;
}

/**
 * Where checkpoints go if no other place is set. The file is on the store's own disk, so someone who can
 * change the store can usually change the file too.
 */
export const checkpointsFile = ({ DATA_DIR }: Settings) => join(DATA_DIR, 'audit-checkpoints.txt');

const keyFileOf = ({ AUDIT_KEY_FILE, DATA_DIR }: Settings) =>
  AUDIT_KEY_FILE ?? join(DATA_DIR, 'audit-key.pem');

/** Throws `ConfigurationFailure` if the signing key cannot be used. */
export function connectAudit(settings: Settings): Audit {
  const { AUDIT_SIGNING_KEY: given, AUDIT_SIEM_URL: siem } = settings;
  const key = loadSigningKey({ ...(given !== undefined && { given }), file: keyFileOf(settings) });
  const destinations = [
    ...checkpointDestinations(settings.AUDIT_CHECKPOINTS_TO ?? `file:${checkpointsFile(settings)}`),
    ...(siem === undefined
      ? []
      : [toWeb(siem, 'events', 'AUDIT_SIEM_URL', settings.AUDIT_SIEM_AUTHORIZATION)]),
  ];
  const digest = keyedDigests(key);
  return {
    ports: {
      sign: ({ size, root, at }) =>
        signCheckpoint({ origin: ORIGIN, size, root: Buffer.from(root, 'hex'), at }, key),
      destinations,
      checkpointEveryMs: settings.AUDIT_CHECKPOINT_MINUTES * MINUTE_MS,
    },
    publicKey: createPublicKey(key),
    recordSettings: (store, role) =>
      auditSettings(
        { store, clock: () => new Date() },
        {
          role,
          // DATABASE_URL counts as a secret, because it contains the database's password.
          isSecret: (name) => isSecret(name) || name === 'DATABASE_URL',
          digests: Object.fromEntries(
            SETTING_NAMES.map((name) => [
              name,
              settings[name] === undefined ? '' : digest(String(settings[name])),
            ]),
          ),
        },
      ),
  };
}

/**
 * For `doctor`: checks that the log was signed recently and with this key. Does not create a key. `ctac audit
 * verify` checks the whole log.
 */
export async function lookAtAudit(settings: Settings, audit: AuditRecords): Promise<string> {
  const { size } = await audit.head();
  const latest = await audit.latestCheckpoint();
  if (!latest) return said.notSigned(size);
  const hasKey = settings.AUDIT_SIGNING_KEY !== undefined || existsSync(keyFileOf(settings));
  const read = readCheckpoint(latest.note);
  if (!hasKey || !read || checkSignature(read, [connectAudit(settings).publicKey]) !== 'signed')
    throw new ConfigurationFailure(...said.otherKey);
  return said.signed({ events: size, signed: latest.size, at: latest.at });
}
