// Writes an Algorithmic Transparency Record under the headings of the UK standard (ATRS).
import {
  ask,
  check,
  file,
  known,
  ofTheDay,
  setting,
  STATEMENT,
  STORE,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { readers, settingOf, storeOf, usesModel, type Facts } from '../model/facts.js';
import { developmentData, modelSpecification, operationalData } from './transparency-data.js';

export function transparencyRecord(facts: Facts): EvidenceDocument {
  return {
    name: '04-algorithmic-transparency-record',
    title: 'Algorithmic Transparency Record',
    about: 'Under the headings of ATRS v4.0.',
    sections: [
      { title: 'Metadata', columns: STATEMENT, entries: metadata() },
      { title: 'Tier 1: Summary information', columns: STATEMENT, entries: summary(facts) },
      { title: 'Tier 2: Owner and responsibility', columns: STATEMENT, entries: owner() },
      { title: 'Tier 2: Description and rationale', columns: STATEMENT, entries: rationale(facts) },
      { title: 'Tier 2: Deployment context', columns: STATEMENT, entries: deployment(facts) },
      { title: 'Tier 2: Tool specification', columns: STATEMENT, entries: tool(facts) },
      { title: 'Tier 2: Model specification', columns: STATEMENT, entries: modelSpecification(facts) },
      { title: 'Tier 2: Development data specification', columns: STATEMENT, entries: developmentData() },
      {
        title: 'Tier 2: Operational data specification',
        columns: STATEMENT,
        entries: operationalData(facts),
      },
      { title: 'Tier 2: Risks, mitigations and impact assessments', columns: STATEMENT, entries: risks() },
    ],
  };
}

function metadata(): Entry[] {
  return [
    check(
      'template',
      'Wording and numbers of the headings',
      'We took them from the published guidance (May 2025), the change log, the v3.0 table and someone else’s list of the v4.0 fields. We could not read the v4.0 template itself, which is a spreadsheet. Check the headings against it.',
    ),
    ask('0.1', '0.1 Title, 0.2 Organisation name', 'Which title and organisation should the record show?'),
    ask('0.3', '0.3 Phase', 'Idea, private beta, public beta, production, …?'),
    ask('0.4', '0.4 Region', 'Where is it used?'),
    known(
      '0.5',
      '0.5 One sentence description',
      'Answers questions about protecting trafficked children with quotes from published guidance, and hands over to human advisers',
      file('README.md'),
    ),
  ];
}

function summary(facts: Facts): Entry[] {
  const url = settingOf(facts, 'PUBLIC_URL');
  return [
    ask('1.1', '1.1 Name', 'What do you call the service?', file('bot/copy/english/service-name.ts')),
    known(
      '1.2',
      '1.2 Description',
      'Practitioners ask what published guidance says about protecting trafficked children. The assistant quotes the guidance word for word, says when it finds no answer, and offers a human adviser',
      file('README.md'),
    ),
    url.isSet
      ? known('1.3', '1.3 Website URL', url.shown, setting('PUBLIC_URL'))
      : ask('1.3', '1.3 Website URL', 'Where can the public read about it?', setting('PUBLIC_URL')),
    ask(
      '1.4',
      '1.4 Contact email',
      'What is the team’s email address? Do not use one person’s.',
      setting('CONTACT'),
    ),
  ];
}

function owner(): Entry[] {
  return [
    ask('2.1.1', '2.1.1 Organisation or department', 'Full name?'),
    ask('2.1.2', '2.1.2 Team', 'Full name?'),
    ask('2.1.3', '2.1.3 Senior responsible owner', 'Role title?'),
    ask(
      '2.1.4',
      '2.1.4 Third party involvement',
      'Who else was involved in developing or running it? 09-recipients lists the services in the settings.',
    ),
    ask(
      '2.1.4.x',
      '2.1.4.1–5 Third party, Companies House Number, role, procurement procedure type, data access terms',
      'Who are the third parties? For each, give the Companies House number, its role, how you procured it and its terms for data access.',
    ),
  ];
}

function rationale(facts: Facts): Entry[] {
  const model = usesModel(facts)
    ? 'A language model helps to search, chooses sentences by their numbers, and may shorten them; each is checked against the quote. '
    : 'No language model is used. ';
  return [
    known(
      '2.2.1',
      '2.2.1 Detailed description',
      `Personal details are removed from the question, reviewed guidance is searched by keywords and vectors, and the results are ranked. A calibrated threshold decides whether the answer is quotes or “not found”. ${model}${readers(facts)} look for danger and show numbers to call. It is not for decisions about a child`,
      file('docs/architecture.md'),
      file('knowledge/answer-question.ts'),
      setting('ANSWER_MODEL'),
    ),
    ask('2.2.2', 'Benefits', 'What do you expect the service to improve, and how will you know if it has?'),
    ask('2.2.3', 'Previous process', 'How did practitioners find guidance and advice before?'),
    ask('2.2.4', 'Alternatives considered', 'What else did you consider, and why did you choose this?'),
  ];
}

function deployment(facts: Facts): Entry[] {
  const rows = storeOf(facts)?.tables.find(({ name }) => name === 'answers')?.rows;
  return [
    known(
      '2.3.1',
      '2.3.1 Integration into broader operational process',
      'It gives information to professionals, who make the decisions. Each quote has its source, nation and date, and a link to its place in the document',
      file('bot/answers/present-answer.ts'),
    ),
    rows === undefined
      ? check(
          'scale',
          'Frequency and scale of usage',
          'The store could not be read.',
          setting('DATABASE_URL'),
        )
      : ofTheDay(
          known(
            'scale',
            'Frequency and scale of usage',
            `${rows} answers are in the store now (older ones may have been deleted). The desk has figures for each week`,
            'table answers',
            STORE,
          ),
        ),
    known(
      'review',
      '2.3.2 Human review',
      'Editors review every change to the guidance before it goes live. People can ask for an adviser at any time. Answers can be rated and reported as unsafe; editors decide on reports',
      file('ingest/review/review-change.ts'),
      file('bot/recalls/unsafe-reports.ts'),
    ),
    ask(
      'training',
      'Required training',
      'What do practitioners, advisers, editors and admins learn before they use it?',
    ),
    ask(
      'appeals',
      'Appeals and review',
      'The assistant makes no decisions about people. Where can the public complain?',
    ),
  ];
}

/** Lists only what is set up here. */
function connections({ recipients }: Facts): string {
  const names = recipients
    .filter(({ id }) => ['teams', 'slack', 'embedding-service', 'language-model'].includes(id))
    .map(({ name }) => name);
  return names.length ? `, connected to ${names.join(', ')}` : '';
}

function tool(facts: Facts): Entry[] {
  return [
    known(
      '2.4.1.1',
      '2.4.1.1 System architecture',
      `One Node.js service with a store (${settingOf(facts, 'DATABASE_URL').isSet ? 'PostgreSQL' : 'SQLite'}) and web pages${connections(facts)}; the models on this machine run in their own processes`,
      file('docs/architecture.md'),
    ),
    known(
      '2.4.1.2',
      '2.4.1.2 System-level input',
      'Messages in English or Welsh, as text; guidance documents',
      file('bot/inbox/receive-message.ts'),
    ),
    known(
      '2.4.1.3',
      '2.4.1.3 System-level output',
      'Quotes with sources, numbers to call, or the offer of an adviser',
      file('bot/answers/present-answer.ts'),
    ),
    ask(
      '2.4.1.4',
      '2.4.1.4 Maintenance',
      `Sources are checked ${settingOf(facts, 'REFRESH_SOURCES').shown === 'scheduled' ? 'on their schedules' : 'only when an editor asks'}. Who updates the software and the guidance, and how often?`,
      setting('REFRESH_SOURCES'),
    ),
    known(
      '2.4.1.5',
      '2.4.1.5 Models',
      facts.models
        .filter(({ inUse }) => inUse)
        .map(({ name }) => name)
        .join('; '),
      '06-models-and-prompts',
    ),
  ];
}

function risks(): Entry[] {
  return [
    ask(
      '2.5.1',
      '2.5.1 Impact assessment',
      'Which assessments have you done (data protection, equality, algorithmic), when, and where can people read them? 03-dpia-inputs can help.',
    ),
    known(
      '2.5.2',
      '2.5.2 Risks and mitigations',
      'See 03-dpia-inputs and 05-hazard-log',
      file('adapters/evidence/content/hazards.ts'),
      file('docs/threat-model.md'),
    ),
  ];
}
