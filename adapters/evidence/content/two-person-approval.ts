// Says how the service knows that two names belong to different people, for searches that another person must
// approve.
import { isClosed, isLocalSignIn } from '../model/in-force.js';
import type { Facts } from '../model/facts.js';
import { asText } from '../model/written-document.js';

export function twoPersonApproval(facts: Facts): string {
  return asText([
    isLocalSignIn(facts) ? 'With sign-in by name alone, one person can both search and approve.' : '',
    'With commands, the name (--by) is whatever someone types. Two people are only told apart by their accounts on the machine, and one person can have two.',
    'In one container, all commands have the same account, so no one else can approve a search with them.',
    isClosed(facts)
      ? 'No one can sign in at the desk either, so searches by name cannot be approved there at all.'
      : 'Someone who can sign in as an admin and also run commands has two accounts; the audit log shows both.',
  ]);
}
