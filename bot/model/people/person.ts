// The people we talk to, as platforms identify them.

/** Short and permanent, such as "teams": used in the store, the advisers' file and the settings. */
export type PlatformName = string;

/** `id` is the platform's own permanent ID (Entra object ID, Slack team and user ID, web session subject). */
export interface Person {
  platform: PlatformName;
  id: string;
  /** The name that the platform shows. Never used to decide who someone is. */
  name?: string;
}

export function samePerson(one: Person | undefined, other: Person | undefined): boolean {
  return one !== undefined && one.platform === other?.platform && one.id === other.id;
}

const SIGNED_IN = 'desk:';

/** The provider's id of someone who signs in; undefined for anyone else. */
export function accountOf({ platform, id }: Person): string | undefined {
  return platform === 'web' && id.startsWith(SIGNED_IN) ? id.slice(SIGNED_IN.length) : undefined;
}
