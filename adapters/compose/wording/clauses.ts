/** One line of what a check found. */
export const clauses = (...found: readonly (string | false | undefined)[]) =>
  found.filter(Boolean).join('; ');
