// Signs short values for cookies and forms, and verifies them.
import { createHmac, hash, timingSafeEqual } from 'node:crypto';

export interface TokenSigner {
  /** `purpose` stops one kind of token from being accepted as another. */
  signature(purpose: string, value: string): string;
  matches(purpose: string, value: string, signature: string): boolean;
  /** Returns "value.signature". The value may contain any base64url characters. */
  sign(purpose: string, value: string): string;
  /** Returns the value, or undefined if it was changed or signed for another purpose. */
  verify(purpose: string, token: string): string | undefined;
}

export function createTokenSigner(secret: string): TokenSigner {
  const signature = (purpose: string, value: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${value}`).digest('base64url');
  const matches = (purpose: string, value: string, given: string) =>
    timingSafeEqual(digest(signature(purpose, value)), digest(given));
  return {
    signature,
    matches,
    sign: (purpose, value) => `${value}.${signature(purpose, value)}`,
    verify(purpose, token) {
      const at = token.lastIndexOf('.');
      if (at < 0) return undefined;
      const value = token.slice(0, at);
      return matches(purpose, value, token.slice(at + 1)) ? value : undefined;
    },
  };
}

/** Makes both values the same length, as `timingSafeEqual` requires. */
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
