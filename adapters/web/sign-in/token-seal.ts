// Seals the provider's refresh tokens: whoever reads the store, or a backup of it, cannot use them.
import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

export interface TokenSeal {
  close(token: string): Promise<string>;
  /** Undefined for what was sealed with another secret. */
  open(sealed: string): Promise<string | undefined>;
}

export function createTokenSeal(secret: string): TokenSeal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'refresh token', 32));
  return {
    close: (token) =>
      new CompactEncrypt(new TextEncoder().encode(token))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key),
    open: (sealed) =>
      compactDecrypt(sealed, key).then(
        ({ plaintext }) => new TextDecoder().decode(plaintext),
        () => undefined,
      ),
  };
}
