// Writes the document that compares the security controls in force with 2 published lists of principles, and
// lists every setting.
import { isLoopback } from '../../../http/local-only.js';
import { known, type Entry } from '../../model/document.js';
import { hasPlainDatabase, storeOf, type Facts } from '../../model/facts.js';
import {
  canSignIn,
  hasDeleted,
  isClosed,
  hasConfirmedPeriods,
  isLocalSignIn,
  rowsIn,
  usesChat,
  usesTeams,
} from '../../model/in-force.js';
import { either, isRead, isSet, shown } from '../../model/slots.js';
import { document } from '../../model/written-document.js';
import { missing, whyNoAlerts } from '../conditions.js';
import { lacking } from '../findings.js';
import { nodeSupport } from '../node-support.js';
import { commonWording } from '../common-wording.js';

/** What every installation lacks, even one that deletes old data. */
const NEVER_DELETED = 'a period for some tables (07); deletion from backups and from others’ copies';

export const securityControls = document`
# 12-security-controls | Security controls and settings
  about: The controls in force in this configuration, what is missing, and every setting. Set out against the 13 principles of ETSI EN 304 223 V2.1.1 (December 2025) and the four parts of the NCSC’s Guidelines for secure AI system development (November 2023).

## In this configuration
  who: Security, before use

listens | Listens on
  known: ${isLocal} ${shown('HOST')}, a local address
  or: ${shown('HOST')}
  and: ${isExposed} PUBLIC_URL or NODE_ENV says that others reach it through a proxy
  from: setting HOST; setting PUBLIC_URL; setting NODE_ENV

tls | Encryption in transit
  ask: ${isExposedOrOpen} Which proxy terminates TLS, and is the connection from it to the service protected?
  from: setting TRUSTED_PROXIES; setting PUBLIC_URL

outbound-tls | Encryption of connections to others
  known: ${({ recipients }) => recipients.map(({ name, over }) => `${name}: ${over}`).join('; ')}. With http, what is sent is not encrypted
  from: settings; 02-data-flow

database-tls | Connection to the database
  known: sslmode in DATABASE_URL: ${({ databaseTls }) => databaseTls}
  and: ${hasPlainDatabase} This asks for no encryption, so anything the store does not encrypt itself is sent unencrypted, unless PGSSLMODE or the network prevents it
  from: setting DATABASE_URL; file adapters/sql/engine/open-database.ts
  also ask: ${hasPlainDatabase} What protects this connection, and why is sslmode not set to verify-full?

environment | Type of installation
  known: ${shown('NODE_ENV')}
  from: setting NODE_ENV

sessions | Sessions
  known: ${canSignIn} ${isSet('SESSION_SECRET')} Signed with a secret from the settings
  or: ${canSignIn} Signed with a new secret each time the service starts
  from: setting SESSION_SECRET

off | Turned off now
  known: ${turnedOff}
  from: table switches; the store
  check: The store could not be read.
  from: setting DATABASE_URL

secrets | Secrets
  ask: Who can read the settings and the files they name, and when is each secret changed?

## Encryption, records and alerts
  intro: Logs: 02-data-flow. Backups: 07-retention-schedule.
  who: Security, before use

encryption | Encryption in the store
  known: Original messages, with the names and links of attachments, the details behind placeholders, wording kept for a hold, what is typed in complaints and data requests, and uploads are encrypted (AES-256-GCM)
  and: ${commonWording.keyPlace}
  and: Redacted messages, names, IDs, times and the reasons that staff give (for holds, switches or opening original messages) are not encrypted. A backup made with “ctac backup” is encrypted as a whole
  and: ${isSet('OIDC_ISSUER')} The sign-in provider’s refresh token is encrypted with SESSION_SECRET
  from: table received_words; table sessions; setting OIDC_ISSUER; setting SESSION_SECRET; table complaints; table subject_requests; table holds; setting ENCRYPTION_KEY; setting ENCRYPTION_KEY_FILE; setting ENCRYPTION_VAULT_URL; file docs/data-protection.md
  also ask: Who holds a copy of the key? Are the disk and its copies encrypted too?

audit | Audit log
  today: What staff and the service do is recorded
  and: ${isLocalSignIn} What is done on pages is recorded under names that anyone can type
  and: ${isClosed} ${usesChat} What staff do with commands is recorded, and so is who claims or transfers a request in chat. No one can sign in to do anything else
  or: ${isClosed} The only staff actions recorded are those done with commands, because no one can sign in
  and: What is done with commands is recorded under names that no one checks; for data requests, complaints, breach reports and encryption keys also with the account on the machine
  and: Set to be signed every ${shown('AUDIT_CHECKPOINT_MINUTES')} minutes
  and: ${hasNoCheckpoint} No checkpoint is in this store
  and: Events so far: ${rowsIn('audit_events')}
  from: table audit_events; table audit_checkpoints; setting AUDIT_CHECKPOINT_MINUTES; setting OIDC_ISSUER; setting NODE_ENV; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN; file docs/data-protection.md

audit-checkpoints | Whether tampering would show
  known: Checkpoints go to ${({ checkpointsTo }) => checkpointsTo.join(', ') || undefined}, so a change to the log would show if that machine is run by other people
  or: No, if it is done by someone who can change the store: checkpoints stay with the service, so they only reveal careless changes
  from: setting AUDIT_CHECKPOINTS_TO; file adapters/composition/oversight/audit.ts
  also ask: Who keeps the checkpoints, apart from those who run the service?

audit-key | The audit log’s key
  known: ${isSet('AUDIT_SIGNING_KEY')} In a setting (AUDIT_SIGNING_KEY)
  or: ${isSet('AUDIT_KEY_FILE')} In the file set in AUDIT_KEY_FILE
  or: In DATA_DIR. Several machines without a shared folder each make their own, and the log then cannot be verified
  from: setting AUDIT_SIGNING_KEY; setting AUDIT_KEY_FILE; file docs/deploy.md

readings | Record of who read what
  known: ${canSignIn} At the desk and in the library, before a page shows personal data to someone signed in, the service stores who they are, what they open, why and when
  or: For commands only, because the pages that would record it are closed
  and: ${isLocalSignIn} On pages, the name is whatever someone typed, so it proves nothing about who read what
  and: ${usesChat} There is no record of what advisers read in Teams or Slack
  and: The commands “ctac complaints list”, “subject list” and “unanswered” store a line in this record, with the account on the machine. Other commands, such as “answers”, “hold” and “sessions”, do not
  from: table readings; file docs/data-protection.md; file adapters/cli/record-access.ts; setting OIDC_ISSUER

sent | Record of what was sent to other services
  known: For each text sent to a platform, a model or an embedding service: the time, the address and a digest and, for a model or an embedding service, the length. The text itself is not recorded, and previews of an answer on a platform are not listed separately
  from: table sent_lines; file docs/data-protection.md

metrics | Metrics and alerts
  known: The settings show no alerts: ${whyNoAlerts}. The software comes with rules for alerts, each with a runbook
  from: setting METRICS_PORT; setting METRICS_HOST; file docs/runbook/README.md; file docs/operate.md
  also ask: Who reads the metrics and sets up alerts, and who is called if something goes wrong, including at night?

breach | If personal data was sent or read when it should not have been
  known: “ctac switch off” turns off the assistant, the model or a platform from the next message, but not other assistants or the library’s search (with the model off, other assistants do without it too); “ctac breach” reports whose data was affected, and what was sent to which address
  and: ${isLocalSignIn} It also reports who read what with three commands and on the web pages, where here the names prove nothing (12-readings)
  or: ${canSignIn} It also reports who read what on the web pages and with three commands (12-readings)
  or: It also reports who used the three commands that record what is read (12-readings), but not what anyone read in another way
  and: The software cannot tell when redaction has missed a detail
  from: file bot/assistant-off/turn-switch.ts; file docs/data-protection.md
  also ask: Who decides, who tells the ICO within 72 hours and the people concerned, who asks each recipient to delete, and has it been practised?

## Patches and support
  who: Security, before use

advisories | Known weaknesses in packages
  check: The pack cannot look them up. Give dependencies.cdx.json to a scanner on the day you sign, and note what you decided about each. The makers’ checks refuse a change while a package has a published high or critical advisory with a fix.
  from: file package-lock.json; file .ci/run

node | Node ${({ software }) => software.node}
  known: Security fixes ended on ${nodeEnded}, according to its publisher’s schedule
  or: Security fixes end on ${nodeEnds}, according to its publisher’s schedule
  check: Is this version still supported by its publisher (nodejs.org, “previous releases”)?
  from: file adapters/evidence/content/node-support.ts

archived | The library for Teams
  known: ${usesTeams} botbuilder ${botbuilder} is archived: Microsoft’s support ended on 31 December 2025, and it gets no fixes. Our own code checks who calls before the library does. The decision named here says when we would move
  from: setting MICROSOFT_APP_ID; file package-lock.json; file docs/connect-teams.md; file docs/decisions/0042-when-to-leave-the-bot-framework.md; file adapters/teams/service/caller-token.ts
  also ask: ${usesTeams} Do you accept that?

updates | Updates
  known: Only the newest version of the software gets fixes. The makers do not promise how quickly. Anyone who finds a weakness should use the private report form where they got the code, or ask the people who run the service how to contact the maintainers
  from: file SECURITY.md
  also ask: How quickly do you install updates, and where do you tell people how to report a weakness?

release | Whether what runs is what was built
  known: Compare the code digest in 05-hazard-log with that of a pack made from a checkout of the same version. Releases are not signed
  from: file adapters/composition/settings/software.ts

independent | Independent tests
  ask: The makers know of none. Has anyone tested your installation (penetration test, Cyber Essentials), when, and what has not been fixed?
  from: file docs/threat-model.md

## ETSI EN 304 223
  intro: “Missing here” comes from the settings and the store. It lists each point on the first page under one principle, which we chose. The first page says where each was read from. We do not say that a principle is met: someone who reads the standard decides that.
  columns: principle | what the software does | missing here
  who: Security

etsi-wording | Wording |
  check: The names and clauses of the principles come from two lists that others have published. We have not read the 72 provisions in the standard itself, so check this section against it.

etsi-1 | 1 Raise awareness of AI security threats and risks (5.1.1) |
  ask: What AI security training do staff get in each role, and how do they hear about new threats?

etsi-2 | 2 Design the AI system for security as well as functionality and performance (5.1.2)
  known: A threat model, without a date of its own, says what stops each attack and what is left: planted instructions, hostile documents, floods, insiders, forged messages, packages | ${lacking('12-etsi-2', 'it says nothing about extracting or inverting models')}
  from: file docs/threat-model.md; file docs/decisions/0040-a-model-may-only-shorten.md

etsi-3 | 3 Evaluate the threats and manage the risks to the AI system (5.1.3)
  known: Tests replay a stored set of attacks; 10-quality has figures for hostile sentences and random inputs only | results of the replay
  from: file tests/attacks/README.md; file tests/scenarios/attacks/attacks.test.ts; 10-quality
  also ask: Who reviews the risks, and when? The standard requires another review when settings change.

etsi-4 | 4 Enable human responsibility for AI systems (5.1.4)
  known: The assistant makes no decisions about people, and each quote shows its source | ${lacking('12-etsi-4', missing('reviewed', 'editors'))}
  from: file bot/answers/present-answer.ts; table publications; setting OIDC_ISSUER

etsi-5 | 5 Identify, track and protect the assets (5.2.1)
  known: Models, prompts and releases have versions or digests (06-models-and-prompts); model weights are checked each time the service starts | ${lacking('12-etsi-5', either(usesService, 'the version of a model that a service runs', ''))}
  from: setting ANSWER_MODEL; setting EMBEDDER; file adapters/models/minilm/weights.ts; file adapters/models/message-reader/reader-session.ts
  also ask: Is the store in your asset register, and does your recovery plan cover attacks on the models and the guidance?

etsi-6 | 6 Secure the infrastructure (5.2.2)
  known: It limits what each sender can do, checks every request against a table of routes and roles, and keeps its files private to their owner | ${lacking('12-etsi-6', missing('provider', 'addresses'))}
  from: file adapters/web/sign-in/access.ts; file adapters/web/security/rate-limits.ts; file adapters/composition/settings/data-folder.ts; setting OIDC_ISSUER; setting TRUSTED_PROXIES; setting PUBLIC_URL
  also ask: How do you manage the network, the proxy and server patching?

etsi-7 | 7 Secure the supply chain (5.2.3)
  known: Every package has an exact version and a checksum, and only named packages can run install scripts. dependencies.cdx.json lists packages and models | ${lacking('12-etsi-7', 'a signed release')}
  from: file package-lock.json; file package.json; setting MICROSOFT_APP_ID
  also ask: all-MiniLM-L6-v2 was trained by another organisation, and three models here start from it: the guidance encoder, the message reader and the passage reader. Why do you accept its documentation, and who tells users before a model changes?

etsi-8 | 8 Document data, models and prompts (5.2.4)
  known: For each model that comes with the software, except all-MiniLM-L6-v2, 04 says what it was trained further on or fitted to; prompts have versions or digests (06); CHANGELOG.md says what changed | ${lacking('12-etsi-8', 'what all-MiniLM-L6-v2, from which three models start, was trained on', either(usesService, 'what a service’s model was trained on', ''))}
  from: setting ANSWER_MODEL; setting EMBEDDER; file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md; file adapters/models/passage-reader/passage-reader.md; file CHANGELOG.md

etsi-9 | 9 Conduct appropriate testing and evaluation (5.2.5)
  known: Behaviour, attacks and hostile models are tested, and quality measured | ${lacking('12-etsi-9', 'an independent test', 'a trial with practitioners')}
  from: file docs/quality.md; file tests/scenarios/attacks/hostile-models.test.ts

etsi-10 | 10 Communication and processes associated with End-users and Affected Entities (5.3.1)
  known: Pages on privacy, accessibility and contact; each answer shows its sources | ${lacking('12-etsi-10', unless('PRIVACY_URL', 'your privacy notice'), unless('ACCESSIBILITY_URL', 'your accessibility statement'), unless('CONTACT', 'who people can write to'))}
  from: file bot/wording/english/about-wording.ts; setting PRIVACY_URL; setting ACCESSIBILITY_URL; setting CONTACT

etsi-11 | 11 Maintain regular security updates, patches and mitigations (5.4.1)
  known: A command migrates the tables; past answers can be checked after an update | ${lacking('12-etsi-11', 'a promised time for fixes')}
  from: settings; file adapters/sql/migrations/migrate.ts; file adapters/cli/answers.ts

etsi-12 | 12 Monitor the system’s behaviour (5.4.2)
  known: An audit log; metrics without anything that people wrote; test questions asked of the running service, without a language model, if there are any | ${lacking('12-etsi-12', missing('alerts', 'tested'))}
  from: table audit_events; file bot/editing/ask-canary-questions.ts; setting METRICS_PORT; setting METRICS_HOST; table golden_questions

etsi-13 | 13 Ensure proper data and model disposal (5.5.1)
  known: ${hasConfirmedPeriods} Data is set to be deleted by age (07-retention-schedule), and erased on request; index files of old releases are removed | ${lacking('12-etsi-13', either(hasDeleted, '', 'a recorded run of deletion'), NEVER_DELETED)}
  known: ${isRead} Data is erased on request; index files of old releases are removed | ${lacking('12-etsi-13', NEVER_DELETED)}
  check: Whether deletion is turned on could not be read here. |
  from: file bot/governance/delete-old.ts; file bot/erasure/forget-me.ts; file ingest/releases/remove-old-index-files.ts; setting RETENTION_CONFIRMED
  also ask: What happens to the store, the keys, backups and accounts with other services when you stop using the software?

## NCSC guidelines
  intro: The same subjects, under the guidelines’ four parts. We have only read published summaries.
  who: Security

ncsc | Secure design, development, deployment, operation
  check: See the ETSI principles (design: 1–4; development: 5, 7, 8; deployment: 6, 9; operation: 10–13) and compare them with the guidelines themselves.

ncsc-lessons | Lessons learned
  ask: Where do you record them, and who do you share them with?

## Every setting
  intro: Secrets, and text that could contain one, are never shown. For addresses, only the host name is shown. “(default)” means that you did not set it.
  columns: setting | value

${settings}
`;

