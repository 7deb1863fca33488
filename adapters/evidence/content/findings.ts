// Lists the findings that a reader of the pack should look at first, in order, and the risks that each makes
// worse.
import { hasLead, hasRoster, isRosterUnread, rosterIn } from '../model/advisers.js';
import { blocksIn } from '../model/blocks.js';
import { known, type Entry } from '../model/document.js';
import { chatsOfAdvisers, contactsDue, hasPlainDatabase, storeOf, type Facts } from '../model/facts.js';
import {
  isClosed,
  hasConfirmedPeriods,
  isDeskUsed,
  isImported,
  isKeyNear,
  isLocalSignIn,
  isOpenToAnyone,
  rowsIn,
  samplesIn,
  usesChat,
  usesSlack,
  usesTeams,
} from '../model/in-force.js';
import { oldEditions, OLD_YEARS } from '../model/outdated-editions.js';
import { inForce, NOTHING } from './conditions.js';
import { nodeSupport } from './node-support.js';
import { hasRelease, isProduction, isRead, isSet, usesModel, usesReader } from '../model/slots.js';

/**
 * For each finding: its text, its meaning, its sources and what it makes worse. `worsens` can name hazards,
 * and risks in 03-dpia-inputs. It always names exactly one principle in 12-security-controls, so that
 * 12-security-controls lists every finding. The condition for each finding is below, under the same name.
 */
