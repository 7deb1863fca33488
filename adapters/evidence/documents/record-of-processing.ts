// Makes the record of processing activities, under the headings in Article 30 of the UK GDPR.
import { TABLE_CONTENTS } from '../content/table-contents.js';
import { ACKNOWLEDGE_WITHIN_DAYS } from '../../../bot/model/governance/complaint.js';
import { capabilityEntries } from '../model/capabilities.js';
import {
  ask,
  check,
  file,
  known,
  ofTheDay,
  setting,
  STATEMENT,
  STORE,
  table,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { settingOf, storeOf, type Facts } from '../model/facts.js';

export function recordOfProcessing(facts: Facts): EvidenceDocument {
  return {
    name: '01-record-of-processing',
    title: 'Record of processing (UK GDPR, Article 30)',
    about: 'What is processed, who it is about, where it is, who receives it, and how long it is kept.',
    sections: [
      { title: 'Who is responsible', columns: STATEMENT, entries: responsible(facts) },
      { title: 'Purposes and people', columns: STATEMENT, entries: purposes() },
      {
        title: 'What is held, table by table',
        columns: ['table', 'what it holds', 'personal data about'],
        entries: held(facts),
      },
      {
        title: 'How much is held',
        intro: 'We count the rows and never read them.',
        columns: ['table', 'rows'],
        entries: (storeOf(facts)?.tables ?? []).map(({ name, rows }) =>
          ofTheDay(known(`rows-${name}`, name, String(rows), table(name), STORE)),
        ),
      },
      { title: 'Recipients, transfers and retention', columns: STATEMENT, entries: elsewhere(facts) },
      { title: 'People’s rights', columns: STATEMENT, entries: rights(facts) },
      { title: 'Security measures', columns: STATEMENT, entries: measures(facts) },
    ],
  };
}

function responsible(facts: Facts): Entry[] {
  const contact = settingOf(facts, 'CONTACT');
  return [
    ask(
      'controller',
      'Controller',
      'Which organisation decides why and how this data is processed, and how can people contact it? Is anyone a joint controller? If it is outside the United Kingdom, who is its representative?',
    ),
    ask('dpo', 'Data protection officer', 'Name and contact details?'),
    ask(
      'processors',
      'Processors',
      'Who runs the machine, the database and the network, and under which contract (Article 28)?',
    ),
    ask(
      'for-others',
      'Processing for other organisations',
      'Do you run this for another controller? If so, keep a record for each of them too (Article 30(2)).',
    ),
    contact.isSet
      ? known('contact', 'Contact shown to people', contact.shown, setting('CONTACT'))
      : ask(
          'contact',
          'Contact shown to people',
          'None is set (CONTACT). Who should people write to about their data?',
          setting('CONTACT'),
        ),
  ];
}

function purposes(): Entry[] {
  return [
    known(
      'purpose',
      'What the software is for',
      'Answering practitioners’ questions with quotes from published guidance, and handing a conversation to a human adviser',
      file('README.md'),
    ),
    ask(
      'basis',
      'Lawful basis',
      'Which lawful basis under Article 6 applies? Which condition applies to special category data (Article 9 and Schedule 1 of the Data Protection Act 2018), and which to criminal offence data (Article 10)? Do you have an appropriate policy document?',
    ),
    known(
      'special',
      'Special categories',
      'Ethnicity, health, offences and what happened to a child are not redacted, so messages may contain them',
      file('docs/data-protection.md'),
      file('knowledge/redaction/redact.ts'),
    ),
    known(
      'people',
      'Whose data',
      'Practitioners, advisers, editors and admins; children and others practitioners write about, who may not know that we hold data about them',
      file('adapters/evidence/content/table-contents.ts'),
    ),
    known(
      'source',
      'Where the data comes from',
      'From practitioners and advisers themselves, and from the chat platform or the sign-in (IDs, names, groups). Data about children comes from practitioners',
      file('bot/inbox/receive-message.ts'),
    ),
    ask(
      'informing',
      'Children and other people mentioned in messages',
      'How do you tell them about the processing, or which exemption from Article 14 applies?',
    ),
  ];
}

function held(facts: Facts): Entry[] {
  const store = storeOf(facts);
  if (!store) {
    const problem = 'problem' in facts.store ? facts.store.problem : '';
    return [
      check('store', ['the store', ''], `The store could not be read: ${problem}`, setting('DATABASE_URL')),
    ];
  }
  return store.tables.map(({ name }) => {
    const content = TABLE_CONTENTS[name];
    return content
      ? known(`table-${name}`, [name, content.holds], content.about || 'no one', table(name))
      : check(
          `table-${name}`,
          [name, 'not described in this version of the pack'],
          'What personal data does it hold?',
          table(name),
        );
  });
}

function elsewhere(facts: Facts): Entry[] {
  const sent = facts.recipients.filter(({ personalData }) => personalData !== 'none');
  return [
    ...(sent.length
      ? sent.map(({ id, name, where, leaves, from }) =>
          known(`recipient-${id}`, `Recipient: ${name}`, `${leaves}. Where: ${where}`, ...from),
        )
      : [
          known(
            'recipient-none',
            'Recipients',
            'None: no platform, service or other machine is connected',
            'settings',
          ),
        ]),
    ask(
      'transfers',
      'Transfers abroad',
      'In which countries do you and each recipient store and read this data, and under which safeguard?',
    ),
    known('periods', 'Periods', 'In 07-retention-schedule', file('bot/model/governance/retention.ts')),
  ];
}

function rights(facts: Facts): Entry[] {
  const notice = settingOf(facts, 'PRIVACY_URL');
  return [
    notice.isSet
      ? known('notice', 'Privacy notice', `Yours, at ${notice.shown}`, setting('PRIVACY_URL'))
      : ask(
          'notice',
          'Privacy notice',
          'None is set (PRIVACY_URL), so the built-in page is shown instead. Where is yours, and does it say that AI is used?',
          setting('PRIVACY_URL'),
        ),
    known(
      'erasure',
      'Erasure',
      '“forget me” in the chat erases both versions of what someone wrote, and their name and ID. It does not erase the platforms’ copies, backups, or what others quoted; a legal hold delays it',
      file('bot/erasure/forget-me.ts'),
      file('tests/scenarios/erasure.test.ts'),
    ),
    known(
      'hold',
      'Legal holds',
      'On a person, conversation, request or range of dates, placed by an admin with a reason',
      file('bot/governance/holds.ts'),
      table('holds'),
    ),
    ask(
      'others',
      'Rights of children and other people mentioned in messages',
      'They have no account here. Who searches for their data, and how can they ask you for it?',
    ),
    ...complaints(facts),
    ask(
      'breach',
      'Breaches',
      'Who decides within 72 hours whether to tell the ICO, and who tells the people concerned?',
    ),
  ];
}

function complaints(facts: Facts): Entry[] {
  const found = storeOf(facts)?.complaints;
  return [
    known(
      'complaints-law',
      'Complaints: what the law says',
      `Section 164A of the Data Protection Act 2018, in force since 19 June 2026: make it easy to complain, acknowledge within ${ACKNOWLEDGE_WITHIN_DAYS} days, make enquiries, and tell the person about progress and the outcome without undue delay. The service counts the days from the moment a complaint is received; the ICO counts from the day after, so the date shown is never later than the ICO’s`,
      file('bot/model/governance/complaint.ts'),
    ),
    ...(found
      ? [
          ofTheDay(
            known(
              'complaints-state',
              'Complaints: now',
              `${found.open} open, ${found.waiting} of them not acknowledged yet, ${found.overdue} past the date; ${found.closed} closed`,
              table('complaints'),
              STORE,
            ),
          ),
        ]
      : []),
    ask(
      'complaints',
      'Complaints',
      'People can complain in a chat, where they are also told about the Information Commissioner, and admins can add complaints. How else can people complain (a form on your website, a letter, a call)? Who acknowledges complaints, makes enquiries, updates the person, and decides?',
    ),
    ask(
      'complaint-numbers',
      'Complaints: numbers',
      'Under section 164B, regulations may require you to tell the Commissioner how many complaints you receive. Do any apply to you?',
    ),
  ];
}

function measures(facts: Facts): Entry[] {
  const kind = storeOf(facts)?.kind;
  return [
    ...(kind
      ? [
          known(
            'store-kind',
            'Where it is',
            kind === 'SQLite'
              ? 'One SQLite file in DATA_DIR on this machine, which only its owner can read'
              : `PostgreSQL at ${settingOf(facts, 'DATABASE_URL').shown}`,
            setting('DATA_DIR'),
            setting('DATABASE_URL'),
            STORE,
          ),
        ]
      : []),
    ...capabilityEntries(facts),
    known('others', 'Other measures', 'In 12-security-controls', file('docs/threat-model.md')),
  ];
}
