import { dayOf } from '../../../../bot/model/governance/parse-day.js';
import { sayKeptWithRequests, SOONER, TABLE_PERIODS, WITHOUT_PERIOD } from '../table-periods.js';
import { file, known, setting, type Entry } from '../../model/document.js';
import { storeOf, type Facts, type StoreFacts } from '../../model/facts.js';
import { canSignIn, isClosed, hasConfirmedPeriods, isConfirmedBySettings } from '../../model/in-force.js';
import { either, hasValue, isRead, isSet, not, shown, usesModel } from '../../model/slots.js';
import { asText, document } from '../../model/written-document.js';

export const retentionDocument = document`
# 07-retention-schedule | Retention schedule
  about: How long each table is kept under these settings, and whether deletion is turned on. What each table holds: 01-record-of-processing.

## State
  who: Data protection officer, before use

confirmed | Have the retention periods been confirmed?
  known: ${isConfirmedBySettings} Yes, in the settings; they do not say who confirmed them
  or: Yes, at the desk on ${confirmedOn}
  from: setting RETENTION_CONFIRMED; table governance_events
  ask: ${isRead} No, so nothing is deleted. Which retention periods do you choose?
  from: setting RETENTION_CONFIRMED; table governance_events
  check: The store could not be read.
  from: setting DATABASE_URL

chosen | Who chose the periods
  known: ${ownPeriods} of ${({ periods }) => periods.length} differ from the defaults
  or: All ${({ periods }) => periods.length} are the software’s defaults
  from: settings
  also ask: Who chose each period, against which schedule (NHS Records Management Code, your council’s for looked-after children, your own), and does anything have to be preserved for an inquiry?

record | Is a conversation part of the child’s record?
  ask: If it is, always or sometimes: who decides, and how does it get into the record before it is deleted? The software sends nothing to a record system; people can save a conversation as a file.
  from: file docs/data-protection.md
  who: Safeguarding lead, before use

last | Last deletion
  today: ${lastDeletion('name')}: ${lastDeletion('deleted')} deleted, ${lastDeletion('failed')} could not be deleted
  and: ${isUnfinished} It has not finished
  known: ${isRead} No run is recorded in this store
  from: table retention_runs

holds | Legal holds in force
  known: ${(facts) => storeOf(facts)?.holds}
  from: table holds; the store

later | Showing later what someone was told
  known: Each answer is kept for ${shown('RETENTION_ANSWERS_DAYS')} days (or, if it belongs to a request, for ${shown('RETENTION_REQUESTS_DAYS')} days after the request is closed), with the release it came from. “ctac answers” shows it and checks its quotes. Its question is deleted with the redacted messages, after ${shown('RETENTION_MESSAGES_DAYS')} days unless there was a request. Once it is deleted, the question is not shown, and the answer cannot be run again. Once the answer is deleted, only counts remain. Releases of guidance are kept
  and: ${not(hasConfirmedPeriods)} Until the periods are confirmed, all of it is kept
  from: setting RETENTION_ANSWERS_DAYS; setting RETENTION_MESSAGES_DAYS; setting RETENTION_REQUESTS_DAYS; file adapters/cli/answers.ts; file bot/as-of/check-answer.ts
  also ask: Does the safeguarding lead accept that a question, and then its answer, cannot be shown after that, for example to a court or a review?
  who: Safeguarding lead, before use

## Periods
  columns: what | days | counted from | then | tables

${periods}

## Without a period
  columns: tables | period

${withoutPeriod}

## Outside the store
  columns: what | where | how long

erasures | List of erasures: digests made from the service’s own IDs, and times, which say nothing about anyone without the store; legal holds, encrypted with the encryption key | ${either(isSet('ERASURES_FILE'), 'the file set in ERASURES_FILE', 'erasures.jsonl in DATA_DIR')}
  known: no period: nothing is removed from it
  from: file adapters/composition/oversight/erasures.ts; setting ERASURES_FILE

checkpoints | Checkpoints of the audit log: its length, a digest and a signature. They say nothing about anyone | ${either(isSet('AUDIT_CHECKPOINTS_TO'), 'the place set in AUDIT_CHECKPOINTS_TO', 'audit-checkpoints.txt in DATA_DIR')}
  known: no period: nothing is removed by the service
  from: file adapters/composition/oversight/audit.ts; setting AUDIT_CHECKPOINTS_TO

index | Index files: published guidance | DATA_DIR
  known: those of the last three releases, and of drafts made since
  from: file ingest/releases/remove-old-index-files.ts

chat-cookies | Cookies “chat” and “chats”: random secrets that open this conversation and up to 20 earlier ones, and any others with an open request | the practitioner’s browser
  known: until the browser is closed, the person ends the chat or signs out
  from: file adapters/web/chat/session.ts; file docs/data-protection.md

attempt-cookie | Cookie “sign-in-…”: a sign-in that has begun, encrypted | the browser of someone who signs in
  known: ${isSet('OIDC_ISSUER')} 15 minutes
  from: file adapters/web/sign-in/remember-attempt.ts; setting OIDC_ISSUER

session-cookie | Cookie “session”: a random secret | the browser of someone who signs in
  known: ${canSignIn} 12 hours at most, or until they sign out
  from: file adapters/web/sign-in/sessions.ts; setting OIDC_ISSUER; setting NODE_ENV

owner-cookie | Cookie “chat-owner”: a keyed digest of the account | the browser of someone who signs in
  known: ${canSignIn} ${hasValue('WEB_ACCESS', 'signed-in')} until the browser is closed or they sign out
  from: file adapters/web/sign-in/sessions.ts; setting OIDC_ISSUER; setting NODE_ENV; setting WEB_ACCESS

language-cookie | Cookie “language”: the language someone chose | the browser
  known: a year
  from: file adapters/web/security/request-language.ts

browser | Messages that were not sent, and how far each of the last 20 conversations was read, but not what was said in it | the practitioner’s browser
  known: messages until the tab is closed, the rest without limit; both are deleted when the person ends the chat or signs out
  from: file adapters/web/assets/unsent-store.js; file adapters/web/assets/read-mark.js

desk-browser | Drafts at the desk, and which requests it has alerted the adviser to (IDs) | the adviser’s browser
  known: ${canSignIn} drafts until the tab is closed or the adviser signs out; the IDs until others replace them
  from: file adapters/web/assets/desk-drafts.js; file adapters/web/assets/desk-alerts.js; setting OIDC_ISSUER; setting NODE_ENV

## Exceptions and other copies
  who: Data protection officer, before use

open | Requests and complaints that no one closes
  today: A request for an adviser, a complaint or a data request is never deleted until someone closes it, and neither is anything in it, including a request’s original messages. Open now for longer than their period: requests ${neverClosed('requests')}, complaints ${neverClosed('complaints')}, data requests ${neverClosed('dataRequests')}
  known: A request for an adviser, a complaint or a data request is never deleted until someone closes it, and neither is anything in it, including a request’s original messages
  from: file bot/governance/count-never-closed.ts; file adapters/sql/governance/retention-steps.ts; table escalations; table complaints; table subject_requests

reported | Answers reported as unsafe
  known: Kept until an editor decides on the report
  and: ${isClosed} No one can sign in as an editor, so they are kept without limit
  from: file adapters/sql/governance/retention-steps.ts; table unsafe_reports

platforms | Copies on chat platforms
  ask: How long are messages kept under your agreement with ${platforms}?

model | Copies at the language model’s provider
  ask: ${usesModel} How long does it keep what it is sent, including to look for misuse?
  from: setting ANSWER_MODEL

last-backup | Last backup
  today: Recorded at ${(facts) => storeOf(facts)?.lastBackup}
  or: The store has no record of a backup
  and: One made with “ctac backup” holds only the store, encrypted as a whole. Without the encryption key it cannot be read. It does not hold that key, the list of erasures or the audit log’s key
  from: table last_backup; file docs/data-protection.md; file docs/operate.md
  also ask: Where are copies of the encryption key, the list of erasures and the audit log’s key kept, apart from the backups?

backups | Server backups and logs
  ask: How long are they kept, who can read them, and when was a restore last tried (ctac restore drill)?
  who: Security, before use
`;