const TEXT = `
local-sign-in | Staff sign in without a password | A trial set-up. Do not use it with real data
  worsens: H08; H09; H12; 03-wrong-person; 12-etsi-6
  from: setting OIDC_ISSUER; setting NODE_ENV

samples | Sample notes are live | They are not published guidance. Do not use them to make decisions about a child
  worsens: H01; 03-wrong-answer; 12-etsi-5
  from: table editions; file README.md

no-release | No guidance is live | The assistant cannot answer
  worsens: H10; 12-etsi-5
  from: table live_release

no-desk | Requests go to a desk that no one can open | Anyone who asks for an adviser waits and gets no reply
  worsens: H07; 12-etsi-4
  from: setting ADVISERS_CHANNEL; setting OIDC_ISSUER

unread-roster | The advisers’ file could not be read | If the service cannot read it either, it will not start. This pack cannot say who the advisers are, or whether there is a lead
  worsens: H07; H08; 03-sign-in; 12-etsi-4
  from: setting ADVISERS_FILE

reader-off | The message reader is off | Rules alone look for danger and personal details, and miss more (10-quality)
  worsens: H04; H05; H09; 03-redaction; 12-etsi-2
  from: setting MESSAGE_READER

teams | Microsoft gets each message in Teams as it was typed | It receives the message before we redact it, and keeps its own copy under your agreement with it
  worsens: H09; 03-platform; 12-etsi-5
  from: setting MICROSOFT_APP_ID; file docs/data-protection.md

slack | Slack gets each message sent in Slack as it was typed | It receives the message before we redact it, and keeps its own copy under your agreement with it
  worsens: H09; 03-platform; 12-etsi-5
  from: setting SLACK_BOT_TOKEN; file docs/data-protection.md

web-to-chat | A chat platform gets what people write on the web page in a handoff, as typed | Advisers can claim requests there. It keeps its own copy under your agreement with it. A notice for the web page must say so
  worsens: H09; 03-platform; 12-etsi-5
  from: setting ADVISERS_CHANNEL; setting ADVISERS_SECOND_CHANNEL; setting ADVISERS_FILE; file bot/handoff/messages/deliver-relay.ts

model-misses | A language model gets redacted questions | If redaction misses the details in a question, it is sent without asking anyone (from “ctac ask” or another assistant, even if it finds some: 02-other-ways). No figure in 10-quality was measured with this model
  worsens: H09; 03-model; 12-etsi-5
  from: setting ANSWER_MODEL; file bot/replies/prepare-question.ts

no-readings-in-chat | There is no record of what advisers read in chat | You cannot find out later who read what
  worsens: H09; 03-curious; 12-etsi-12
  from: file docs/data-protection.md; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

open | The web page needs no sign-in | Anyone who reaches it can ask, and can raise a request with advisers
  worsens: H11; H22; 03-stranger; 12-etsi-6
  from: setting WEB_ACCESS; setting NODE_ENV

no-editors | No one can sign in as an adviser, editor or admin | No one can decide on reports of unsafe answers. Guidance, holds and complaints can only be handled with commands
  worsens: H01; H02; H13; 03-wrong-answer; 12-etsi-4
  from: setting OIDC_ISSUER; setting NODE_ENV

no-roster | No advisers’ file is set | There is no lead to tell if no one answers a request
  worsens: H07; 12-etsi-4
  from: setting ADVISERS_FILE

empty-roster | No one is listed in the advisers’ file | There is no lead to tell if no one answers a request
  worsens: H07; 12-etsi-4
  from: the advisers’ file, if there is one

no-lead | No lead is listed in the advisers’ file | There is no lead to tell if no one answers a request
  worsens: H07; 12-etsi-4
  from: the advisers’ file, if there is one

unreached-lead | No lead in the advisers’ file can be reached | None has an ID on a connected platform, or at a desk that people can sign in to
  worsens: H07; 12-etsi-4
  from: the advisers’ file, if there is one

channel-decides | The channel decides who is an adviser | Anyone who can post there can claim requests and reply
  worsens: H08; 03-sign-in; 12-etsi-6
  from: setting ADVISERS_CHANNEL; setting ADVISERS_FILE

old-node | This version of Node no longer gets security fixes from its publisher | 12-node
  worsens: H09; H12; 03-break-in; 12-etsi-11
  from: file adapters/evidence/content/node-support.ts

archived-sdk | The library for Teams no longer gets fixes from its publisher | 12-archived
  worsens: H08; H09; 03-sign-in; 03-break-in; 12-etsi-7
  from: setting MICROSOFT_APP_ID; file docs/decisions/0042-when-to-leave-the-bot-framework.md; file docs/connect-teams.md

contacts-due | Numbers to call have reached the date by which they must be checked | See 13-guidance
  worsens: H13; 12-etsi-10
  from: file bot/safeguards/contacts.json; table edited_entries

imported | The live guidance was imported without review | It is only as good as the folder it came from
  worsens: H01; 03-wrong-answer; 12-etsi-4
  from: table publications

old-editions | Old editions and statutes as enacted are live | Documents dated more than ${OLD_YEARS} years ago, or as enacted, are marked in 13-guidance. Nothing here shows whether they are in force
  worsens: H01; 03-wrong-answer; 12-etsi-8
  from: table editions

untested | There are no test questions | A change that makes answers worse can go unnoticed
  worsens: H01; H02; H25; 03-wrong-answer; 12-etsi-9
  from: table golden_questions

kept | Nothing is deleted by age | No one has confirmed the retention periods
  worsens: H14; 03-kept; 12-etsi-13
  from: setting RETENTION_CONFIRMED; table governance_events

key-near | The encryption key is a file in DATA_DIR | Anyone who has that folder and the store can read everything
  worsens: H09; 03-disk; 12-etsi-5
  from: setting ENCRYPTION_KEY; setting ENCRYPTION_KEY_FILE; setting ENCRYPTION_VAULT_URL

plain-database | DATABASE_URL does not ask for an encrypted connection | Anything the store does not encrypt itself is sent unencrypted, unless PGSSLMODE or the network prevents it
  worsens: H09; 03-disk; 12-etsi-6
  from: setting DATABASE_URL

no-backup | No backup is recorded | Requests and records could be lost with the machine
  worsens: H14; H21; 12-etsi-5
  from: table last_backup

checkpoints | The audit log’s checkpoints stay with the service | Someone who can change the store can rewrite the log without anyone noticing
  worsens: H12; 03-curious; 12-etsi-12
  from: setting AUDIT_CHECKPOINTS_TO

no-alerts | Nothing shows that anyone is alerted if the service fails | 12-metrics
  worsens: H07; H11; 12-etsi-12
  from: setting METRICS_PORT; setting METRICS_HOST

shared-limit | One person can use up everyone’s limit | TRUSTED_PROXIES is not set, so everyone behind a proxy shares one limit in the web chat (with or without a sign-in), one in the library (if not signed in), and the limit of 20 urgent requests waiting from the web (H04). Only the library and, if they are open, the desk and editing count each signed-in person separately
  worsens: H04; H07; H11; 03-stranger; 12-etsi-6
  from: setting TRUSTED_PROXIES; setting PUBLIC_URL; setting NODE_ENV; file adapters/web/security/rate-limits.ts; file adapters/web/chat/receive.ts; file adapters/web/security/csrf-form.ts; file bot/handoff/transitions/limit-urgent-requests.ts
`;

