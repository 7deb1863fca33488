// Makes the tokens that Teams sends with an activity, and forged ones.
import { createHmac } from 'node:crypto';
import { base64url, exportSPKI, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export const ISSUER = 'https://api.botframework.com';

export interface SigningPair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** A private key whose public key is never published. */
  otherKey: CryptoKey;
}

export interface SignOptions {
  audience?: string;
  issuer?: string;
  /** With `null`, the token has no expiry time. */
  expiresAt?: Date | null;
  /** With `null`, the token has no service URL. */
  serviceUrl?: string | null;
  notBefore?: Date;
  /** If true, the token is signed with a key that is not in the metadata. */
  wrongKey?: boolean;
  /** The key’s ID in the token’s header. With `null`, there is none. */
  keyId?: string | null;
  /** RS256 by default. `HS256` uses the published public key as a shared secret, which is a known attack. */
  algorithm?: 'RS256' | 'RS512' | 'HS256' | 'none';
}

export async function signToken(keys: SigningPair, options: SignOptions): Promise<string> {
  const { algorithm = 'RS256', keyId } = options;
  const header = { alg: algorithm, typ: 'JWT', ...(keyId ? { kid: keyId } : {}) };
  const claims = claimsOf(options);
  if (algorithm === 'none') return `${encode(header)}.${encode(claims)}.`;
  if (algorithm === 'HS256') {
    const signed = `${encode(header)}.${encode(claims)}`;
    const secret = await exportSPKI(keys.publicKey);
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }
  const key = options.wrongKey ? keys.otherKey : keys.privateKey;
  if (algorithm === 'RS256') return new SignJWT(claims).setProtectedHeader(header).sign(key);
  return signWith512(key, header, claims);
}

function claimsOf(options: SignOptions): JWTPayload {
  const { serviceUrl, expiresAt = new Date(Date.now() + 3_600_000), notBefore } = options;
  return {
    ...(serviceUrl === null ? {} : { serviceurl: serviceUrl }),
    iss: options.issuer ?? ISSUER,
    ...(options.audience ? { aud: options.audience } : {}),
    iat: seconds(new Date()),
    ...(expiresAt ? { exp: seconds(expiresAt) } : {}),
    ...(notBefore ? { nbf: seconds(notBefore) } : {}),
  };
}

/** Signs with SHA-512 instead of SHA-256, using the same key. */
async function signWith512(key: CryptoKey, header: object, claims: JWTPayload): Promise<string> {
  const { subtle } = globalThis.crypto;
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' };
  const same = await subtle.importKey('pkcs8', await subtle.exportKey('pkcs8', key), algorithm, false, [
    'sign',
  ]);
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = await subtle.sign(algorithm, same, new TextEncoder().encode(signed));
  return `${signed}.${base64url.encode(new Uint8Array(signature))}`;
}

function encode(value: object): string {
  return base64url.encode(JSON.stringify(value));
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
