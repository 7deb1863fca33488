// Lists subprocessors and other recipients, from the settings.
import { ask, check, known, setting, type Entry } from '../model/document.js';
import { whoReceives, type Facts } from '../model/facts.js';
import { document } from '../model/written-document.js';

export const recipientsDocument = document`
# 09-recipients | Subprocessors and other recipients
  about: Everyone named in the settings. Your contracts determine whether each one is a processor.

## Named in the settings
  columns: recipient | where | for what | what leaves

none | none | |
  known: ${({ recipients }) => !recipients.length} nothing
  from: settings

${recipients}

## To agree with each recipient
  columns: recipient | question

${toAgree}

${others}

hosting | The people who run the machine, network and backups
  ask: Who are they, in which country, and under which contract?
`;

function recipients(facts: Facts): Entry[] {
  return facts.recipients.map(({ id, name, where, purpose, leaves, from }) =>
    known(id, [name, where, purpose, leaves], ...from),
  );
}

function toAgree(facts: Facts): Entry[] {
  return whoReceives(facts).map(({ id, name, personalData, from }) => {
    const contract =
      'Which contract, country, retention period and subprocessors apply? Can the recipient’s staff read the data it receives?';
    const training =
      personalData === 'redacted' ? ' Does the recipient use this data to train or improve models?' : '';
    return ask(`${id}-contract`, [name, contract + training], ...from);
  });
}

function others({ otherAddresses }: Facts): Entry[] {
  const question = 'Not described in this version of the pack. What is sent there, and under which contract?';
  return otherAddresses.map(({ name, host = '' }) =>
    check(name, [`${name} (${host})`, question], setting(name)),
  );
}
