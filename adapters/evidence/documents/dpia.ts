// Provides what a data protection impact assessment needs from the software: its risks, each with the control for it.
import { includes } from '../model/capabilities.js';
import { storeOf, type Facts } from '../model/facts.js';
import {
  either,
  hasValue,
  ifSet,
  isProduction,
  isRead,
  isSet,
  readers,
  usesModel,
  usesReader,
  usesRemoteEmbedder,
} from '../model/slots.js';
import { document } from '../model/written-document.js';

export const dpiaInputs = document`
# 03-dpia-inputs | Inputs for a data protection impact assessment
  about: This follows the order of the ICO’s sample template. You decide how likely and how severe each risk is.

## Need and context

why | Why an assessment is likely to be needed
  known: The data is about vulnerable people (children), includes special categories and offences, and does not come from the people it is about. The technology is new
  from: file docs/data-protection.md

nature | Nature of the processing
  known: 01-record-of-processing says where the data comes from and what it is used for, 02-data-flow says what happens to a message and who receives it, and 07-retention-schedule says how long it is kept
  from: 01-record-of-processing; 02-data-flow; 07-retention-schedule

decides | Automated decisions
  known: No decisions about people are automated: the assistant quotes guidance and offers a human adviser
  from: file docs/data-protection.md

reach | Who can ask
  known: ${either(hasValue('WEB_ACCESS', 'anyone'), 'Anyone who can reach the web page', 'Signed-in people only')}
  from: setting WEB_ACCESS; setting HOST

scale | Scale
  ask: How many practitioners, in which organisations and areas, about how many children?

context | Context
  ask: What is your relationship with practitioners and with the children they write about? Would they expect this? How much control do they have? Have there been earlier concerns about this kind of processing, and do you follow any codes of conduct?

aims | Purposes and benefits
  ask: What do you want to achieve, and what will change for practitioners and for children?

childrens-code | Children as users
  ask: Are children likely to use it themselves? If so, how do you meet the Age appropriate design code?

consulted | Consultation
  ask: Who did you consult (practitioners, advisers, people with experience of trafficking, processors, security experts), and how did you take account of children’s interests?

## Necessity and proportionality

need | Necessity and proportionality
  ask: Why is this needed, and what would do the same job with less data?

minimised | Keeping data to a minimum
  known: People are asked not to write identifying details. Search, models, logs and cards use the redacted form. Original messages have the shortest retention period, and statistics are counts with no text
  from: file knowledge/redaction/redact.ts; file bot/model/governance/retention.ts

creep | Use for other purposes
  ask: How do you make sure that conversations and statistics are not used for other purposes, such as judging a practitioner’s work?

rights | Information, rights, complaints and transfers
  known: See 01-record-of-processing
  from: 01-record-of-processing

## Risks and controls
  columns: risk | control in this configuration | remaining risk

redaction | Someone enters a child’s personal details and they are stored
  known: ${readers} remove personal details; people are asked not to include them, are shown what was removed, and can correct it | Redaction misses some personal details. The quality report (10-quality) says how many. What happened to a child can be enough to identify them
  from: file knowledge/redaction/redact.ts; file tests/knowledge/redaction/redact.test.ts; setting MESSAGE_READER

model | A language model’s provider receives personal details
  known: ${usesModel} Only redacted text is sent. In chat, if details were removed from a question, it is only sent after the practitioner agrees. ${either(usesReader, 'Nothing is sent while the message reader is down', 'The message reader is off, so anything the rules miss is sent')} | What redaction missed, and what the provider keeps
  from: setting ANSWER_MODEL; file tests/adapters/compose/planted-words.test.ts; file tests/scenarios/reader-down.test.ts
  known: No language model is connected, so no questions are sent to one | None, until ANSWER_MODEL is set
  from: setting ANSWER_MODEL

embedder | An embedding service receives personal details
  known: ${usesRemoteEmbedder} It only receives redacted questions and published guidance | What redaction missed, and what the service keeps
  from: setting EMBEDDER; file docs/data-protection.md

kept | Data is kept longer than needed
  known: ${areConfirmed} Deleted every night, as set out in 07-retention-schedule | Backups, and deleted data in PostgreSQL’s files until the space is reused
  from: setting RETENTION_CONFIRMED; file tests/scenarios/governance/retention.test.ts
  ask: ${isRead} Nothing is deleted yet, because no one has confirmed the retention periods | Which retention periods do you choose? (RETENTION_CONFIRMED, or /desk/retention)
  from: setting RETENTION_CONFIRMED
  check: Deleted every night once the retention periods are confirmed | We could not check whether they are confirmed.
  from: file bot/governance/delete-old.ts

wrong-person | Someone reads a conversation that is not theirs
  known: Each page is checked against a table of routes and roles; a chat only opens with a random cookie or a private link | An unlocked device, or a private link that someone passes on
  from: file adapters/web/sign-in/access.ts; file tests/adapters/web/sign-in/access.test.ts

sign-in | Someone signs in as an adviser, editor or admin
  ask: Sign-in with ${ifSet('OIDC_ISSUER')}; roles are checked again during a session | Does the provider require a second factor, and who removes leavers?
  from: setting OIDC_ISSUER; file tests/adapters/web/sign-in/open-id-sign-in.test.ts
  known: ${isProduction} No sign-in is set up, so the desk and editing are not available | None on the web; on a platform, anyone who can write in the advisers’ channel
  from: setting NODE_ENV; setting OIDC_ISSUER
  known: Local sign-in without a password, only from this machine | Anyone who uses this machine can sign in. Do not use it with real data
  from: setting NODE_ENV; file adapters/web/sign-in/local-sign-in.ts

curious | An adviser or lead reads more than they need
  known: ${includes('readings')} We record each time someone reads personal data | Someone has to check the record
  from: table readings
  ask: Roles limit what people can open. This version does not record who reads what | How would you find out?
  from: file bot/model/people/roles.ts

disk | The store or a copy of it is stolen
  ask: ${includes('encryption')} Original messages, the details behind placeholders and uploads are encrypted. The key is ${either(isKeyNear, 'in DATA_DIR, next to the store: anyone who takes the whole folder can read them', 'in the settings or in a file that they name')}. Redacted messages, names and IDs are not encrypted | Where is the key kept, who can read it, and is the disk encrypted too?
  from: setting ENCRYPTION_KEY; setting ENCRYPTION_KEY_FILE; file docs/data-protection.md
  ask: Only the owner of the files can read them. The software does not encrypt anything | Are the disk and the backups encrypted?
  from: setting DATA_DIR

wrong-answer | A wrong or superseded quote leads to a wrong decision about a child
  known: Quotes are word for word from reviewed releases; people can report unsafe answers, and are told when guidance they were given changes | See 05-hazard-log
  from: file tests/scenarios/recall.test.ts; file tests/scenarios/unsafe-answers.test.ts

erase | Someone cannot have what they wrote erased
  known: “forget me” in the chat erases both versions of what they wrote, unless a legal hold covers them | The platforms’ own copies, backups, and anything that others have quoted
  from: file bot/erasure/forget-me.ts; file tests/scenarios/erasure.test.ts

## Decisions to record

residual | Level of risk
  ask: How likely and how severe is each risk above, before and after its controls? Who approves the controls and accepts what remains, and on what date?

dpo-advice | Data protection officer’s advice
  ask: What was advised, and was it followed?

ico | Prior consultation
  ask: Is there still a high risk that you must consult the ICO about (Article 36)?

review | Review
  ask: Who reviews the responses to the consultation? Who reviews this assessment, and when? For that review, compare a new pack with this one.
`;

function areConfirmed(facts: Facts): boolean {
  return storeOf(facts)?.periodsConfirmed !== undefined;
}

function isKeyNear(facts: Facts): boolean {
  return !isSet('ENCRYPTION_KEY')(facts) && !isSet('ENCRYPTION_KEY_FILE')(facts);
}
