// Connects the audit log: its signing key, where it is sent, and a record of the settings each process starts with.
import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { auditSettings } from '../../../bot/audit/audit-settings.js';
import { signCheckpoint } from '../../../bot/model/audit/checkpoint.js';
import type { AuditPorts } from '../../../bot/model/audit/ports.js';
import type { Store } from '../../../bot/model/store.js';
import { checkpointDestinations, toWeb } from '../../audit/destinations.js';
import { keyedDigests, loadSigningKey } from '../../audit/signing-key.js';
import { isSecret } from '../settings/describe-settings.js';
import { SETTING_NAMES } from '../settings/environment-settings.js';
import type { Settings } from '../settings/environment-settings.js';

const MINUTE_MS = 60_000;
const ORIGIN = 'ctac-audit-log';

export interface Audit {
  ports: AuditPorts;
  publicKey: KeyObject;
  /** Records what has changed in the settings since a process with that role last started. */
  recordSettings(store: Store, role: string): Promise<void>;
}

export type AuditSettings = Pick<
  Settings,
  | 'DATA_DIR'
  | 'AUDIT_SIGNING_KEY'
  | 'AUDIT_KEY_FILE'
  | 'AUDIT_CHECKPOINTS_TO'
  | 'AUDIT_CHECKPOINT_MINUTES'
  | 'AUDIT_SIEM_URL'
  | 'AUDIT_SIEM_AUTHORIZATION'
>;

/** The file for checkpoints if no other place is set. On the store's own disk, it only reveals careless changes. */
export const checkpointsFile = ({ DATA_DIR }: Pick<Settings, 'DATA_DIR'>) =>
  join(DATA_DIR, 'audit-checkpoints.txt');

/** Throws `ConfigurationFailure`. */
export function connectAudit(settings: AuditSettings & Partial<Settings>): Audit {
  const { DATA_DIR, AUDIT_SIGNING_KEY: given, AUDIT_SIEM_URL: siem } = settings;
  const file = settings.AUDIT_KEY_FILE ?? join(DATA_DIR, 'audit-key.pem');
  const key = loadSigningKey({ ...(given !== undefined && { given }), file });
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
          // A database address contains its password.
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
