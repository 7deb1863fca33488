// Defines the roles of signed-in people, and what each role can do.

export const USER_ROLES = ['practitioner', 'adviser', 'lead', 'editor', 'admin'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/**
 * A lead is an adviser who also manages the other advisers. An admin keeps the service running and reads no
 * conversations, except when someone has asked for a copy of their own data. A person can have several roles.
 */
const RIGHTS = {
  ask: USER_ROLES,
  advise: ['adviser', 'lead'],
  'keep-replies': ['adviser', 'lead', 'admin'],
  /** See who the advisers are, when they work and what they specialise in. */
  'see-advisers': ['adviser', 'lead', 'admin'],
  /** Set everyone's hours and specialisms; advisers don't need this to set their own. */
  'change-advisers': ['lead', 'admin'],
  'end-sessions': ['admin'],
  /** Decide what is deleted and what is kept, and turn parts of the service off. */
  govern: ['admin'],
  /** See who read what, and why. */
  'see-readings': ['lead', 'admin'],
  /** See counts and times, but nothing that anyone wrote. */
  'see-figures': ['lead', 'admin'],
  /** Decide what the guidance says: sources, changes, releases, test questions, recalls, notes. */
  edit: ['editor'],
} as const satisfies Record<string, readonly UserRole[]>;
export type Right = keyof typeof RIGHTS;

export function may(roles: readonly UserRole[], right: Right): boolean {
  return roles.some((role) => (RIGHTS[right] as readonly UserRole[]).includes(role));
}

/**
 * Reads a role's name as a provider or a file writes it, in upper or lower case. Undefined for anything else.
 */
export function parseRole(name: string): UserRole | undefined {
  const wanted = name.trim().toLowerCase();
  return USER_ROLES.find((role) => role === wanted);
}
