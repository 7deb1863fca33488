// Writes the software's part of a data protection impact assessment: its risks, each with its control.
import { hasRoster, isRosterUnread } from '../../model/advisers.js';
import { refOf, type Entry, type EvidenceDocument } from '../../model/document.js';
import { chatsOfAdvisers, type Facts } from '../../model/facts.js';
import {
  canSignIn,
  hasDeleted,
  isClosed,
  hasConfirmedPeriods,
  isLocalSignIn,
  isOpenToAnyone,
  isReviewed,
  usesChat,
  usesSlack,
  usesTeams,
} from '../../model/in-force.js';
import {
  ifSet,
  isRead,
  isSet,
  not,
  shown,
  usesModel,
  usesReader,
  usesRemoteEmbedder,
} from '../../model/slots.js';
import { asText, document } from '../../model/written-document.js';
import { inForce, whoDecides } from '../conditions.js';
import { limitsOfErasure } from '../limits-of-erasure.js';
import { worsenedBy } from '../findings.js';
import { commonWording } from '../common-wording.js';

const inputs = document`
# 03-dpia-inputs | Inputs for a data protection impact assessment
  about: Inputs, not an assessment. This follows the order of the ICO’s sample template. You decide how likely and how severe each risk is.

## 1 Need
  who: Data protection officer, before use

template | Template
  check: We followed the seven steps of the ICO’s sample template (v0.4 of 2018). Has the ICO replaced it?

why | Why an assessment is likely to be needed
  known: There is no profiling and no matching of data sets. No machine makes a decision about a child on its own, but danger is flagged, and advisers are alerted, automatically (03-decides). Whether Article 35(3)(b) applies (special categories and offences on a large scale) depends on your scale
  from: file docs/data-protection.md
  also ask: We have not read the ICO’s list. As far as we know, it includes risk of physical harm (H09, H20), invisible processing (people who are not told, Article 14), and innovative technology together with a European criterion, such as vulnerable people (children). Which apply?

scale | Scale
  ask: How many practitioners, in which organisations and areas, about how many children, how often?

## 2 The processing
  who: Data protection officer, before use

nature | Nature
  known: 01-record-of-processing says where the data comes from and what it is used for, 02-data-flow what happens to a message and who receives it, and 07-retention-schedule how long it is kept
  from: 01-record-of-processing; 02-data-flow; 07-retention-schedule

modes | Ways to run it
  known: With no language model (the default), with one on your own server, or with a service
  and: ${usesModel} Here, a language model is connected. ${commonWording.modelPlace}
  or: Here, no language model is connected
  and: Anyone who can change the settings decides
  and: ${canSignIn} An admin at the desk, and anyone who can run commands, can turn a connected model off
  or: Anyone who can run commands can turn a connected model off
  from: setting ANSWER_MODEL; setting ANSWER_MODEL_SERVICE; setting OPENAI_BASE_URL; setting AZURE_OPENAI_ENDPOINT; file docs/connect-a-model.md; table switches

decides | Automated decisions
  known: ${usesModel} It shows no score or verdict about anyone, only quotes, sentences shortened from them, fixed sentences, numbers to call and the offer of an adviser
  or: It shows no score or verdict about anyone, only quotes, fixed sentences, numbers to call and the offer of an adviser
  and: ${commonWording.whatDecides}
  and: ${usesReader} Rules and a small model decide whether a message shows danger; then, in a chat, an adviser is alerted, except as H04 says
  or: Rules decide whether a message shows danger; then, in a chat, an adviser is alerted, except as H04 says
  and: No decision about a child is made without a person
  from: file docs/data-protection.md; file bot/answers/present-answer.ts; file knowledge/confidence/confidence.ts; file knowledge/language-model/read-guidance.ts; file bot/safeguards/urgency.ts; setting MESSAGE_READER; setting ANSWER_MODEL

reach | Who can ask
  known: ${isOpenToAnyone} Anyone who can reach the web page can ask, without signing in
  or: People who sign in on the web page can ask
  and: ${usesTeams} Everyone in the Microsoft tenant who has the app can ask
  and: ${usesSlack} Everyone in the Slack workspace can ask
  from: setting WEB_ACCESS; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN; setting PUBLIC_URL

context | Context
  ask: What is your relationship with practitioners and with the children they write about? Would they expect this? How much control do they have? Have there been earlier concerns about this kind of processing, and do you follow any codes of conduct?

aims | Purposes and benefits
  ask: What do you want to achieve, and what will change for practitioners and for children?

childrens-code | Children
  known: Nothing checks the age of someone who asks
  and: ${isOpenToAnyone} A child who reaches the page can use it
  or: People need an account
  and: Someone who writes that they are a child or victim is shown helplines for children and victims
  from: setting WEB_ACCESS; file bot/safeguards/contacts.json
  also ask: Are children likely to use it themselves, and how do you then meet the Age appropriate design code? How have children’s best interests been considered?

## 3 Consultation
  who: Data protection officer, before use

consulted | Consultation
  ask: Who did you consult (children, families and survivors, practitioners, advisers, staff side, the Caldicott Guardian, the safeguarding lead, processors, security experts)? If someone was not consulted, why not?

## 4 Necessity and proportionality
  who: Data protection officer, before use

need | Why this, and why a language model
  known: The same guidance can be searched and quoted without a language model, or read without this software. 10-quality has figures with and without
  from: 10-quality; setting ANSWER_MODEL
  also ask: Why is this needed, and what would do the same job with less data?
  and: ${usesModel} Why is a language model needed, and why one at a service?
  or: Would you connect a language model, and why?

minimised | Keeping data to a minimum
  known: People are asked not to write identifying details. Search, language models and cards use the redacted form
  and: ${usesReader} Here, only the rules and the small model on this machine that look for details and danger read the original
  or: Here, only the rules that look for details and danger read the original
  and: ${usesChat} The chat platform has it before that, and keeps its own copy
  and: The adviser who handles a request gets original messages (08-access-matrix)
  and: The periods are ${shown('RETENTION_ORIGINALS_DAYS')} days for original messages, ${shown('RETENTION_MESSAGES_DAYS')} for redacted ones
  and: ${hasConfirmedPeriods} What is in an open request is not deleted (07-open)
  or: Until the periods are confirmed, nothing is deleted
  and: Statistics are counts with no text
  from: file knowledge/redaction/redact.ts; file bot/message-reading/read-message.ts; setting RETENTION_ORIGINALS_DAYS; setting RETENTION_MESSAGES_DAYS; setting RETENTION_CONFIRMED; file docs/data-protection.md; file bot/governance/count-never-closed.ts; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

creep | Use for other purposes
  ask: How do you make sure that conversations and statistics are not used for other purposes, such as judging a practitioner’s work?

rights | Information, rights, complaints and transfers
  known: See 01-record-of-processing and 09-recipients
  from: 01-record-of-processing; 09-recipients

## 5 and 6 Risks and controls
  intro: Harm to people, for example from a wrong answer, too much trust or a suspect being warned, is in 05-hazard-log. “Here:” repeats what the first page says to look at first.
  columns: risk | control in this configuration | remaining risk
  who: Data protection officer, before use

redaction | Someone enters a child’s personal details and they are stored
  known: ${usesReader} Rules and a small model remove personal details
  or: Rules alone remove personal details (the small model is off)
  and: People are asked not to include them, are shown what was removed, and can correct it | Redaction misses some (10-quality). What happened to a child can be enough to identify them
  from: file knowledge/redaction/redact.ts; file tests/knowledge/redaction/redact.test.ts; setting MESSAGE_READER

model | A language model’s provider receives personal details
  known: ${usesModel} Only redacted text is sent. In the chats, if details were removed from a question or an earlier one, it is sent only if the person who wrote it agrees; in other places, no one is asked (02-other-ways) | If redaction found nothing to remove, or the question is from “ctac ask” or another assistant, it is sent without asking, so no one sees what redaction missed. The provider may keep what it is sent
  and: ${usesReader} Nothing is sent to the language model while the message reader is down
  or: The message reader is off, so any personal details that the rules miss are sent to the language model
  from: setting ANSWER_MODEL; file bot/replies/prepare-question.ts; file bot/safeguards/redact-asked.ts; file tests/adapters/composition/planted-words.test.ts; file tests/scenarios/reader-down.test.ts
  known: No language model is connected, so no questions are sent to one | None, until ANSWER_MODEL is set
  from: setting ANSWER_MODEL

platform | A chat platform keeps what was typed
  known: ${usesChat} None: the platform has each message in a chat before we redact it | The platform’s copies, under your agreement with it
  and: ${hasAdvisersInChat} Once an adviser claims a request there, the platform also gets what the person writes on the web page, as typed
  from: file docs/data-protection.md; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN; setting ADVISERS_CHANNEL; setting ADVISERS_SECOND_CHANNEL; setting ADVISERS_FILE

embedder | An embedding service receives personal details
  known: ${usesRemoteEmbedder} It only receives redacted questions and published guidance | What redaction missed, and what the service keeps
  from: setting EMBEDDER; file docs/data-protection.md

kept | Data is kept longer than needed
  known: ${hasConfirmedPeriods} Set to be deleted every night (07-retention-schedule) | Tables without a period hold names, and perhaps details in test questions. Backups keep data until they are deleted. Requests and complaints that no one closes are never deleted (07-open)
  and: ${not(hasDeleted)} No run is recorded in this store
  and: ${isSet('DATABASE_URL')} | ${commonWording.postgresKeeps}
  from: setting RETENTION_CONFIRMED; table retention_runs; setting DATABASE_URL; file bot/governance/count-never-closed.ts; file tests/scenarios/governance/retention.test.ts
  ask: ${isRead} None: no one has confirmed the retention periods, so nothing is deleted
  and: ${canSignIn} | Which do you choose? (RETENTION_CONFIRMED, or /desk/retention)
  or: | Which do you choose? (RETENTION_CONFIRMED)
  from: setting RETENTION_CONFIRMED
  check: Deleted every night once the retention periods are confirmed | We could not check whether they are confirmed.
  from: file bot/governance/delete-old.ts

wrong-person | Someone reads a conversation that is not theirs
  known: ${isLocalSignIn} In name only: each page is checked against a table of routes and roles, but anyone at this machine can choose the adviser role and open requests
  or: ${isClosed} Every page that needs a role is closed
  or: Each page is checked against a table of routes and roles
  and: A chat on the web only opens with a random cookie or a private link, and a link only after the person presses a button on a page that warns them | An unlocked device, or a private link that someone passes on. Someone may open a link that an attacker made, and write into a conversation that the attacker reads
  and: ${usesChat} On a platform, its own accounts decide who sees a chat
  from: file adapters/web/sign-in/access.ts; file tests/adapters/web/sign-in/access.test.ts; file adapters/web/chat/private-link.ts; file docs/threat-model.md; setting OIDC_ISSUER; setting NODE_ENV; setting MICROSOFT_APP_ID

stranger | Someone who is not a practitioner uses it
  known: ${isOpenToAnyone} Each sender has a limit on messages | Anyone who reaches the page can ask, and ask for an adviser (WEB_ACCESS=anyone)
  and: ${inForce('addresses')} Each address has one too
  or: TRUSTED_PROXIES is not set, so everyone behind a proxy shares one limit
  known: People need an account (WEB_ACCESS=signed-in); anyone with an account but no role is a practitioner | An account that is taken over, or a colleague with an account and no business there: the sign-in provider decides who has one
  from: setting WEB_ACCESS; setting PUBLIC_URL; setting NODE_ENV; setting TRUSTED_PROXIES; file adapters/web/security/rate-limits.ts

sign-in | Someone signs in as an adviser, editor or admin
  known: ${isSet('OIDC_ISSUER')} Sign-in with ${ifSet('OIDC_ISSUER')}; 08-who says when roles are read | What the provider does not check (08-access-matrix)
  from: setting OIDC_ISSUER; file tests/adapters/web/sign-in/open-id-sign-in.test.ts
  known: ${isClosed} No one can sign in, so the desk and editing are closed
  and: ${not(usesChat)} | No adviser can answer a request on a page
  or: ${isRosterUnread} | On a platform, those named in the advisers’ file, which could not be read
  or: ${hasRoster} | On a platform, those named in the advisers’ file
  or: | On a platform, those who can post in the advisers’ channel
  from: setting NODE_ENV; setting OIDC_ISSUER; setting ADVISERS_FILE; the advisers’ file, if there is one
  known: ${isLocalSignIn} Local sign-in without a password, only from this machine | Anyone who uses this machine can sign in. Do not use it with real data
  from: setting NODE_ENV; file adapters/web/sign-in/local-sign-in.ts

curious | An adviser or lead reads more than they need
  known: ${isSet('OIDC_ISSUER')} At the desk, each reading of personal data is recorded | Someone has to check the record
  and: ${usesChat} In chat there is no record of what advisers read
  known: ${isLocalSignIn} In name only: on the pages, each reading is recorded under a name that anyone can type; three commands record the account on the machine (12-readings) | The record of the pages proves nothing about who read what
  known: ${usesChat} None: we record what advisers were sent in chat, but not what they read | Anyone in the advisers’ channel can read requests without a record of it
  known: No page shows personal data to staff | Anyone who can read the store
  from: table readings; setting OIDC_ISSUER; setting NODE_ENV; file docs/data-protection.md

disk | The store or a copy of it is stolen
  known: Original messages, the details behind placeholders, what is typed in complaints and data requests, and uploads are encrypted. ${commonWording.keyPlace} | Redacted messages, names, IDs and the reasons that staff give are not encrypted (12-security-controls)
  from: setting ENCRYPTION_KEY; setting ENCRYPTION_KEY_FILE; setting ENCRYPTION_VAULT_URL; file docs/data-protection.md

break-in | Someone breaks in through a weakness in the software, a package or Node
  known: Addresses that are not in a table of routes are not served, and each sender has a limit; every package has an exact version and a checksum. Only the newest version of the software gets fixes | Weaknesses that no one knows of, or that were not fixed in time. The pack does not look up known ones (12-advisories)
  from: file adapters/web/sign-in/access.ts; file adapters/web/security/rate-limits.ts; file package-lock.json; file SECURITY.md; file adapters/evidence/content/node-support.ts

wrong-answer | A wrong or superseded quote leads to a wrong decision about a child
  known: ${isReviewed} Quotes come from one release that editors reviewed
  or: Quotes come from one release, which no editor reviewed
  and: People can report an answer as unsafe, and can be told when guidance they were given changes. ${whoDecides} | 05-hazard-log; how often answers were good: 10-quality
  from: table publications; setting OIDC_ISSUER; setting NODE_ENV; file tests/scenarios/recall.test.ts; file tests/scenarios/unsafe-answers.test.ts

erase | Someone cannot have what they wrote erased
  known: “forget me” in a private chat erases both versions of what they wrote, what advisers wrote to them, and their name and ID | ${limitsOfErasure}
  from: file bot/erasure/forget-me.ts; file docs/data-protection.md; file adapters/web/chat/session.ts; file tests/scenarios/erasure.test.ts; setting DATABASE_URL; setting ANSWER_MODEL; setting EMBEDDER; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

levels | Likelihood and severity
  ask: How likely and how severe is each risk above and in 05-hazard-log, before and after its controls?

## 7 Decisions to record
  who: Data protection officer, before use

residual | Acceptance
  ask: Who approves the controls and accepts what remains (name, role, date)?

dpo-advice | Data protection officer’s advice
  ask: What was advised, was it followed, and if not, why?

ico | Prior consultation
  ask: Is there still a high risk that you must consult the ICO about (Article 36)?

review | Review
  known: Changes to a model, prompt, setting, recipient, period or the guidance show when you compare a new pack with this one, but silent changes to a service’s model do not; nothing alerts anyone
  from: file adapters/evidence/files/compare-packs.ts
  also ask: Who reviews this assessment, when, and after which changes?
`;

/** Adds to each remaining risk any findings from the first page that make it worse. */
export function dpiaInputs(facts: Facts): EvidenceDocument {
  const made = inputs(facts);
  const withWorse = (entry: Entry): Entry => {
    const worse = worsenedBy(facts, refOf(made, entry));
    const remaining = asText([entry.cells.at(-1) ?? '', ...worse]);
    return entry.standing === 'known' && worse.length
      ? { ...entry, cells: [...entry.cells.slice(0, -1), remaining] }
      : entry;
  };
  const sections = made.sections.map((section) => ({ ...section, entries: section.entries.map(withWorse) }));
  return { ...made, sections };
}

function hasAdvisersInChat(facts: Facts): boolean {
  return chatsOfAdvisers(facts) !== undefined;
}
