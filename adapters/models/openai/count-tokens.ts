/**
 * A high estimate of an embedding service's token count: 3 letters of English for each token, and one byte of
 * other scripts.
 */
export function countTokens(text: string): number {
  const ascii = text.replace(/[^\p{ASCII}]/gu, '').length;
  return Math.ceil(ascii / 3) + (Buffer.byteLength(text) - ascii);
}