function isLocal(facts: Facts): boolean {
  return isLoopback(shown('HOST')(facts));
}

/** True if others can reach the service through a proxy, even though it listens on a local address. */
function isExposed(facts: Facts): boolean {
  return isLocal(facts) && (isClosed(facts) || isSet('PUBLIC_URL')(facts));
}

function isExposedOrOpen(facts: Facts): boolean {
  return !isLocal(facts) || isExposed(facts);
}

function nodeEnds(facts: Facts) {
  return nodeSupport(facts)?.ends;
}

function nodeEnded(facts: Facts) {
  const found = nodeSupport(facts);
  return found?.isOver ? found.ends : undefined;
}

function botbuilder({ packages }: Facts) {
  return packages.find(({ name }) => name === 'botbuilder')?.version;
}

function hasNoCheckpoint(facts: Facts): boolean {
  return rowsIn('audit_checkpoints')(facts) === 0;
}

function unless(name: string, what: string) {
  return either(isSet(name), '', `${what} (${name})`);
}

/** True if a model runs on someone else's service, where its version and training data cannot be read. */
function usesService({ models }: Facts): boolean {
  return models.some(({ inUse, where }) => inUse && where === 'a service');
}

function turnedOff(facts: Facts) {
  const off = storeOf(facts)?.off;
  return off?.length === 0 ? 'nothing' : off?.join(', ');
}

function settings(facts: Facts): Entry[] {
  return facts.settings.map(({ name, shown: value, isSet: isOwn }) =>
    known(`setting-${name}`, [name, isOwn ? value : `${value} (default)`], 'settings'),
  );
}
