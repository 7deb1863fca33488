// Makes the record of processing activities, under the headings in Article 30 of the UK GDPR.
import { ACKNOWLEDGE_WITHIN_DAYS } from '../../../bot/model/governance/complaint.js';
import { TABLE_CONTENTS } from '../content/table-contents.js';
import { capabilityEntries } from '../model/capabilities.js';
import { check, known, STORE, table, type Entry } from '../model/document.js';
import { storeOf, whoReceives, type Facts } from '../model/facts.js';
import { ifSet, shown } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const recordOfProcessing = document`
# 01-record-of-processing | Record of processing (UK GDPR, Article 30)
  about: What is processed, who it is about, where it is, who receives it, and how long it is kept.

## Who is responsible

controller | Controller
  ask: Which organisation decides why and how this data is processed, and how can people contact it? Is anyone a joint controller? If it is outside the United Kingdom, who is its representative?

dpo | Data protection officer
  ask: What are their name and contact details?

processors | Processors
  ask: Who runs the machine, the database and the network, and under which contract (Article 28)?

for-others | Processing for other organisations
  ask: Do you run this for another controller? If so, keep a record for each of them too (Article 30(2)).

contact | Contact shown to people
  known: ${ifSet('CONTACT')}
  ask: None is set (CONTACT). Who should people write to about their data?
  from: setting CONTACT

## Purposes and people

purpose | What the software is for
  known: Answering practitioners’ questions with quotes from published guidance, and handing a conversation to a human adviser
  from: file README.md

basis | Lawful basis
  ask: Which lawful basis under Article 6 applies? Which condition applies to special category data (Article 9 and Schedule 1 of the Data Protection Act 2018), and which to criminal offence data (Article 10)? Do you have an appropriate policy document?

special | Special categories
  known: Ethnicity, health, offences and what happened to a child are not redacted, so messages may contain them
  from: file docs/data-protection.md; file knowledge/redaction/redact.ts

people | Whose data
  known: Practitioners, advisers, editors and admins, and the children and other people practitioners write about, who may not know that we hold data about them
  from: file adapters/evidence/content/table-contents.ts

source | Where the data comes from
  known: From practitioners and advisers themselves, and from the chat platform or the sign-in (IDs, names, groups). Data about children comes from practitioners
  from: file bot/inbox/receive-message.ts

informing | Children and other people mentioned in messages
  ask: How do you tell them about the processing, or which exemption from Article 14 applies?

## What is held, table by table
  columns: table | what it holds | personal data about

store | the store |
  check: The store could not be read: ${(facts) => ('problem' in facts.store ? facts.store.problem : undefined)}
  from: setting DATABASE_URL

${held}

## How much is held
  intro: We count the rows and never read them.
  columns: table | rows

${rowCounts}

## Recipients, transfers and retention

recipient-none | Recipients
  known: ${(facts) => !whoReceives(facts).length} None: no platform, service or other machine is connected
  from: settings

${recipients}

transfers | Transfers abroad
  ask: In which countries do you and each recipient store and read this data, and under which safeguard?

periods | Retention periods
  known: See 07-retention-schedule
  from: file bot/model/governance/retention.ts

## People’s rights

notice | Privacy notice
  known: Yours, at ${ifSet('PRIVACY_URL')}
  ask: None is set (PRIVACY_URL), so the built-in page is shown instead. Where is yours, and does it say that AI is used?
  from: setting PRIVACY_URL

erasure | Erasure
  known: “forget me” in the chat erases both versions of what someone wrote, and their name and ID. It does not erase the platforms’ copies, backups, or what others quoted; a legal hold delays it
  from: file bot/erasure/forget-me.ts; file tests/scenarios/erasure.test.ts

hold | Legal holds
  known: An admin can place one on a person, a conversation, a request or a range of dates, and gives the reason
  from: file bot/governance/holds.ts; table holds

others | Rights of children and other people mentioned in messages
  ask: They have no account here. Who searches for their data, and how can they ask you for it?

complaints-law | Complaints: what the law says
  known: Section 164A of the Data Protection Act 2018, in force since 19 June 2026, says that you must make it easy to complain, acknowledge a complaint within ${() => ACKNOWLEDGE_WITHIN_DAYS} days, make enquiries, and tell the person about progress and the outcome without undue delay. The service counts the days from the moment a complaint is received; the ICO counts from the day after, so the date shown is never later than the ICO’s
  from: file bot/model/governance/complaint.ts

complaints-state | Complaints so far
  today: ${complaintsNow}
  from: table complaints; the store, when this pack was made

complaints | Complaints
  ask: People can complain in a chat, where they are also told about the Information Commissioner, and admins can add complaints. How else can people complain (a form on your website, a letter, a call)? Who acknowledges complaints, makes enquiries, updates the person, and decides?

complaint-numbers | Complaints: numbers
  ask: Under section 164B, regulations may require you to tell the Commissioner how many complaints you receive. Do any apply to you?

breach | Breaches
  ask: Who decides within 72 hours whether to tell the ICO, and who tells the people concerned?

## Security measures

store-kind | Where it is
  known: ${where}
  from: setting DATA_DIR; setting DATABASE_URL; the store, when this pack was made

${capabilityEntries}

others | Other measures
  known: See 12-security-controls
  from: file docs/threat-model.md
`;

function held(facts: Facts): Entry[] {
  return (storeOf(facts)?.tables ?? []).map(({ name }) => {
    const content = TABLE_CONTENTS[name];
    if (content) return known(`table-${name}`, [name, content.holds, content.about], table(name));
    const unknown = [name, 'not described in this version of the pack', 'What personal data does it hold?'];
    return check(`table-${name}`, unknown, table(name));
  });
}

function rowCounts(facts: Facts): Entry[] {
  return (storeOf(facts)?.tables ?? []).map(({ name, rows }) => ({
    ...known(`rows-${name}`, [name, String(rows)], table(name), STORE),
    ofTheDay: true,
  }));
}

function recipients(facts: Facts): Entry[] {
  return whoReceives(facts).map(({ id, name, where, leaves, from }) =>
    known(`recipient-${id}`, [`Recipient: ${name}`, `${leaves}. Where: ${where}`], ...from),
  );
}

function complaintsNow(facts: Facts) {
  const found = storeOf(facts)?.complaints;
  return (
    found &&
    `${found.open} open, ${found.waiting} of them not acknowledged yet, ${found.overdue} past the date; ${found.closed} closed`
  );
}

function where(facts: Facts) {
  const kind = storeOf(facts)?.kind;
  if (kind === 'SQLite') return 'One SQLite file in DATA_DIR on this machine, which only its owner can read';
  return kind && `PostgreSQL at ${shown('DATABASE_URL')(facts)}`;
}
