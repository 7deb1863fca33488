// Makes the digest of a secret. We store the digest and not the secret, because no one can work out the
// secret from its digest.
import { createHash } from 'node:crypto';

export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
