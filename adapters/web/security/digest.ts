// Makes the digest of a secret. We store the digest and not the secret, because no one can work out the
// secret from its digest.
import { hash } from 'node:crypto';

export function digest(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
