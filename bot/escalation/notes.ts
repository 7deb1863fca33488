// Internal notes: lines of an adviser's message that begin with // and are never passed on.

const NOTE = /^\s*\/\//;

/** The message as the practitioner gets it. */
export function withoutNotes(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => !NOTE.test(line))
    .join('\n')
    .trim();
}

export function hasOnlyNotes(text: string): boolean {
  return /\S/.test(text) && withoutNotes(text) === '';
}
