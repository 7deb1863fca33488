// Returns the identity of someone who signs in to the desk with only a name.
import { createHash } from 'node:crypto';
import type { Person } from '../../../bot/model/people/person.js';

export function deskPersonCalled(name: string): Person {
  const subject = createHash('sha256').update(name.toLowerCase()).digest('base64url').slice(0, 16);
  return { platform: 'web', id: `desk:${subject}`, name };
}
