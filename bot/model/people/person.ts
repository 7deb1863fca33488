// The people we talk to, as a platform knows them.

/** Short and lasting, such as "teams": it stands in the store, in the advisers' file and in settings. */
export type PlatformName = string;

/** `id` is the platform's own immutable id (Entra object id, Slack team and user id, web session subject). */
export interface Person {
  platform: PlatformName;
  id: string;
  /** As shown by the platform. Never used to decide who somebody is. */
  name?: string;
}

export function samePerson(one: Person | undefined, other: Person | undefined): boolean {
  return one !== undefined && one.platform === other?.platform && one.id === other.id;
}
