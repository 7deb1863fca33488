// Lists what a reader of a pack should look at first, in the order that we suggest, and which risks it makes worse.
import { hasLead, hasRoster, isRosterUnread, rosterIn } from '../model/advisers.js';
import { known, type Entry } from '../model/document.js';
import { contactsDue, hasPlainDatabase, storeOf, type Facts } from '../model/facts.js';
import {
  inForce,
  isClosed,
  isConfirmed,
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
import { oldEditions, OLD_YEARS } from '../model/editions.js';
import { nodeSupport } from './node-support.js';
import { hasRelease, isProduction, isRead, isSet, usesModel, usesReader } from '../model/slots.js';

const NO_LEAD_MEANS = 'There is no lead to tell if no one answers a request';

const keepsOriginals = (id: string, owner: string, isUsed: Finding['applies'], setting: string): Finding => ({
  id,
  worsens: ['H09'],
  applies: isUsed,
  cells: [
    `${owner} gets each message as it was typed`,
    'It receives the message before we redact it, and keeps its own copy under your agreement with it',
  ],
  from: [`setting ${setting}`, 'file docs/data-protection.md'],
});

interface Finding {
  id: string;
  /** The hazards, and the risks in 03-dpia-inputs, whose remaining risk it is part of. */
  worsens: readonly string[];
  applies: (facts: Facts) => boolean;
  cells: readonly [what: string, meaning: string];
  from: readonly string[];
}

const FINDINGS: readonly Finding[] = [
  {
    id: 'local-sign-in',
    worsens: ['H08', 'H09', 'H12', '03-wrong-person'],
    applies: isLocalSignIn,
    cells: ['Staff sign in without a password', 'A trial set-up. Do not use it with real data'],
    from: ['setting OIDC_ISSUER', 'setting NODE_ENV'],
  },
  {
    id: 'samples',
    worsens: ['H01', '03-wrong-answer'],
    applies: (facts) => samplesIn(facts) > 0,
    cells: [
      'Sample notes are live',
      'They are not published guidance. Do not use them to make decisions about a child',
    ],
    from: ['table editions', 'file README.md'],
  },
  {
    id: 'no-release',
    worsens: ['H10'],
    applies: (facts) => isRead(facts) && !hasRelease(facts),
    cells: ['No guidance is live', 'The assistant cannot answer'],
    from: ['table live_release'],
  },
  {
    id: 'no-desk',
    worsens: ['H07'],
    applies: (facts) => isClosed(facts) && isDeskUsed(facts),
    cells: [
      'Requests go to a desk that no one can open',
      'Anyone who asks for an adviser waits and gets no reply',
    ],
    from: ['setting ADVISERS_CHANNEL', 'setting OIDC_ISSUER'],
  },
  {
    id: 'unread-roster',
    worsens: ['H07', 'H08'],
    applies: isRosterUnread,
    cells: [
      'The advisers’ file could not be read',
      'If the service cannot read it either, it will not start. This pack cannot say who the advisers are, or whether there is a lead',
    ],
    from: ['setting ADVISERS_FILE'],
  },
  {
    id: 'reader-off',
    worsens: ['H04', 'H05', 'H09', '03-redaction'],
    applies: (facts) => !usesReader(facts),
    cells: [
      'The message reader is off',
      'Rules alone look for danger and personal details, and miss more (10-quality)',
    ],
    from: ['setting MESSAGE_READER'],
  },
  keepsOriginals('teams', 'Microsoft', usesTeams, 'MICROSOFT_APP_ID'),
  keepsOriginals('slack', 'Slack', usesSlack, 'SLACK_BOT_TOKEN'),
  {
    id: 'model-misses',
    worsens: ['H09', '03-model'],
    applies: usesModel,
    cells: [
      'A language model gets redacted questions',
      'If redaction misses the details in a question, it is sent without asking anyone. No figure in 10-quality was measured with this model',
    ],
    from: ['setting ANSWER_MODEL', 'file bot/replies/prepare-question.ts'],
  },
  {
    id: 'no-readings-in-chat',
    worsens: ['H09'],
    applies: usesChat,
    cells: ['There is no record of what advisers read in chat', 'You cannot find out later who read what'],
    from: ['file docs/data-protection.md', 'setting MICROSOFT_APP_ID', 'setting SLACK_BOT_TOKEN'],
  },
  {
    id: 'open',
    worsens: ['H11', 'H22'],
    applies: (facts) => isOpenToAnyone(facts) && isProduction(facts),
    cells: [
      'The web page needs no sign-in',
      'Anyone who reaches it can ask, and can raise a request with advisers',
    ],
    from: ['setting WEB_ACCESS', 'setting NODE_ENV'],
  },
  {
    id: 'no-editors',
    worsens: ['H01', 'H02'],
    applies: isClosed,
    cells: [
      'No one can sign in as an adviser, editor or admin',
      'No one can decide on reports of unsafe answers. Guidance, holds and complaints can only be handled with commands',
    ],
    from: ['setting OIDC_ISSUER', 'setting NODE_ENV'],
  },
  {
    id: 'no-roster',
    worsens: ['H07'],
    applies: (facts) => !isSet('ADVISERS_FILE')(facts),
    cells: ['No file lists the advisers', NO_LEAD_MEANS],
    from: ['setting ADVISERS_FILE'],
  },
  {
    id: 'empty-roster',
    worsens: ['H07'],
    applies: (facts) => isSet('ADVISERS_FILE')(facts) && !isRosterUnread(facts) && !hasRoster(facts),
    cells: ['No one is listed in the advisers’ file', NO_LEAD_MEANS],
    from: ['the advisers’ file, if there is one'],
  },
  {
    id: 'no-lead',
    worsens: ['H07'],
    applies: (facts) => hasRoster(facts) && rosterIn(facts).leads === 0,
    cells: ['The advisers’ file names no lead', NO_LEAD_MEANS],
    from: ['the advisers’ file, if there is one'],
  },
  {
    id: 'unreached-lead',
    worsens: ['H07'],
    applies: (facts) => rosterIn(facts).leads > 0 && !hasLead(facts),
    cells: [
      'No lead in the advisers’ file can be reached',
      'None has an ID on a connected platform, or at a desk that people can sign in to',
    ],
    from: ['the advisers’ file, if there is one'],
  },
  {
    id: 'channel-decides',
    worsens: ['H08', '03-sign-in'],
    applies: (facts) => usesChat(facts) && !hasRoster(facts) && !isRosterUnread(facts),
    cells: [
      'The channel decides who is an adviser',
      'Anyone who can post there can claim requests and reply',
    ],
    from: ['setting ADVISERS_CHANNEL', 'setting ADVISERS_FILE'],
  },
  {
    id: 'old-node',
    worsens: ['H12'],
    applies: (facts) => nodeSupport(facts)?.isOver === true,
    cells: ['This version of Node no longer gets security fixes from its publisher', '12-node'],
    from: ['file adapters/evidence/content/node-support.ts'],
  },
  {
    id: 'contacts-due',
    worsens: ['H13'],
    applies: (facts) => contactsDue(facts) > 0,
    cells: ['Numbers to call are past the date by which they must be checked', 'See 13-guidance'],
    from: ['file bot/safeguards/contacts.json', 'table edited_entries'],
  },
  {
    id: 'imported',
    worsens: ['H01', '03-wrong-answer'],
    applies: isImported,
    cells: ['The live guidance was imported without review', 'It is only as good as the folder it came from'],
    from: ['table publications'],
  },
  {
    id: 'old-editions',
    worsens: ['H01'],
    applies: (facts) => oldEditions(facts) > 0,
    cells: [
      'Old editions and statutes as enacted are live',
      `Documents dated more than ${OLD_YEARS} years ago, or as enacted, are marked in 13-guidance. Nothing here shows whether they are in force`,
    ],
    from: ['table editions'],
  },
  {
    id: 'untested',
    worsens: ['H01'],
    applies: (facts) => isRead(facts) && rowsIn('golden_questions')(facts) === 0,
    cells: ['There are no test questions', 'A change that makes answers worse can go unnoticed'],
    from: ['table golden_questions'],
  },
  {
    id: 'kept',
    worsens: ['H14', '03-kept'],
    applies: (facts) => isRead(facts) && !isConfirmed(facts),
    cells: ['Nothing is deleted by age', 'No one has confirmed the retention periods'],
    from: ['setting RETENTION_CONFIRMED', 'table governance_events'],
  },
  {
    id: 'key-near',
    worsens: ['H09', '03-disk'],
    applies: isKeyNear,
    cells: [
      'The encryption key is a file in DATA_DIR',
      'Anyone who has that folder and the store can read everything',
    ],
    from: ['setting ENCRYPTION_KEY', 'setting ENCRYPTION_KEY_FILE', 'setting ENCRYPTION_VAULT_URL'],
  },
  {
    id: 'plain-database',
    worsens: ['H09', '03-disk'],
    applies: hasPlainDatabase,
    cells: [
      'DATABASE_URL asks for no encrypted connection',
      'Anything the store does not encrypt itself is sent unencrypted, unless PGSSLMODE or the network prevents it',
    ],
    from: ['setting DATABASE_URL'],
  },
  {
    id: 'no-backup',
    worsens: ['H14', 'H21'],
    applies: (facts) => isRead(facts) && storeOf(facts)?.lastBackup === undefined,
    cells: ['No backup is recorded', 'Requests and records could be lost with the machine'],
    from: ['table last_backup'],
  },
  {
    id: 'checkpoints',
    worsens: ['H12', '03-curious'],
    applies: ({ checkpointsTo }) => !checkpointsTo.length,
    cells: [
      'The audit log’s checkpoints stay with the service',
      'Someone who can change the store can rewrite the log without anyone noticing',
    ],
    from: ['setting AUDIT_CHECKPOINTS_TO'],
  },
  {
    id: 'no-alerts',
    worsens: ['H07', 'H11'],
    applies: () => true,
    cells: ['Nothing shows that anyone is alerted if the service fails', '12-metrics'],
    from: ['setting METRICS_PORT', 'setting METRICS_HOST'],
  },
  {
    id: 'shared-limit',
    worsens: ['H11', '03-stranger'],
    applies: (facts) => !inForce('addresses')(facts),
    cells: [
      'One person can use up everyone’s limit',
      'TRUSTED_PROXIES is not set, so everyone behind a proxy shares one limit',
    ],
    from: ['setting TRUSTED_PROXIES', 'setting PUBLIC_URL', 'setting NODE_ENV'],
  },
];

export function findings(facts: Facts): Entry[] {
  return FINDINGS.filter(({ applies }) => applies(facts)).map(({ id, cells, from }) =>
    known(`look-${id}`, cells, ...from),
  );
}

/** What to add to the remaining risk of a hazard, or of a risk in 03-dpia-inputs: one sentence, or none. */
export function worsenedBy(facts: Facts, place: string): string[] {
  const found = FINDINGS.filter(({ worsens, applies }) => worsens.includes(place) && applies(facts));
  return found.length ? [`Here: ${found.map(({ cells }) => cells[0]).join('; ')}`] : [];
}

/** The same, for a text that goes before it. */
export const alsoWorse = (place: string) => (facts: Facts) =>
  worsenedBy(facts, place)
    .map((text) => `. ${text}`)
    .join('');
