// Writes an Algorithmic Transparency Record under the headings of the UK standard (ATRS).
import { whoDecides } from '../conditions.js';
import { FIGURES } from '../quality-figures.js';
import { commonWording } from '../common-wording.js';
import { ask, known, type Entry } from '../../model/document.js';
import { storeOf, type Facts } from '../../model/facts.js';
import { canSignIn, hasSamples, isReviewed, isScheduled } from '../../model/in-force.js';
import { either, ifSet, isSet, usesModel, usesReader } from '../../model/slots.js';
import { document } from '../../model/written-document.js';

export const transparencyRecord = document`
# 04-algorithmic-transparency-record | Algorithmic Transparency Record
  about: This record follows the headings of ATRS v4.0. It is the internal version. Tier 1 is written to be published. For Tier 2, decide field by field.

## Status and metadata
  who: Service owner

status | Whether the standard applies to you
  ask: As far as we know, it is mandatory for central government and some of its bodies, and recommended for others. Check this. Does it apply to you, and on what basis?

publish | What to publish
  ask: Which fields of Tier 2 do you leave out, and why (Freedom of Information exemptions, security, commercial)? Leave out what would help someone to evade the service, such as 12-security-controls.

template | Wording and numbers of the headings
  check: We took them from the published guidance (May 2025), the change log, the v3.0 table and someone else’s list of the v4.0 fields. We could not read the v4.0 template itself, which is a spreadsheet. Check the headings against it.

0.1 | 0.1 Title, 0.2 Organisation name
  ask: Which title and organisation should the record show?

0.3 | 0.3 Phase
  ask: Which phase is it in: idea, private beta, public beta, production, or another?

0.4 | 0.4 Region
  ask: Where is it used?

0.5 | 0.5 One sentence description
  known: ${hasSamples} ${usesModel} Answers professionals’ questions about protecting trafficked children with quotes from guidance (some or all of it sample notes), some shortened by a language model, and hands over to human advisers
  or: ${hasSamples} Answers professionals’ questions about protecting trafficked children with quotes from guidance (some or all of it sample notes) and hands over to human advisers
  or: ${usesModel} Answers professionals’ questions about protecting trafficked children with quotes from guidance, some shortened by a language model, and hands over to human advisers
  or: Answers professionals’ questions about protecting trafficked children with quotes from guidance, and hands over to human advisers
  from: file README.md; setting ANSWER_MODEL; table editions

## Tier 1: Summary information
  who: Service owner

1.1 | 1.1 Name
  ask: What do you call the service?
  from: file knowledge/model/words/service-name.ts

1.2 | 1.2 Description
  known: Practitioners ask what guidance says about protecting trafficked children. The assistant quotes it, with the source
  and: ${usesModel} It may show sentences from the quote that a language model has shortened
  and: It says when it finds no answer, and offers a human adviser. It does not decide anything about a child
  and: ${hasSamples} At present some or all of the guidance is sample notes, not published guidance
  from: file README.md; setting ANSWER_MODEL; table editions

1.3 | 1.3 Website URL
  ask: Where can the public read about it? PUBLIC_URL is the address of the service itself.
  from: setting PUBLIC_URL

1.4 | 1.4 Contact email
  ask: ${isSet('CONTACT')} CONTACT is ${ifSet('CONTACT')}. Is that a team’s email address, and not one person’s?
  ask: What is the team’s email address? Do not use one person’s.
  from: setting CONTACT

## Tier 2: Owner and responsibility
  who: Service owner

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
  who: Service owner

2.2.1 | 2.2.1 Detailed description
  known: ${usesReader} Rules and a small model remove the personal details that they find (${detailsFound} of them in tests with invented messages); some are missed
  or: Rules alone remove the personal details that they find (${detailsFound} of them in tests with invented messages); some are missed. The small model is off
  and: The guidance is searched by keywords and vectors, and the results are ranked
  and: ${usesModel} A language model writes search queries, picks which numbered sentences to show (or none) and may shorten them. Each shortened sentence is checked against the quote
  or: No language model is used
  and: ${commonWording.whatDecides}
  and: Each message in a chat is also checked for danger; if it shows any, numbers to call are shown and an adviser is alerted, except as H04 says. It is not for decisions about a child or for emergencies, and shows no scores
  from: file docs/architecture.md; file knowledge/answer-question.ts; file knowledge/language-model/read-guidance.ts; setting ANSWER_MODEL; setting MESSAGE_READER; 10-quality

2.2.2 | Benefits
  ask: What do you expect the service to improve, and how will you know if it has?

2.2.3 | Previous process
  ask: How did practitioners find guidance and advice before?

2.2.4 | Alternatives considered
  known: In the software: keyword and vector search alone, and answers with and without a language model (10-quality); the decisions record what was tried and rejected
  from: 10-quality; file docs/decisions/README.md
  also ask: What else did you consider, and why did you choose this?

## Tier 2: Deployment context
  who: Service owner

2.3.1 | 2.3.1 Integration into broader operational process
  known: It gives information to professionals, who make the decisions. Each quote has its source, nation and date, and a link to its place in the document. The software is not connected to any record system, NHS login, NHS number service or FHIR interface; people can save a conversation as a file
  from: file bot/answers/present-answer.ts; settings; the table of routes in adapters/web/sign-in

scale | Frequency and scale of usage
  today: ${answersStored} answers are in the store now (older ones may have been deleted)
  and: ${canSignIn} The desk has figures for each week
  from: table answers; the store
  check: The store could not be read.
  from: setting DATABASE_URL

review | 2.3.2 Human review
  known: People can ask for an adviser at any time, and rate an answer or report it as unsafe
  and: ${whoDecides}
  and: ${isReviewed} The live guidance was published from changes that editors accepted
  or: The live guidance was not reviewed by an editor of the service
  from: file bot/recalls/unsafe-reports.ts; setting OIDC_ISSUER; table publications
  also ask: How do you keep practitioners from trusting answers too much, and how would you notice?
  who: Service owner, before use

training | Required training
  ask: What do practitioners, advisers, editors and admins learn before they use it, and which rules for acceptable use do they accept?

appeals | Appeals and review
  ask: The assistant makes no decisions about people. Where can the public complain? (01-complaints)

## Tier 2: Tool specification
  who: Service owner

2.4.1.1 | 2.4.1.1 System architecture
  known: One Node.js service with a store (${either(isSet('DATABASE_URL'), 'PostgreSQL', 'SQLite')}) and web pages
  and: It is connected to ${connections}
  and: The models on this machine run in their own processes
  from: file docs/architecture.md

2.4.1.2 | 2.4.1.2 System-level input
  known: Messages as text, in English, and guidance documents. Menus and some questions also work in Welsh, but redaction works only in English and we have not measured quality in Welsh
  from: file README.md; file docs/data-protection.md

2.4.1.3 | 2.4.1.3 System-level output
  known: ${usesModel} Quotes with sources, sentences that a language model shortened from them, numbers to call, or the offer of an adviser
  or: Quotes with sources, numbers to call, or the offer of an adviser
  from: file bot/answers/present-answer.ts; setting ANSWER_MODEL

2.4.1.4 | 2.4.1.4 Maintenance
  ask: ${isScheduled} Sources are checked on their schedules
  or: Sources are checked only when someone asks
  and: Each question is processed as it comes. Who updates the software and the guidance, and how often?
  from: setting REFRESH_SOURCES

2.4.1.5 | 2.4.1.5 Models
  known: ${(facts) => namesOf(modelsInUse(facts)).join('; ')}
  from: 06-models-and-prompts

## Tier 2: Model specification
  who: Service owner

models | Architecture and performance (2.4.2)
  known: docs/architecture.md says how the models work together; performance is in 10-quality. For each model we trained further, see the file named in its row (in the source code) for its architecture and limits. This pack does not repeat them
  from: file docs/architecture.md; 10-quality

${models}

## Tier 2: Development data specification
  who: Service owner

description | 2.4.3.1 Development data description
  known: See the models above
  from: 06-models-and-prompts

modality | Data modality
  known: Text
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

training-sensitive | 2.4.3.4 Sensitive attributes
  known: In training models further, no practitioners’ messages and no children’s personal data were used, as far as the files named here say. Three of the models are based on all-MiniLM-L6-v2. We do not know what it was originally trained on. The invented messages contain invented details. The public sentences are mostly tweets, by people whose ages are not known
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md; file adapters/models/passage-reader/passage-reader.md

representative | Data completeness and representativeness
  known: None of the text used to train the models further was written by practitioners, so their questions may include words a model does not know
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

collection | Data collection and cleaning
  known: Questions and invented messages were generated by language models from public documents and roles; the public sentences were collected by others; all-MiniLM-L6-v2’s data is unknown. The files named here explain how we checked the data we used
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md

source | Source data URL
  known: Broad Twitter Corpus and WNUT 2017 (CC BY 4.0). The addresses are in the file named here
  from: file adapters/models/message-reader/message-reader.md

published-model | Data used to train the published model (all-MiniLM-L6-v2)
  ask: Another organisation trained this model, and three models start from it: the guidance encoder, the message reader and the passage reader. Does its model card tell you what you need to know?
  from: file README.md; file adapters/models/minilm/guidance-encoder.md

## Tier 2: Operational data specification
  who: Service owner

sources | Data sources
  known: What practitioners and advisers write, and guidance
  from: 01-record-of-processing

sensitive | 2.4.4.2 Sensitive attributes
  known: Messages may contain special category data, criminal offence data and children’s details
  and: ${usesReader} Rules and a small model redact the direct identifiers that they find
  or: Rules alone redact the direct identifiers that they find (the small model is off)
  from: file docs/data-protection.md

processing | Data processing methods
  known: Redaction, search, quotes and handoff, as set out in 02-data-flow
  from: 02-data-flow

access | Data access and storage
  known: For who can read what, see 08-access-matrix. For how long it is kept, see 07-retention-schedule
  from: 07-retention-schedule; 08-access-matrix

sharing | Data sharing agreements
  ask: Which agreements cover the recipients in 09-recipients, and do you share data in any other way?
  from: 09-recipients

## Tier 2: Risks, mitigations and impact assessments
  who: Service owner

2.5.1 | 2.5.1 Impact assessment
  ask: Which assessments have you done (data protection, equality, children’s rights, security, safety), when, and where can people read them? 03-dpia-inputs can help.

2.5.2 | 2.5.2 Risks and mitigations
  known: See 03-dpia-inputs and 05-hazard-log
  from: file adapters/evidence/content/hazards.ts; file docs/threat-model.md
`;

function answersStored(facts: Facts) {
  return storeOf(facts)?.tables.find(({ name }) => name === 'answers')?.rows;
}

function connections({ recipients }: Facts) {
  const names = namesOf(recipients.filter(({ kind }) => kind !== undefined));
  return names.join(', ') || undefined;
}

function models(facts: Facts): Entry[] {
  return modelsInUse(facts).map(({ id, name, task, where, madeFrom = 'not said', from }) => {
    const [entry, statement] =
      where === 'a service'
        ? [
            ask,
            `${task}. What has its provider published about its exact version, architecture, performance and training data? If nothing, say so.`,
          ]
        : [known, `${task}. Version: 06-models-and-prompts. Made from: ${madeFrom}`];
    return entry(`2.4.2-${id}`, [`${name} (2.4.2: task, version and data only)`, statement], ...from);
  });
}

function detailsFound(facts: Facts): string {
  const id = usesReader(facts) ? 'details-found' : 'details-found-rules';
  return FIGURES.find((one) => one.id === id)!.printed;
}

const modelsInUse = ({ models }: Facts) => models.filter(({ inUse }) => inUse);
const namesOf = (all: readonly { name: string }[]) => all.map(({ name }) => name);