/** True if this store has the table. Some tables only exist with certain settings. */
const inStore = (facts: Facts) => {
  const tables = storeOf(facts)?.tables.map(({ name }) => name);
  return (table: string) => tables?.includes(table) ?? true;
};

function neverClosed(kind: keyof StoreFacts['neverClosed']) {
  return (facts: Facts) => storeOf(facts)?.neverClosed[kind];
}

function ownPeriods({ periods }: Facts) {
  return periods.filter(({ days, defaultDays }) => days !== defaultDays).length || undefined;
}

function confirmedOn(facts: Facts) {
  const at = storeOf(facts)?.periodsConfirmed?.at;
  return at && dayOf(at);
}

function lastDeletion(part: 'name' | 'deleted' | 'failed') {
  return (facts: Facts) => storeOf(facts)?.lastDeletion?.[part];
}

function isUnfinished(facts: Facts): boolean {
  return storeOf(facts)?.lastDeletion?.endedAt === undefined;
}

function periods(facts: Facts): Entry[] {
  return facts.periods.map(({ name, title, days, defaultDays, starts, then, setting: by }) => {
    const asDefault = days === defaultDays ? '(default)' : `(default ${defaultDays})`;
    const end = name === 'records' ? asText([then, SOONER]) : then;
    const cells = [title, `${days} ${asDefault}`, starts, end, tablesOf(name)];
    return known(name, cells, setting(by), file('bot/model/governance/retention.ts'));
  });
}

const AND = new Intl.ListFormat('en-GB');

function platforms({ recipients }: Facts) {
  const found = recipients.filter(({ kind }) => kind === 'chat');
  return found.length ? AND.format(found.map(({ name }) => name)) : undefined;
}

function tablesOf(period: string): string {
  const own = Object.keys(TABLE_PERIODS).filter((table) => TABLE_PERIODS[table] === period);
  return period === 'requests' ? sayKeptWithRequests(own) : own.join(', ');
}

function withoutPeriod(facts: Facts): Entry[] {
  return WITHOUT_PERIOD.map(({ id, tables, why }) =>
    known(
      `none-${id}`,
      [tables.filter(inStore(facts)).join(', '), why],
      file('adapters/evidence/content/table-periods.ts'),
    ),
  );
}
