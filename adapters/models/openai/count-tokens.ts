// Counts how many tokens an embedding service would use for a text.

/** A high estimate: a token is 3 or more letters of English, and at least one byte of other scripts. */
export function countTokens(text: string): number {
  const ascii = text.replace(/[^\p{ASCII}]/gu, '').length;
  return Math.ceil(ascii / 3) + (Buffer.byteLength(text) - ascii);
}
