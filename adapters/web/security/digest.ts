// Makes the digest of a secret. The digest is stored instead of the secret, which cannot be worked out from
// it.
import { createHash } from 'node:crypto';

export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
