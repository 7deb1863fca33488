// The people we talk to, as a platform knows them.

/** Short and permanent, such as "teams": it is in the store, the advisers' file and the settings. */
export type PlatformName = string;

/** `id` is the platform's own immutable id (Entra object id, Slack team and user id, web session subject). */
export interface Person {
  platform: PlatformName;
  id: string;
  /** As shown by the platform. Never used to decide who someone is. */
  name?: string;
}

export function samePerson(one: Person | undefined, other: Person | undefined): boolean {
  return one !== undefined && one.platform === other?.platform && one.id === other.id;
}
