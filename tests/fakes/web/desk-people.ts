// Returns the identity of a person at a desk that only asks for a name to sign in.
import { createHash } from 'node:crypto';
import type { Person } from '../../../bot/model/people/person.js';

export function deskPersonCalled(name: string): Person {
  const subject = createHash('sha256').update(name.toLowerCase()).digest('base64url').slice(0, 16);
  return { platform: 'web', id: `desk:${subject}`, name };
}
