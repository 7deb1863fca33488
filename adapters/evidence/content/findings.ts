// Lists what a reader of a pack should look at first, the gravest first.
import { hasLead, hasRoster, isRosterUnread, rosterIn } from '../model/advisers.js';
import { known, type Entry } from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';
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
import { hasRelease, isProduction, isRead, isSet, usesModel, usesReader } from '../model/slots.js';

const NO_LEAD_MEANS = 'There is no lead to tell if no one answers a request';

function contactsDue(facts: Facts): number {
  return storeOf(facts)?.contacts.filter(({ expiresOn }) => expiresOn < facts.at.slice(0, 10)).length ?? 0;
}

const keepsOriginals = (id: string, owner: string, isUsed: Finding['applies'], setting: string): Finding => ({
  id,
  applies: isUsed,
  cells: [
    `${owner} gets each message as it was typed`,
    'It has it before we redact it, and keeps its own copy, under your agreement with it',
  ],
  from: [`setting ${setting}`, 'file docs/data-protection.md'],
});

interface Finding {
  id: string;
  applies: (facts: Facts) => boolean;
  cells: readonly [what: string, meaning: string];
  from: readonly string[];
}

const FINDINGS: readonly Finding[] = [
  {
    id: 'local-sign-in',
    applies: isLocalSignIn,
    cells: ['Staff sign in without a password', 'A trial set-up. Do not use it with real data'],
    from: ['setting OIDC_ISSUER', 'setting NODE_ENV'],
  },
  {
    id: 'samples',
    applies: (facts) => samplesIn(facts) > 0,
    cells: [
      'Sample notes are live',
      'They are not published guidance. Do not use them to make decisions about a child',
    ],
    from: ['table editions', 'file README.md'],
  },
  {
    id: 'no-release',
    applies: (facts) => isRead(facts) && !hasRelease(facts),
    cells: ['No guidance is live', 'The assistant cannot answer'],
    from: ['table live_release'],
  },
  {
    id: 'no-desk',
    applies: (facts) => isClosed(facts) && isDeskUsed(facts),
    cells: [
      'Requests go to a desk that no one can open',
      'Someone who asks for an adviser waits, and is not answered',
    ],
    from: ['setting ADVISERS_CHANNEL', 'setting OIDC_ISSUER'],
  },
  {
    id: 'unread-roster',
    applies: isRosterUnread,
    cells: [
      'The advisers’ file could not be read',
      'If the service cannot read it either, it will not start. This pack cannot say who the advisers are, or whether there is a lead',
    ],
    from: ['setting ADVISERS_FILE'],
  },
  {
    id: 'reader-off',
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
    applies: usesModel,
    cells: [
      'A language model gets redacted questions',
      'If redaction misses the details in a question, it is sent without asking anyone. No figure in 10-quality was measured with this model',
    ],
    from: ['setting ANSWER_MODEL', 'file bot/replies/prepare-question.ts'],
  },
  {
    id: 'no-readings-in-chat',
    applies: usesChat,
    cells: ['There is no record of what advisers read in chat', 'You cannot find out later who read what'],
    from: ['file docs/data-protection.md', 'setting MICROSOFT_APP_ID', 'setting SLACK_BOT_TOKEN'],
  },
  {
    id: 'open',
    applies: (facts) => isOpenToAnyone(facts) && isProduction(facts),
    cells: [
      'The web page needs no sign-in',
      'Anyone who reaches it can ask, and can raise a request with advisers',
    ],
    from: ['setting WEB_ACCESS', 'setting NODE_ENV'],
  },
  {
    id: 'shared-limit',
    applies: (facts) => !inForce('addresses')(facts),
    cells: [
      'One person can use up everyone’s limit',
      'TRUSTED_PROXIES is not set, so everyone behind the proxy shares one limit',
    ],
    from: ['setting TRUSTED_PROXIES', 'setting PUBLIC_URL'],
  },
  {
    id: 'no-editors',
    applies: isClosed,
    cells: [
      'No one can sign in as an adviser, editor or admin',
      'No one can decide on reports of unsafe answers. Guidance, holds and complaints can only be handled with commands',
    ],
    from: ['setting OIDC_ISSUER', 'setting NODE_ENV'],
  },
  {
    id: 'no-roster',
    applies: (facts) => !isSet('ADVISERS_FILE')(facts),
    cells: ['No file lists the advisers', NO_LEAD_MEANS],
    from: ['setting ADVISERS_FILE'],
  },
  {
    id: 'empty-roster',
    applies: (facts) => isSet('ADVISERS_FILE')(facts) && !isRosterUnread(facts) && !hasRoster(facts),
    cells: ['The advisers’ file lists no one', NO_LEAD_MEANS],
    from: ['the advisers’ file, if there is one'],
  },
  {
    id: 'no-lead',
    applies: (facts) => hasRoster(facts) && rosterIn(facts).leads === 0,
    cells: ['The advisers’ file names no lead', NO_LEAD_MEANS],
    from: ['the advisers’ file, if there is one'],
  },
  {
    id: 'unreached-lead',
    applies: (facts) => rosterIn(facts).leads > 0 && !hasLead(facts),
    cells: [
      'No lead in the advisers’ file can be reached',
      'None has an ID on a connected platform, or at a desk that people can sign in to',
    ],
    from: ['the advisers’ file, if there is one'],
  },
  {
    id: 'channel-decides',
    applies: (facts) => usesChat(facts) && !hasRoster(facts) && !isRosterUnread(facts),
    cells: [
      'The channel decides who is an adviser',
      'Anyone who can write in it can claim requests and reply',
    ],
    from: ['setting ADVISERS_CHANNEL', 'setting ADVISERS_FILE'],
  },
  {
    id: 'contacts-due',
    applies: (facts) => contactsDue(facts) > 0,
    cells: ['Numbers to call are past the date by which they must be checked', 'See 13-guidance'],
    from: ['file bot/safeguards/contacts.json', 'table edited_entries'],
  },
  {
    id: 'imported',
    applies: isImported,
    cells: ['The live guidance was imported without review', 'It is as good as the folder it came from'],
    from: ['table publications'],
  },
  {
    id: 'untested',
    applies: (facts) => isRead(facts) && rowsIn('golden_questions')(facts) === 0,
    cells: ['There are no test questions', 'A change that makes answers worse can go unnoticed'],
    from: ['table golden_questions'],
  },
  {
    id: 'kept',
    applies: (facts) => isRead(facts) && !isConfirmed(facts),
    cells: ['Nothing is deleted by age', 'No one has confirmed the retention periods'],
    from: ['setting RETENTION_CONFIRMED', 'table governance_events'],
  },
  {
    id: 'key-near',
    applies: isKeyNear,
    cells: [
      'The encryption key is a file in DATA_DIR',
      'Anyone who has that folder and the store can read everything',
    ],
    from: ['setting ENCRYPTION_KEY', 'setting ENCRYPTION_KEY_FILE', 'setting ENCRYPTION_VAULT_URL'],
  },
  {
    id: 'no-backup',
    applies: (facts) => isRead(facts) && storeOf(facts)?.lastBackup === undefined,
    cells: ['No backup is recorded', 'Requests and records could be lost with the machine'],
    from: ['table last_backup'],
  },
  {
    id: 'checkpoints',
    applies: ({ checkpointsTo }) => !checkpointsTo.length,
    cells: [
      'The audit log’s checkpoints stay with the service',
      'Someone who can change the store can rewrite the log unseen',
    ],
    from: ['setting AUDIT_CHECKPOINTS_TO'],
  },
  {
    id: 'no-metrics',
    applies: (facts) => !isSet('METRICS_PORT')(facts),
    cells: ['Nothing alerts anyone if the service fails', 'METRICS_PORT is not set'],
    from: ['setting METRICS_PORT'],
  },
];

export function findings(facts: Facts): Entry[] {
  return FINDINGS.filter(({ applies }) => applies(facts)).map(({ id, cells, from }) =>
    known(`look-${id}`, cells, ...from),
  );
}
