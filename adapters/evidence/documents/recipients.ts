// Lists subprocessors and other recipients, from the settings.
import { ask, check, row, setting, type EvidenceDocument, type Entry } from '../model/document.js';
import type { Facts } from '../model/facts.js';

export function recipientsDocument(facts: Facts): EvidenceDocument {
  return {
    name: '09-recipients',
    title: 'Subprocessors and other recipients',
    about: 'Everyone named in the settings. Your contracts determine whether each one is a processor.',
    sections: [
      {
        title: 'Named in the settings',
        columns: ['recipient', 'where', 'for what', 'what leaves'],
        entries: facts.recipients.length
          ? facts.recipients.map(({ id, name, where, purpose, leaves, from }) =>
              row(id, [name, where, purpose, leaves], ...from),
            )
          : [row('none', ['none', '', '', 'nothing'], 'settings')],
      },
      {
        title: 'To agree with each recipient',
        columns: ['recipient', 'question'],
        entries: [
          ...facts.recipients.filter(({ personalData }) => personalData !== 'none').map(toSettle),
          ...others(facts),
          ask('hosting', 'The people who run the machine, network and backups', 'Name, country, contract?'),
        ],
      },
    ],
  };
}

function toSettle({ id, name, personalData, from }: Facts['recipients'][number]): Entry {
  const contract =
    'Which contract, country, retention period and subprocessors apply? Can the recipient’s staff read the data it receives?';
  const training =
    personalData === 'redacted' ? ' Does the recipient use this data to train or improve models?' : '';
  return ask(`${id}-contract`, name, contract + training, ...from);
}

function others({ otherAddresses }: Facts): Entry[] {
  return otherAddresses.map(({ name, host = '' }) =>
    check(
      name,
      `${name} (${host})`,
      'Not described in this version of the pack. What is sent there, and under which contract?',
      setting(name),
    ),
  );
}
