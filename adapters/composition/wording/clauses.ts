/** Joins parts of a result into one line, and leaves out absent parts. */
export const clauses = (...found: readonly (string | false | undefined)[]) =>
  found.filter(Boolean).join('; ');
