// Shows where data goes, as a diagram and as text.
import { check, known, setting, type Entry } from '../model/document.js';
import { storeOf, type Facts, type Recipient } from '../model/facts.js';
import { usesReader } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const dataFlow = document`
# 02-data-flow | Data flow
  about: Who outside the service receives data in this configuration, and what is sent to them.
  diagram: ${diagram}

## Inside
  columns: step | what happens to a message

receive | received
  known: The original is stored in a separate table; rules make a redacted version
  from: file bot/inbox/receive-message.ts; table received_words

danger | checked for danger
  known: ${usesReader} Rules check for danger in the same step; a small model on this machine then reads the message
  known: Rules alone check for danger, in the same step (MESSAGE_READER=off)
  from: file bot/safeguards/urgency.ts; file bot/message-reading/read-message.ts; setting MESSAGE_READER

search | searched
  known: We only search with the redacted version
  from: file knowledge/answer-question.ts

stored | stored
  known: Both versions and the answer are stored in ${(facts) => storeOf(facts)?.kind ?? 'the store'}
  from: setting DATABASE_URL; setting DATA_DIR

handoff | handed over
  known: Advisers see the redacted version; original messages in a handoff go to the adviser handling the request
  from: file bot/handoff/relay/relay.ts

## What leaves
  intro: The same information as the diagram, as text.
  columns: recipient | where | what leaves | for what | personal data

${recipients}

${undescribed}
`;

const FORM: Readonly<Record<Recipient['personalData'], string>> = {
  original: 'yes; in a handoff, original messages too',
  redacted: 'redacted, but may include anything redaction missed',
  staff: 'yes, about people who sign in',
  all: 'everything in the store',
  none: 'no',
};

function recipients(facts: Facts): Entry[] {
  return facts.recipients.map(({ id, name, where, leaves, purpose, personalData, from }) =>
    known(`to-${id}`, [name, where, leaves, purpose, FORM[personalData]], ...from),
  );
}

/** Lists settings from a later version, or added by a deployer, rather than leaving them out. */
function undescribed({ otherAddresses }: Facts): Entry[] {
  return otherAddresses.map(({ name, host = '' }) => {
    const cells = [name, host, 'not described in this version of the pack', '', 'What is sent there?'];
    return check(`to-${name}`, cells, setting(name));
  });
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
