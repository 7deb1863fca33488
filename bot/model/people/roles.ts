export const USER_ROLES = ['practitioner', 'adviser', 'lead', 'editor', 'admin'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/**
 * A lead is an adviser who also manages the other advisers. An admin runs the service and cannot read
 * conversations, except when someone has asked for a copy of their own data. A person can have several roles.
 */
const RIGHTS = {
  ask: USER_ROLES,
  advise: ['adviser', 'lead'],
  'keep-replies': ['adviser', 'lead', 'admin'],
  /** May see who the advisers are, when they work and what they specialise in. */
  'see-advisers': ['adviser', 'lead', 'admin'],
  /** May set everyone's hours and specialisms. Advisers don't need this to set their own. */
  'change-advisers': ['lead', 'admin'],
  'end-sessions': ['admin'],
  /** May decide what is deleted and what is kept, and turn parts of the service off. */
  govern: ['admin'],
  /** May see who read what, and why. */
  'see-readings': ['lead', 'admin'],
  /** May see counts and times, but nothing that anyone wrote. */
  'see-figures': ['lead', 'admin'],
  /** May edit the guidance: sources, changes, releases, test questions, recalls and notes. */
  edit: ['editor'],
} as const satisfies Record<string, readonly UserRole[]>;
export type Right = keyof typeof RIGHTS;

export function may(roles: readonly UserRole[], right: Right): boolean {
  return roles.some((role) => (RIGHTS[right] as readonly UserRole[]).includes(role));
}

/**
 * Reads a role's name as written by a sign-in provider or in a file, in upper or lower case. Undefined if it
 * is not a role.
 */
export function parseRole(name: string): UserRole | undefined {
  const wanted = name.trim().toLowerCase();
  return USER_ROLES.find((role) => role === wanted);
}
