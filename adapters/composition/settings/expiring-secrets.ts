// Reads from the settings when client secrets expire, and checks it for `ctac doctor`.
import {
  hasExpired,
  secretsNearExpiry,
  type ExpiringSecret,
} from '../../../bot/model/governance/expiring-secret.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { checksWording } from '../../cli/wording/checks-wording.js';
import type { Settings } from './environment-settings.js';

const SECRETS = ['MICROSOFT_APP_PASSWORD', 'OIDC_CLIENT_SECRET'] as const;

/** Leaves out secrets that are not in use, and those without a date. */
export function expiringSecrets(settings: Settings): ExpiringSecret[] {
  return SECRETS.flatMap((setting) => {
    const expiresOn = settings[`${setting}_EXPIRES`];
    return settings[setting] === undefined || expiresOn === undefined ? [] : [{ setting, expiresOn }];
  });
}

/** Throws if a secret expires within 30 days or has expired. */
export function lookAtSecrets(settings: Settings, now = new Date()): string {
  const { secrets: said } = checksWording;
  const known = expiringSecrets(settings);
  const near = secretsNearExpiry(known, now);
  if (near.length)
    throw new ConfigurationFailure(
      near.map((one) => said.due(one.setting, one.expiresOn, hasExpired(one, now))).join(' '),
      said.renew,
    );
  const withoutDate = SECRETS.filter(
    (name) => settings[name] !== undefined && settings[`${name}_EXPIRES`] === undefined,
  );
  return said.found(known, withoutDate);
}
