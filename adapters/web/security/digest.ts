// Makes a digest of a secret, to store in its place. No one who reads the store can work out the secret.
import { createHash } from 'node:crypto';

export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
