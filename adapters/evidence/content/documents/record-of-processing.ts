// Writes the record of processing activities, under the headings in Article 30 of the UK GDPR.
import { ACKNOWLEDGE_WITHIN_DAYS } from '../../../../bot/model/governance/complaint.js';
import { limitsOfErasure } from '../limits-of-erasure.js';
import { twoPersonApproval } from '../two-person-approval.js';
import { TABLE_CONTENTS } from '../table-contents.js';
import { PARTLY, TABLE_PERIODS, WITHOUT_PERIOD } from '../table-periods.js';
import { check, known, tableSource, type Entry } from '../../model/document.js';
import { STORE } from '../statement-sources.js';
import { storeOf, whoReceives, type Facts, type StoreFacts } from '../../model/facts.js';
import {
  canSignIn,
  hasSamples,
  hasConfirmedPeriods,
  isOpenToAnyone,
  usesChat,
} from '../../model/in-force.js';
import { either, ifSet, isRead, not, shown } from '../../model/slots.js';
import { document } from '../../model/written-document.js';

export const recordOfProcessing = document`
# 01-record-of-processing | Record of processing (UK GDPR, Article 30)
  about: What is processed, who it is about, where it is, who receives it, and how long it is kept. The letters are those of Article 30(1), as we read it in November 2026.

## (a) Who is responsible
  who: Data protection officer, before use

controller | Controller
  ask: Which organisation decides why and how this data is processed, and how can people contact it? What is its ICO registration number and, in the NHS, its DSPT status and date? Is anyone a joint controller? If it is outside the United Kingdom, who is its representative?

dpo | Data protection officer
  ask: What are their name and contact details?

for-others | Processing for other organisations
  ask: Do you run this for another controller? If so, keep a record for each of them too (Article 30(2)), with links to the contract, the privacy notice, the impact assessment and your asset register.

contact | Contact shown to people
  known: ${ifSet('CONTACT')}
  ask: None is set (CONTACT). Who should people write to about their data?
  from: setting CONTACT

## (b) Purposes, and what makes them lawful
  who: Data protection officer, before use

purpose | What the software is for
  known: Answering practitioners’ questions with quotes from guidance; handing a conversation to a human adviser; looking for danger in each message and alerting advisers to it; improving the guidance (unanswered questions, reports, test questions, notes); statistics; records of who did what, complaints and people’s requests
  and: ${hasSamples} Some or all of the guidance here is sample notes, not published guidance
  from: file README.md; file docs/data-protection.md; file adapters/evidence/content/table-contents.ts; table editions

basis | Lawful basis
  ask: Which lawful basis under Article 6 applies to each purpose, and have you considered the recognised legitimate interest of safeguarding (Data (Use and Access) Act 2025), if it is in force? Which condition applies to special category data (Article 9 and Schedule 1 of the Data Protection Act 2018), and which to criminal offence data (Article 10)? Where is the appropriate policy document?

confidence | Common law duty of confidentiality
  ask: Separately from the UK GDPR, why may practitioners share what they were told in confidence?
  who: Caldicott Guardian, before use

caldicott | Caldicott principles
  ask: In the NHS or a council: what does the Caldicott Guardian say about each of the eight principles, including the duty to share?
  who: Caldicott Guardian, before use

opt-out | National Data Opt-out
  ask: In the NHS: does it apply to any of the purposes above other than care (improving the guidance, statistics)?
  from: 01-record-of-processing
  who: Caldicott Guardian

## (c) People and data
  columns: what | statement
  who: Data protection officer, before use

people | Whose data
  known: Practitioners, advisers, leads, editors and admins; people who complain or ask for their data; officials named in guidance; and the children and other people practitioners write about (families, suspects, referrers), who may not know that the service holds data about them
  and: ${isOpenToAnyone} Also children and anyone else who reaches the web page and uses it
  or: Also anyone else with an account who uses it
  from: file adapters/evidence/content/table-contents.ts; setting WEB_ACCESS

special | Special categories and offences
  known: Free text can hold anything. Ethnicity, religion, immigration status, health, sexual abuse, offences and what happened to a child are not redacted
  from: file docs/data-protection.md; file knowledge/redaction/redact.ts

redacted | What redaction looks for
  known: Names, dates of birth, addresses, postcodes, phone numbers, email addresses, NHS and National Insurance numbers, passports, identity documents and residence permits, Home Office, NRM, case and crime references, vehicle registrations, bank accounts and cards, social media names, internet addresses, schools, placements and employers. How much it finds: 10-quality
  from: file docs/data-protection.md; file knowledge/redaction/redact.ts

redaction-limits | What redaction does not do
  known: It works only in English. If we recognise that a sentence in a question is in one of 21 other languages, the question is not sent to a language model, but it is stored and shown to advisers, with anything redaction missed. What is redacted is still personal data: the story can identify a child, and the details behind placeholders are kept
  from: file docs/data-protection.md; file knowledge/question/language-words.json

source | Where the data comes from
  known: From practitioners and advisers themselves, or through another assistant, if one is connected (02-other-ways). Data about children comes from practitioners
  and: IDs also come from the browser
  and: ${usesChat} IDs and names also come from the chat platform
  and: ${canSignIn} IDs, names and groups also come from the sign-in
  from: file bot/inbox/receive-event.ts; setting OIDC_ISSUER; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

informing | Children and other people mentioned in messages
  ask: How do you tell them about the processing, or which exemption from Article 14 applies? When are they not told, who decides, and is that recorded?

staff | Practitioners and advisers
  known: The store records who asked what and when, and which adviser claimed each request. Figures are counts and times with advisers’ names
  from: table messages; table kept_figures
  also ask: Have staff been told, and may it be used to judge their work?

## (c) and (f) What is held, table by table
  intro: Rows are only counted here. Periods are in days; 07-retention-schedule says from when, or why there is none.
  columns: table | what it holds | personal data about | ${either(hasConfirmedPeriods, 'deleted after', 'period in days (nothing is deleted yet)')} | rows

store | the store |
  check: The store could not be read: ${(facts) => ('problem' in facts.store ? facts.store.problem : undefined)}
  from: setting DATABASE_URL

${held}

## Outside the store
  who: Data protection officer, before use

outside | Files and browsers
  known: The list of erasures, checkpoints of the audit log, and what browsers keep (cookies, unsent text, how far each conversation was read) are not in the tables above. What each holds, and for how long: 07-retention-schedule, Outside the store
  from: 07-retention-schedule
  also ask: Does your notice name the cookies in 07, and do you rely on an exemption from consent for them (Privacy and Electronic Communications Regulations)?

## (d) and (e) Recipients and transfers
  who: Data protection officer, before use

recipients | Recipients
  known: ${recipientNames}, and advisers. What each receives: 02-data-flow. Contracts and transfers: 09-recipients
  known: Advisers. No platform, service or other machine that receives personal data is connected. Publishers only see requests for their pages (02-data-flow)
  from: settings; 02-data-flow

## (g) Security measures

store-kind | Where it is
  known: ${isSqlite} One SQLite file in DATA_DIR on this machine, which only its owner can read
  or: ${isRead} PostgreSQL at ${shown('DATABASE_URL')}
  from: setting DATA_DIR; setting DATABASE_URL; the store

security | Measures
  known: What is in force here, and what is not: 12-security-controls
  from: 12-security-controls

## People’s rights
  who: Data protection officer, before use

notice | Privacy notice
  known: Yours, at ${ifSet('PRIVACY_URL')}
  ask: None is set (PRIVACY_URL), so people see the built-in page. It says what the software does, and sends them to you for your own notice. Where is yours, does it say that AI is used, and is there one that a child can understand?
  from: setting PRIVACY_URL; file bot/wording/english/about-wording.ts

access | Access to data about a named child
  known: A search by name or reference only finds what redaction found, only while the details behind placeholders are kept (${shown('RETENTION_ORIGINALS_DAYS')} days), and only after someone else has approved it
  and: ${not(hasConfirmedPeriods)} Until the periods are confirmed, nothing is deleted
  and: ${canSignIn} People search and approve at /desk/data-requests or with “ctac subject”
  or: People search and approve with “ctac subject”, because no one can sign in at the desk
  and: ${twoPersonApproval}
  and: A name that redaction missed is not found. The search looks at messages (the details behind placeholders) and at who a complaint is from, but not at what a complaint says about someone else, notes, test questions, uploads, or the reasons that staff gave. The copy can show other people’s details that redaction missed: someone must read it before it is sent, and can name words to leave out
  and: ${usesChat} A search by a person’s ID on a platform finds what they wrote
  and: On the web page each conversation counts as a separate person: a search by its ID finds that conversation, and nothing in the ID says who wrote it. The copy for someone who works here has their hours, saved replies, uploads, steps at the desk, and the lines in the audit log with their name and account. It leaves out what is linked to them only by name, because a command can store any name (the copy says how much is left out). It also leaves out what is stored with a name that another account has signed in with, and the lines about an adviser who never signs in
  from: file docs/data-protection.md; file adapters/web/chat/session.ts; file bot/data-subject/copy/collect-work.ts; file bot/data-subject/find-mentions.ts; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN; file bot/data-subject/data-requests.ts; file adapters/cli/terminal.ts; setting RETENTION_ORIGINALS_DAYS; setting RETENTION_CONFIRMED; setting OIDC_ISSUER
  also ask: Who searches, who approves, how can a child or someone for them ask, and what will you say about what cannot be found?

exemptions | Before disclosing
  ask: Who considers the exemptions (serious harm, child abuse data, other people, crime, legal privilege)? What if the person who asks for a child’s data is suspected of harming the child?

erasure | Erasure
  known: “forget me” in a private chat erases both versions of what someone wrote, what advisers wrote to them, and their name and ID
  and: ${limitsOfErasure}
  from: file bot/erasure/forget-me.ts; file docs/data-protection.md; file adapters/web/chat/session.ts; file tests/scenarios/erasure.test.ts; setting DATABASE_URL; setting ANSWER_MODEL; setting EMBEDDER; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

other-rights | Rectification, restriction, objection
  known: No one can correct what they wrote on the web page; they can only say that a word is not personal, or that one should be removed
  and: ${usesChat} An edit on the platform replaces the stored message
  and: Nothing marks data as restricted: a legal hold stops deletion, not use
  from: file docs/data-protection.md; file bot/inbox/receive-change.ts; file bot/answers/show-redacted-details.ts; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN
  also ask: How do you handle these requests? What if a child objects to what others wrote about them, or asks you to erase it? Which rights do not apply under your lawful basis?

hold | Legal holds
  known: ${canSignIn} An admin can place one on a person, a conversation, a request or a range of dates, and gives the reason (/desk/holds or ctac hold)
  or: Anyone who can run commands can place one on a person, a conversation, a request or a range of dates, and gives the reason (ctac hold)
  from: file bot/governance/holds.ts; table holds; setting OIDC_ISSUER

complaints-law | Complaints: what the law says
  known: Section 164A of the Data Protection Act 2018 (inserted by section 103 of the Data (Use and Access) Act 2025; read in November 2026) says that you must make it easy to complain, acknowledge a complaint within ${() => ACKNOWLEDGE_WITHIN_DAYS} days, make enquiries, and tell the person about progress and the outcome without undue delay. The service counts the days from the moment a complaint is received; the ICO counts from the day after, so the date shown is never later than the ICO’s
  from: file docs/data-protection.md; file bot/model/governance/complaint.ts

complaints-state | Complaints so far
  today: ${complaints('open')} open, ${complaints('waiting')} of them not acknowledged yet, ${complaints('overdue')} past the date; ${complaints('closed')} closed
  from: table complaints; the store

complaints | Complaints
  ask: People can complain in a chat, where they are also told about the Information Commissioner
  and: ${canSignIn} Admins can add complaints at the desk, and anyone who can run commands can add them with “ctac complaints”
  or: Anyone who can run commands can add complaints with “ctac complaints”
  and: How else can people complain (a form, a letter, a call, a child’s version)? Who acknowledges complaints, makes enquiries, updates the person, and decides?
  from: file docs/data-protection.md; setting OIDC_ISSUER

complaint-numbers | Complaints: numbers
  ask: Under section 164B, regulations may require you to tell the Commissioner how many complaints you receive. Do any apply to you?

foi | Freedom of information
  ask: If you are a public authority: who handles requests about the service, and what is exempt?
  who: Data protection officer
`;

