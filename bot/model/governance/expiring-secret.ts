// Defines when a client secret expires, and how long before that we warn of it.

export interface ExpiringSecret {
  /** The setting that holds the secret. */
  setting: string;
  /** The first day on which it no longer works: YYYY-MM-DD. */
  expiresOn: string;
}

/** Long enough to ask someone else to make a new secret in Entra. */
export const WARN_BEFORE_DAYS = 30;

const DAY_MS = 86_400_000;

/** The secrets that expire within 30 days or have expired, the most urgent first. */
export function secretsNearExpiry(secrets: readonly ExpiringSecret[], now: Date): ExpiringSecret[] {
  return secrets
    .filter(({ expiresOn }) => Date.parse(expiresOn) - now.getTime() <= WARN_BEFORE_DAYS * DAY_MS)
    .sort((one, other) => one.expiresOn.localeCompare(other.expiresOn));
}

export function hasExpired({ expiresOn }: ExpiringSecret, now: Date): boolean {
  return Date.parse(expiresOn) <= now.getTime();
}
