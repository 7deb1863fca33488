/**
 * A high estimate of an embedding service's token count: 1 token for 3 letters of English, and 1 for each
 * byte of other scripts.
 */
export function countTokens(text: string): number {
  const ascii = text.replace(/[^\p{ASCII}]/gu, '').length;
  return Math.ceil(ascii / 3) + (Buffer.byteLength(text) - ascii);
}
