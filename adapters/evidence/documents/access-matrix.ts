// Writes the document that says who may use which address on the web pages.
import { file, known, type Entry } from '../model/document.js';
import type { Facts } from '../model/facts.js';
import { either, hasValue, ifSet, isProduction, isSet, shown } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const accessMatrix = document`
# 08-access-matrix | Access matrix
  about: Every page address, from the table that is checked before any request is handled. Addresses that are not listed here are not served.

## How roles are given

provider | Sign-in
  known: OpenID Connect with ${ifSet('OIDC_ISSUER')}; roles from the claim ${shown('OIDC_ROLES_CLAIM')}${either(isSet('ROLES_FILE'), ' and from a roles file', '')}
  from: setting OIDC_ISSUER; setting OIDC_ROLES_CLAIM; setting ROLES_FILE
  known: ${isProduction} None: pages that need a role are closed
  known: Local, without a password, from this machine only: people choose their role
  from: setting OIDC_ISSUER; setting NODE_ENV

chat-advisers | Advisers in chat
  known: ${isSet('ADVISERS_FILE')} People named in the advisers’ file
  known: Anyone who can write in the advisers’ channel; at the desk, anyone with the role
  from: setting ADVISERS_FILE; setting ADVISERS_CHANNEL

who | People and roles
  ask: The software reads roles at sign-in and keeps no list. Who approves each person’s role, and when were roles last reviewed?
  from: table sessions

## Addresses and roles
  columns: address | right | without signing in | ${(facts) => rolesIn(facts).join(' | ')}

${addresses}

## Access outside the web pages

commands | Commands
  known: Anyone who can run programs as the service’s user, or read its settings: ${({ commands }) => commands.map((name) => `ctac ${name}`).join(', ')}
  from: file adapters/start/cli.ts

store | The store
  known: Anyone who can read the file or the database
  from: setting DATA_DIR; setting DATABASE_URL

machine | Administrators
  ask: Who can sign in to the machine and to the database, and is that logged?
`;

const rolesIn = ({ routes }: Facts) => [...new Set(routes.flatMap(({ roles }) => roles))];

function addresses(facts: Facts): Entry[] {
  const roles = rolesIn(facts);
  const isChatOpen = hasValue('WEB_ACCESS', 'anyone')(facts);
  return facts.routes.map(({ method, path, right, roles: allowed }) => {
    const address = `${method} ${path}`;
    const isOpen = right === 'anyone' || (right === 'ask' && isChatOpen);
    const yes = (is: boolean) => (is ? 'yes' : '');
    return known(
      address,
      [address, right, yes(isOpen), ...roles.map((role) => yes(isOpen || allowed.includes(role)))],
      'the table of routes in adapters/web/sign-in',
      file('bot/model/people/roles.ts'),
    );
  });
}
