// Counts how many tokens an embedding service would use for a text.

/** An estimate on the high side: a token takes three letters of English or more, and at least one byte of others. */
export function countTokens(text: string): number {
  const ascii = text.replace(/[^\p{ASCII}]/gu, '').length;
  return Math.ceil(ascii / 3) + (Buffer.byteLength(text) - ascii);
}
