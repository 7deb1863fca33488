// Makes the digest of a secret. We store the digest and not the secret, because no one can work out the
// secret from its digest.
import { hash } from 'node:crypto';
import type { SignedIn } from '../model/signed-in.js';

export function digest(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** Lets a page's script tell apart what it keeps in a browser for different people, without their names. */
export function readerTag({ person }: Pick<SignedIn, 'person'>): string {
  return digest(person.id).slice(0, 12);
}
