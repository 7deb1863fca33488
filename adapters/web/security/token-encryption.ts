// Encrypts short secrets before they are stored, so that no one who reads the store or a backup can use them.
import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

export interface TokenEncryption {
  encrypt(token: string): Promise<string>;
  /** Returns undefined if the token was encrypted with another secret. */
  decrypt(encrypted: string): Promise<string | undefined>;
}

/** `purpose` makes the keys differ, so that one kind of token cannot be decrypted as another. */
export function createTokenEncryption(secret: string, purpose: string): TokenEncryption {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    encrypt: (token) =>
      new CompactEncrypt(new TextEncoder().encode(token))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key),
    decrypt: (encrypted) =>
      compactDecrypt(encrypted, key).then(
        ({ plaintext }) => new TextDecoder().decode(plaintext),
        () => undefined,
      ),
  };
}