const APPLIES: Readonly<Record<string, (facts: Facts) => boolean>> = {
  'local-sign-in': isLocalSignIn,
  samples: (facts) => samplesIn(facts) > 0,
  'no-release': (facts) => isRead(facts) && !hasRelease(facts),
  'no-desk': (facts) => isClosed(facts) && isDeskUsed(facts),
  'unread-roster': isRosterUnread,
  'reader-off': (facts) => !usesReader(facts),
  teams: usesTeams,
  slack: usesSlack,
  'web-to-chat': (facts) => chatsOfAdvisers(facts) !== undefined,
  'model-misses': usesModel,
  'no-readings-in-chat': usesChat,
  open: (facts) => isOpenToAnyone(facts) && isProduction(facts),
  'no-editors': isClosed,
  'no-roster': (facts) => !isSet('ADVISERS_FILE')(facts),
  'empty-roster': (facts) => isSet('ADVISERS_FILE')(facts) && !isRosterUnread(facts) && !hasRoster(facts),
  'no-lead': (facts) => hasRoster(facts) && rosterIn(facts).leads === 0,
  'unreached-lead': (facts) => rosterIn(facts).leads > 0 && !hasLead(facts),
  'channel-decides': (facts) => usesChat(facts) && !hasRoster(facts) && !isRosterUnread(facts),
  'old-node': (facts) => nodeSupport(facts)?.isOver === true,
  'archived-sdk': usesTeams,
  'contacts-due': (facts) => contactsDue(facts) > 0,
  imported: isImported,
  'old-editions': (facts) => oldEditions(facts) > 0,
  untested: (facts) => isRead(facts) && rowsIn('golden_questions')(facts) === 0,
  kept: (facts) => isRead(facts) && !hasConfirmedPeriods(facts),
  'key-near': isKeyNear,
  'plain-database': hasPlainDatabase,
  'no-backup': (facts) => isRead(facts) && storeOf(facts)?.lastBackup === undefined,
  checkpoints: ({ checkpointsTo }) => !checkpointsTo.length,
  'no-alerts': () => true,
  'shared-limit': (facts) => !inForce('addresses')(facts),
};

export const FINDINGS = blocksIn(TEXT).map(({ head: [id = '', what = '', meaning = ''], lines }) => {
  const listOf = (label: string) => lines.find((line) => line.label === label)!.text.split('; ');
  return {
    id,
    cells: [what, meaning],
    worsens: listOf('worsens'),
    from: listOf('from'),
    applies: APPLIES[id]!,
  };
});

export function findings(facts: Facts): Entry[] {
  return FINDINGS.filter(({ applies }) => applies(facts)).map(({ id, cells, from }) =>
    known(`look-${id}`, cells, ...from),
  );
}

/** The sentence that findings add to the remaining risk of a hazard, or of a risk in 03-dpia-inputs. */
export function worsenedBy(facts: Facts, place: string): string[] {
  const found = titlesUnder(facts, place);
  return found.length ? [`Here: ${found.join('; ')}`] : [];
}

const titlesUnder = (facts: Facts, place: string) =>
  FINDINGS.filter(({ worsens, applies }) => worsens.includes(place) && applies(facts)).map(
    ({ cells }) => cells[0]!,
  );

/**
 * Lists what is missing under a principle: first the given texts that are not empty, then the findings on the
 * first page.
 */
export const lacking =
  (place: string, ...others: readonly (string | ((facts: Facts) => string))[]) =>
  (facts: Facts) => {
    const own = others.map((one) => (typeof one === 'string' ? one : one(facts)));
    const first = titlesUnder(facts, place).map((title) => `“${title}” (first page)`);
    return [...own.filter((text) => text && text !== NOTHING), ...first].join('; ') || NOTHING;
  };
