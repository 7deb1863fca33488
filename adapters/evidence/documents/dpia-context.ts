// Writes what comes before the risks in an impact assessment: why it is needed, what is processed, and what to ask.
import { ask, file, known, setting, type Entry } from '../model/document.js';
import { settingOf, type Facts } from '../model/facts.js';

export function need(facts: Facts): Entry[] {
  const access = settingOf(facts, 'WEB_ACCESS').shown;
  return [
    known(
      'why',
      'Why an assessment is likely to be needed',
      'Vulnerable people (children), special categories and offences, data not obtained from the person, and new technology',
      file('docs/data-protection.md'),
    ),
    known(
      'nature',
      'Nature of the processing',
      '01-record-of-processing says where the data comes from and what it is used for, 02-data-flow says what happens to a message and who receives it, and 07-retention-schedule says how long it is kept',
      '01-record-of-processing',
      '02-data-flow',
      '07-retention-schedule',
    ),
    known(
      'decides',
      'Automated decisions',
      'No decisions about people are automated: the assistant quotes guidance and offers a human adviser',
      file('docs/data-protection.md'),
    ),
    known(
      'reach',
      'Who can ask',
      access === 'anyone' ? 'Anyone who can reach the web page' : 'Signed-in people only',
      setting('WEB_ACCESS'),
      setting('HOST'),
    ),
    ask(
      'scale',
      'Scale',
      'How many practitioners, in which organisations and areas, about how many children?',
    ),
    ask(
      'context',
      'Context',
      'What is your relationship with practitioners and with the children they write about? Would they expect this? How much control do they have? Have there been earlier concerns about this kind of processing, and do you follow any codes of conduct?',
    ),
    ask(
      'aims',
      'Purposes and benefits',
      'What do you want to achieve, and what will change for practitioners and for children?',
    ),
    ask(
      'childrens-code',
      'Children as users',
      'Are children likely to use it themselves? If so, how do you meet the Age appropriate design code?',
    ),
    ask(
      'consulted',
      'Consultation',
      'Who did you consult (practitioners, advisers, people with experience of trafficking, processors, security experts), and how did you take account of children’s interests?',
    ),
  ];
}

export function necessity(): Entry[] {
  return [
    ask(
      'need',
      'Necessity and proportionality',
      'Why is this needed, and what would do the same job with less data?',
    ),
    known(
      'minimised',
      'Keeping data to a minimum',
      'People are asked not to write identifying details. Search, models, logs and cards use the redacted form. Original messages have the shortest retention period, and statistics are counts with no text',
      file('knowledge/redaction/redact.ts'),
      file('bot/model/governance/retention.ts'),
    ),
    ask(
      'creep',
      'Use for other purposes',
      'How do you make sure that conversations and statistics are not used for other purposes, such as judging a practitioner’s work?',
    ),
    known(
      'rights',
      'Information, rights, complaints and transfers',
      'In 01-record-of-processing',
      '01-record-of-processing',
    ),
  ];
}
