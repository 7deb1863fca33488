// Makes the digest of a secret that is stored in its place: no one who reads the store can work out the secret.
import { createHash } from 'node:crypto';

export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
