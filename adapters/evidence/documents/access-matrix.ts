// Writes the document that says who may use which address on the web pages.
import {
  ask,
  file,
  known,
  row,
  setting,
  STATEMENT,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { settingOf, usesProvider, type Facts } from '../model/facts.js';

const ROUTES = 'the table of routes in adapters/web/sign-in';

export function accessMatrix(facts: Facts): EvidenceDocument {
  const roles = [...new Set(facts.routes.flatMap((route) => route.roles))];
  const open = settingOf(facts, 'WEB_ACCESS').shown === 'anyone';
  return {
    name: '08-access-matrix',
    title: 'Access matrix',
    about:
      'Every page address, from the table that is checked before any request is handled. Addresses that are not listed here are not served.',
    sections: [
      { title: 'How roles are given', columns: STATEMENT, entries: givenBy(facts) },
      {
        title: 'Addresses and roles',
        columns: ['address', 'right', 'without signing in', ...roles],
        entries: facts.routes.map(({ method, path, right, roles: allowed }) => {
          const isOpen = right === 'anyone' || (right === 'ask' && open);
          return row(
            `${method} ${path}`,
            [
              `${method} ${path}`,
              right,
              isOpen ? 'yes' : '',
              ...roles.map((role) => (isOpen || allowed.includes(role) ? 'yes' : '')),
            ],
            ROUTES,
            file('bot/model/people/roles.ts'),
          );
        }),
      },
      { title: 'Access outside the web pages', columns: STATEMENT, entries: outside(facts) },
    ],
  };
}

function givenBy(facts: Facts): Entry[] {
  return [
    usesProvider(facts)
      ? known(
          'provider',
          'Sign-in',
          `OpenID Connect with ${settingOf(facts, 'OIDC_ISSUER').shown}; roles from the claim ${settingOf(facts, 'OIDC_ROLES_CLAIM').shown}${settingOf(facts, 'ROLES_FILE').isSet ? ' and from a roles file' : ''}`,
          setting('OIDC_ISSUER'),
          setting('OIDC_ROLES_CLAIM'),
          setting('ROLES_FILE'),
        )
      : known(
          'provider',
          'Sign-in',
          settingOf(facts, 'NODE_ENV').shown === 'production'
            ? 'None: pages that need a role are closed'
            : 'Local, without a password, from this machine only: people choose their role',
          setting('OIDC_ISSUER'),
          setting('NODE_ENV'),
        ),
    known(
      'chat-advisers',
      'Advisers in chat',
      settingOf(facts, 'ADVISERS_FILE').isSet
        ? 'People named in the advisers’ file'
        : 'Anyone who can write in the advisers’ channel; at the desk, anyone with the role',
      setting('ADVISERS_FILE'),
      setting('ADVISERS_CHANNEL'),
    ),
    ask(
      'who',
      'People and roles',
      'The software reads roles at sign-in and keeps no list. Who approves each person’s role, and when were roles last reviewed?',
      'table sessions',
    ),
  ];
}

function outside(facts: Facts): Entry[] {
  return [
    known(
      'commands',
      'Commands',
      `Anyone who can run programs as the service’s user, or read its settings: ${facts.commands.map((name) => `ctac ${name}`).join(', ')}`,
      file('adapters/start/cli.ts'),
    ),
    known(
      'store',
      'The store',
      'Anyone who can read the file or the database',
      setting('DATA_DIR'),
      setting('DATABASE_URL'),
    ),
    ask(
      'machine',
      'Administrators',
      'Who can sign in to the machine and to the database, and is that logged?',
    ),
  ];
}
