// Writes the sections of the transparency record about models and data.
import { ask, file, known, setting, type Entry } from '../model/document.js';
import { readers, type Facts } from '../model/facts.js';

const ENCODER = file('adapters/models/minilm/guidance-encoder.md');
const READER = file('adapters/models/message-reader/message-reader.md');

export function modelSpecification(facts: Facts): Entry[] {
  return facts.models
    .filter(({ inUse }) => inUse)
    .map(({ id, name, version, task, where, from }) =>
      where === 'a service'
        ? ask(
            `2.4.2-${id}`,
            `${name} (2.4.2.1–8)`,
            `${task}. For its architecture, performance and training data, ask its provider.`,
            ...from,
          )
        : known(
            `2.4.2-${id}`,
            `${name} (2.4.2.1–8)`,
            `${task}. Version ${version}. For input and output, architecture and performance, see the files named here and the quality report (10-quality)`,
            ...from,
          ),
    );
}

export function developmentData(): Entry[] {
  return [
    known(
      'description',
      '2.4.3.1 Development data description',
      'Encoder: 16,265 questions, most written by a language model, each with the passage that answers it, from 176 public documents. Message reader: messages that a language model wrote in 16 roles, and 14,438 sentences from public sources',
      ENCODER,
      READER,
    ),
    known('modality', 'Data modality', 'Text', ENCODER, READER),
    known(
      'sensitive',
      '2.4.3.4 Sensitive attributes',
      'No practitioners’ messages and no children’s personal data were used. The invented messages contain invented details. The public sentences are mostly tweets',
      ENCODER,
      READER,
    ),
    known(
      'representative',
      'Data completeness and representativeness',
      'Not written by practitioners. People may use words in their questions that a model does not know',
      ENCODER,
      READER,
    ),
    known('collection', 'Data collection and cleaning', 'In the files named here', ENCODER, READER),
    known(
      'source',
      'Source data URL',
      'Broad Twitter Corpus and WNUT 2017 (CC BY 4.0). The addresses are in the file named here',
      READER,
    ),
    ask(
      'published-model',
      'Data used to train the published model (all-MiniLM-L6-v2)',
      'We did not train this model. Does its model card tell you what you need to know?',
      ENCODER,
    ),
  ];
}

export function operationalData(facts: Facts): Entry[] {
  const sent = facts.recipients.filter(({ personalData }) => personalData !== 'none');
  return [
    known(
      'sources',
      'Data sources',
      'What practitioners and advisers write, and published guidance',
      '01-record-of-processing',
    ),
    known(
      'sensitive',
      '2.4.4.2 Sensitive attributes',
      `Messages may contain special category data, criminal offence data and children’s details. ${readers(facts)} redact the direct identifiers that they find`,
      file('docs/data-protection.md'),
    ),
    known(
      'processing',
      'Data processing methods',
      'Redaction, search, quotes and handoff, as set out in 02-data-flow',
      '02-data-flow',
    ),
    known(
      'access',
      'Data access and storage',
      'For who can read what, see 08-access-matrix. For how long it is kept, see 07-retention-schedule',
      '07-retention-schedule',
      '08-access-matrix',
    ),
    ask(
      'sharing',
      'Data sharing agreements',
      sent.length
        ? `What agreement do you have with ${sent.map(({ name }) => name).join(', ')}?`
        : 'Nothing leaves the service in this configuration. Do you share data in any other way?',
      setting('ADVISERS_CHANNEL'),
    ),
  ];
}
