// Internal notes: lines of an adviser's message that begin with // and are never passed on, however they are formatted.

/** The marks of formatting, of a quote and of a list may stand before. */
const NOTE = /^[\s*_~`>•]*(?:\d{1,4}\. [\s*_~`]*)?\/\//;

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
