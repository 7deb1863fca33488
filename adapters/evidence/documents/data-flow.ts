// Shows where data goes, as a diagram and as text.
import { check, file, known, row, setting, type EvidenceDocument, type Entry } from '../model/document.js';
import { storeOf, usesReader, type Facts, type Recipient } from '../model/facts.js';

const FORM: Readonly<Record<Recipient['personalData'], string>> = {
  original: 'yes; in a handoff, original messages too',
  redacted: 'redacted, but may include anything redaction missed',
  staff: 'yes, about people who sign in',
  all: 'everything in the store',
  none: 'no',
};

export function dataFlow(facts: Facts): EvidenceDocument {
  return {
    name: '02-data-flow',
    title: 'Data flow',
    about: 'Who outside the service receives data in this configuration, and what is sent to them.',
    diagram: diagram(facts),
    sections: [
      {
        title: 'Inside',
        columns: ['step', 'what happens to a message'],
        entries: inside(facts),
      },
      {
        title: 'What leaves',
        intro: 'The same information as the diagram, as text.',
        columns: ['recipient', 'where', 'what leaves', 'for what', 'personal data'],
        entries: [...facts.recipients.map(recipientEntry), ...undescribed(facts)],
      },
    ],
  };
}

function recipientEntry({ id, name, where, leaves, purpose, personalData, from }: Recipient): Entry {
  return row(`to-${id}`, [name, where, leaves, purpose, FORM[personalData]], ...from);
}

/** Lists settings from a later version, or added by a deployer, rather than leaving them out. */
function undescribed({ otherAddresses }: Facts): Entry[] {
  return otherAddresses.map(({ name, host = '' }) =>
    check(
      `to-${name}`,
      [name, host, 'not described in this version of the pack', ''],
      'What is sent there?',
      setting(name),
    ),
  );
}

function inside(facts: Facts): Entry[] {
  const kind = storeOf(facts)?.kind ?? 'the store';
  return [
    known(
      'receive',
      'received',
      'The original is stored in a separate table; rules make a redacted version',
      file('bot/inbox/receive-message.ts'),
      'table received_words',
    ),
    known(
      'danger',
      'checked for danger',
      usesReader(facts)
        ? 'Rules check for danger in the same step; a small model on this machine then reads the message'
        : 'Rules alone check for danger, in the same step (MESSAGE_READER=off)',
      file('bot/safeguards/urgency.ts'),
      file('bot/message-reading/read-message.ts'),
      setting('MESSAGE_READER'),
    ),
    known(
      'search',
      'searched',
      'We only search with the redacted version',
      file('knowledge/answer-question.ts'),
    ),
    known(
      'stored',
      'stored',
      `Both versions and the answer are stored in ${kind}`,
      setting('DATABASE_URL'),
      setting('DATA_DIR'),
    ),
    known(
      'handoff',
      'handed over',
      'Advisers see the redacted version; original messages in a handoff go to the adviser handling the request',
      file('bot/handoff/relay/relay.ts'),
    ),
  ];
}

function diagram({ recipients }: Facts): string {
  const nodes = recipients.map(({ id, name, where }) => `  ${nodeOf(id)}["${plain(`${name} (${where})`)}"]`);
  const arrows = recipients.map(
    ({ id, leaves, personalData }) =>
      `  service ${personalData === 'none' ? '-.->' : '-->'}|"${plain(leaves)}"| ${nodeOf(id)}`,
  );
  return [
    'flowchart LR',
    '  practitioner["Practitioner"] -->|"messages"| service["The service and its store"]',
    '  service -->|"quotes"| practitioner',
    '  service -->|"redacted requests; original messages in a handoff"| adviser["Adviser"]',
    ...nodes,
    ...arrows,
  ].join('\n');
}

const nodeOf = (id: string) => `to_${id.replaceAll('-', '_')}`;
const plain = (text: string) => text.replace(/["<>[\]|]/g, ' ');
