// Sets out the security controls against 2 published lists of principles, and lists every setting.
import { ETSI, NCSC, type PrincipleAnswer } from '../content/security-principles.js';
import { capabilityEntries } from '../model/capabilities.js';
import {
  ask,
  check,
  file,
  known,
  setting,
  STATEMENT,
  STORE,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { settingOf, storeOf, usesModel, type Facts } from '../model/facts.js';

export function securityControls(facts: Facts): EvidenceDocument {
  return {
    name: '12-security-controls',
    title: 'Security controls and settings',
    about:
      'Set out against the 13 principles of ETSI EN 304 223 V2.1.1 (December 2025) and the four parts of the NCSC’s Guidelines for secure AI system development (November 2023).',
    sections: [
      { title: 'In this configuration', columns: STATEMENT, entries: configuration(facts) },
      {
        title: 'Logging, encryption, backup and access requests',
        columns: STATEMENT,
        entries: capabilityEntries(facts),
      },
      {
        title: 'ETSI EN 304 223',
        columns: ['principle', 'what the software does'],
        entries: [
          check(
            'etsi-wording',
            'Wording',
            'The names and clauses of the principles come from two lists that others have published. We have not read the 72 provisions in the standard itself, so check this section against it.',
          ),
          ...ETSI.flatMap(principle),
        ],
      },
      {
        title: 'NCSC guidelines',
        columns: ['part', 'what the software does'],
        entries: [
          check(
            'ncsc-wording',
            'Wording',
            'The parts come from published summaries. We have not read the guidelines themselves, so check this section against them.',
          ),
          ...NCSC.filter(({ id }) => id !== 'ncsc-model' || usesModel(facts)).flatMap(principle),
        ],
      },
      {
        title: 'Every setting',
        intro:
          'Secrets, and text that could contain one, are never shown. For addresses, only the host name is shown.',
        columns: ['setting', 'value', 'set by you'],
        entries: facts.settings.map(({ name, shown, isSet }) =>
          known(`setting-${name}`, [name, shown], isSet ? 'yes' : 'default', setting(name)),
        ),
      },
    ],
  };
}

function principle({ id, principle: name, answer, files, question }: PrincipleAnswer): Entry[] {
  return [
    ...(answer === undefined ? [] : [known(id, name, answer, ...files.map(file))]),
    ...(question === undefined ? [] : [ask(`${id}-ask`, name, question)]),
  ];
}

function configuration(facts: Facts): Entry[] {
  const host = settingOf(facts, 'HOST').shown;
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host);
  const secret = settingOf(facts, 'SESSION_SECRET').isSet;
  const store = storeOf(facts);
  return [
    known('listens', 'Listens on', isLocal ? `${host}: this machine only` : host, setting('HOST')),
    ...(isLocal
      ? []
      : [
          ask(
            'tls',
            'Encryption in transit',
            'Which proxy terminates TLS, and is the connection from it to the service protected?',
            setting('TRUSTED_PROXIES'),
            setting('PUBLIC_URL'),
          ),
        ]),
    known('environment', 'Type of installation', settingOf(facts, 'NODE_ENV').shown, setting('NODE_ENV')),
    known(
      'sessions',
      'Sessions',
      secret
        ? 'Signed with a secret from the settings'
        : 'Signed with a new secret each time the service starts',
      setting('SESSION_SECRET'),
    ),
    store
      ? known('off', 'Turned off now', store.off.join(', ') || 'nothing', 'table switches', STORE)
      : check('off', 'Turned off now', 'The store could not be read.', setting('DATABASE_URL')),
    ask('keys', 'Secrets', 'Who can read the settings, and when is each secret changed?'),
  ];
}