function held(facts: Facts): Entry[] {
  return (storeOf(facts)?.tables ?? []).map(({ name, rows }) => {
    const content = TABLE_CONTENTS[name];
    if (!content) {
      const unknown = [
        name,
        'not described in this version of the pack',
        '',
        '',
        'What personal data does it hold?',
      ];
      return check(`table-${name}`, unknown, tableSource(name));
    }
    const period = facts.periods.find((one) => one.name === TABLE_PERIODS[name]);
    const cells = [
      name,
      content.holds,
      content.about,
      period ? (PARTLY[name]?.(period.days) ?? String(period.days)) : noPeriod(name),
      String(rows),
    ];
    return { ...known(`table-${name}`, cells, STORE, 'settings'), ofTheDay: true };
  });
}

function complaints(kind: keyof StoreFacts['complaints']) {
  return (facts: Facts) => storeOf(facts)?.complaints[kind];
}

function isSqlite(facts: Facts): boolean {
  return storeOf(facts)?.kind === 'SQLite';
}

function recipientNames(facts: Facts) {
  const names = whoReceives(facts).map(({ name }) => name);
  return names.join(', ') || undefined;
}

function noPeriod(name: string): string {
  const found = WITHOUT_PERIOD.find(({ tables }) => tables.includes(name));
  return found ? `none (07-none-${found.id})` : 'none';
}
