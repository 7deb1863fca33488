// Writes an Algorithmic Transparency Record under the headings of the UK standard (ATRS).
import { ask, known, type Entry } from '../model/document.js';
import { storeOf, whoReceives, type Facts } from '../model/facts.js';
import { either, hasValue, ifSet, isSet, readers, usesModel } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const transparencyRecord = document`
# 04-algorithmic-transparency-record | Algorithmic Transparency Record
  about: Under the headings of ATRS v4.0.

## Metadata

template | Wording and numbers of the headings
  check: We took them from the published guidance (May 2025), the change log, the v3.0 table and someone else’s list of the v4.0 fields. We could not read the v4.0 template itself, which is a spreadsheet. Check the headings against it.

0.1 | 0.1 Title, 0.2 Organisation name
  ask: Which title and organisation should the record show?

0.3 | 0.3 Phase
  ask: Which phase is it in: idea, private beta, public beta, production, or another?

0.4 | 0.4 Region
  ask: Where is it used?

0.5 | 0.5 One sentence description
  known: Answers questions about protecting trafficked children with quotes from published guidance, and hands over to human advisers
  from: file README.md

## Tier 1: Summary information

1.1 | 1.1 Name
  ask: What do you call the service?
  from: file bot/copy/english/service-name.ts

1.2 | 1.2 Description
  known: Practitioners ask what published guidance says about protecting trafficked children. The assistant quotes the guidance word for word, says when it finds no answer, and offers a human adviser
  from: file README.md

1.3 | 1.3 Website URL
  known: ${ifSet('PUBLIC_URL')}
  ask: Where can the public read about it?
  from: setting PUBLIC_URL

1.4 | 1.4 Contact email
  ask: What is the team’s email address? Do not use one person’s.
  from: setting CONTACT

## Tier 2: Owner and responsibility

2.1.1 | 2.1.1 Organisation or department
  ask: What is its full name?

2.1.2 | 2.1.2 Team
  ask: What is its full name?

2.1.3 | 2.1.3 Senior responsible owner
  ask: What is their role title?

2.1.4 | 2.1.4 Third party involvement
  ask: Who else was involved in developing or running it? 09-recipients lists the services in the settings.

2.1.4.x | 2.1.4.1–5 Third party, Companies House Number, role, procurement procedure type, data access terms
  ask: Who are the third parties? For each, give the Companies House number, its role, how you procured it and its terms for data access.

## Tier 2: Description and rationale

2.2.1 | 2.2.1 Detailed description
  known: Personal details are removed from the question, reviewed guidance is searched by keywords and vectors, and the results are ranked. A calibrated threshold decides whether the answer is quotes or “not found”. ${either(usesModel, 'A language model helps to search, chooses sentences by their numbers, and may shorten them; each is checked against the quote.', 'No language model is used.')} ${readers} look for danger and show numbers to call. It is not for decisions about a child
  from: file docs/architecture.md; file knowledge/answer-question.ts; setting ANSWER_MODEL

2.2.2 | Benefits
  ask: What do you expect the service to improve, and how will you know if it has?

2.2.3 | Previous process
  ask: How did practitioners find guidance and advice before?

2.2.4 | Alternatives considered
  ask: What else did you consider, and why did you choose this?

## Tier 2: Deployment context

2.3.1 | 2.3.1 Integration into broader operational process
  known: It gives information to professionals, who make the decisions. Each quote has its source, nation and date, and a link to its place in the document
  from: file bot/answers/present-answer.ts

scale | Frequency and scale of usage
  today: ${answersStored} answers are in the store now (older ones may have been deleted). The desk has figures for each week
  from: table answers; the store, when this pack was made
  check: The store could not be read.
  from: setting DATABASE_URL

review | 2.3.2 Human review
  known: Editors review every change to the guidance before it goes live. People can ask for an adviser at any time. Answers can be rated and reported as unsafe; editors decide on reports
  from: file ingest/review/review-change.ts; file bot/recalls/unsafe-reports.ts

training | Required training
  ask: What do practitioners, advisers, editors and admins learn before they use it?

appeals | Appeals and review
  ask: The assistant makes no decisions about people. Where can the public complain?

## Tier 2: Tool specification

2.4.1.1 | 2.4.1.1 System architecture
  known: One Node.js service with a store (${either(isSet('DATABASE_URL'), 'PostgreSQL', 'SQLite')}) and web pages${connections}; the models on this machine run in their own processes
  from: file docs/architecture.md

2.4.1.2 | 2.4.1.2 System-level input
  known: Messages in English or Welsh, as text; guidance documents
  from: file bot/inbox/receive-message.ts

2.4.1.3 | 2.4.1.3 System-level output
  known: Quotes with sources, numbers to call, or the offer of an adviser
  from: file bot/answers/present-answer.ts

2.4.1.4 | 2.4.1.4 Maintenance
  ask: Sources are checked ${either(hasValue('REFRESH_SOURCES', 'scheduled'), 'on their schedules', 'only when an editor asks')}. Who updates the software and the guidance, and how often?
  from: setting REFRESH_SOURCES

2.4.1.5 | 2.4.1.5 Models
  known: ${(facts) => namesOf(modelsInUse(facts)).join('; ')}
  from: 06-models-and-prompts

## Tier 2: Model specification

${models}

## Tier 2: Development data specification

description | 2.4.3.1 Development data description
  known: Encoder: 16,265 questions, most written by a language model, each with the passage that answers it, from 176 public documents. Message reader: messages that a language model wrote in 48 roles, and 14,438 sentences from public sources
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

modality | Data modality
  known: Text
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

sensitive | 2.4.3.4 Sensitive attributes
  known: No practitioners’ messages and no children’s personal data were used. The invented messages contain invented details. The public sentences are mostly tweets
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

representative | Data completeness and representativeness
  known: Practitioners wrote none of it, and may use words in their questions that a model does not know
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

collection | Data collection and cleaning
  known: See the files named here
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

source | Source data URL
  known: Broad Twitter Corpus and WNUT 2017 (CC BY 4.0). The addresses are in the file named here
  from: file adapters/models/message-reader/message-reader.md

published-model | Data used to train the published model (all-MiniLM-L6-v2)
  ask: We did not train this model. Does its model card tell you what you need to know?
  from: file adapters/models/minilm/guidance-encoder.md

## Tier 2: Operational data specification

sources | Data sources
  known: What practitioners and advisers write, and published guidance
  from: 01-record-of-processing

sensitive | 2.4.4.2 Sensitive attributes
  known: Messages may contain special category data, criminal offence data and children’s details. ${readers} redact the direct identifiers that they find
  from: file docs/data-protection.md

processing | Data processing methods
  known: Redaction, search, quotes and handoff, as set out in 02-data-flow
  from: 02-data-flow

access | Data access and storage
  known: For who can read what, see 08-access-matrix. For how long it is kept, see 07-retention-schedule
  from: 07-retention-schedule; 08-access-matrix

sharing | Data sharing agreements
  ask: What agreement do you have with ${(facts) => namesOf(whoReceives(facts)).join(', ') || undefined}?
  ask: Nothing leaves the service in this configuration. Do you share data in any other way?
  from: setting ADVISERS_CHANNEL

## Tier 2: Risks, mitigations and impact assessments

2.5.1 | 2.5.1 Impact assessment
  ask: Which assessments have you done (data protection, equality, algorithmic), when, and where can people read them? 03-dpia-inputs can help.

2.5.2 | 2.5.2 Risks and mitigations
  known: See 03-dpia-inputs and 05-hazard-log
  from: file adapters/evidence/content/hazards.ts; file docs/threat-model.md
`;

function answersStored(facts: Facts) {
  return storeOf(facts)?.tables.find(({ name }) => name === 'answers')?.rows;
}

/** Lists only what is set up here. */
function connections({ recipients }: Facts): string {
  const outside = ['teams', 'slack', 'embedding-service', 'language-model'];
  const names = namesOf(recipients.filter(({ id }) => outside.includes(id)));
  return names.length ? `, connected to ${names.join(', ')}` : '';
}

function models(facts: Facts): Entry[] {
  return modelsInUse(facts).map(({ id, name, version, task, where, from }) => {
    const [entry, statement] =
      where === 'a service'
        ? [ask, `${task}. For its architecture, performance and training data, ask its provider.`]
        : [
            known,
            `${task}. Version ${version}. For input and output, architecture and performance, see the files named here and the quality report (10-quality)`,
          ];
    return entry(`2.4.2-${id}`, [`${name} (2.4.2.1–8)`, statement], ...from);
  });
}

const modelsInUse = ({ models }: Facts) => models.filter(({ inUse }) => inUse);
const namesOf = (all: readonly { name: string }[]) => all.map(({ name }) => name);
