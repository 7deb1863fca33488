/** A short, permanent name such as "teams". Used in the store, the advisers' file and the settings. */
export type PlatformName = string;

/** `id` is the platform's own permanent ID (Entra object ID, Slack team and user ID, web session subject). */
export interface Person {
  platform: PlatformName;
  id: string;
  /** The name shown on the platform. Never used to identify a person. */
  name?: string;
}

export function samePerson(one: Person | undefined, other: Person | undefined): boolean {
  return one !== undefined && one.platform === other?.platform && one.id === other.id;
}

const SIGNED_IN = 'desk:';

/** The sign-in provider's ID for this person. Undefined if they do not sign in. */
export function accountOf({ platform, id }: Person): string | undefined {
  return platform === 'web' && id.startsWith(SIGNED_IN) ? id.slice(SIGNED_IN.length) : undefined;
}
