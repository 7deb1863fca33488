// Writes the first page of a pack: what this set-up is, what to look at first, and what the pack is not.
import { FIGURES } from '../content/quality-figures.js';
import { known, type Entry } from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';
import {
  isClosed,
  isConfirmed,
  isDeskUsed,
  isImported,
  isLocalSignIn,
  isOpenToAnyone,
  rowsIn,
  samplesIn,
  usesChat,
  usesSlack,
  usesTeams,
} from '../model/in-force.js';
import {
  either,
  hasRelease,
  ifSet,
  isProduction,
  isRead,
  isSet,
  shown,
  usesModel,
  usesReader,
} from '../model/slots.js';
import { document } from '../model/written-document.js';

export const summary = document`
# 00-summary | Summary
  about: What this set-up is, what to look at first, and what the pack is not.

## This set-up
  who: Service owner, before use

site | Organisation and site
  ask: Which organisation, service and site is this pack about?

reached | Who can reach it
  known: ${either(isOpenToAnyone, 'Anyone who can reach the web page, without signing in', 'People who sign in on the web page')}${either(usesTeams, '; people in a Microsoft tenant, in Teams', '')}${either(usesSlack, '; people in a Slack workspace', '')}. It listens on ${shown('HOST')}${either(isSet('PUBLIC_URL'), ', and its public address is set', '')}
  from: setting WEB_ACCESS; setting HOST; setting PUBLIC_URL; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

staff | How staff sign in
  known: ${isSet('OIDC_ISSUER')} Through ${ifSet('OIDC_ISSUER')}
  known: ${isLocalSignIn} By name alone, without a password, on this machine
  known: Not at all: the desk and editing are closed
  from: setting OIDC_ISSUER; setting NODE_ENV

advisers | Advisers
  known: Requests go to ${either(isDeskUsed, 'the desk', 'a channel on a chat platform')}; ${either(isSet('ADVISERS_FILE'), 'a file lists the advisers', 'no file lists the advisers')}
  from: setting ADVISERS_CHANNEL; setting ADVISERS_FILE

model | Language model
  known: ${usesModel} ${shown('ANSWER_MODEL')}, at a service or server
  known: None
  from: setting ANSWER_MODEL

guidance | Guidance
  known: ${(facts) => storeOf(facts)?.release?.documents.length} documents, ${(facts) => samplesIn(facts)} of them sample notes (13-guidance)
  check: No release is live, or the store could not be read.
  from: table releases; table editions

deletion | Deletion by age
  known: ${isConfirmed} On
  known: ${isRead} Off: no one has confirmed the periods
  check: The store could not be read.
  from: setting RETENTION_CONFIRMED; table governance_events

good | How often answers were good, when measured
  known: ${goodAnswers}
  from: 10-quality

found | How much redaction found
  known: ${redactionFound}
  from: 10-quality

tried | Tried by practitioners
  known: By none
  from: file docs/quality.md

## What to look at first
  intro: From the settings and the store, the gravest first.

${findings}

## What this pack is not

not | Not an approval
  known: It is not a completed impact assessment, a safety case, legal advice or an approval, and it signs nothing off. Filling every blank does not make the service lawful or safe
  from: file docs/decisions/0058-evidence-from-what-runs.md

kinds | Kinds of statement
  known: “setting” and “table” in “read from” mean: read from this installation. “file” means: written by the makers in that file of the software’s source code, which is not in this pack. A question has your answer, or none
  from: file docs/decisions/0058-evidence-from-what-runs.md

written | Who wrote it
  known: A program put the pack together; no language model runs when it is made. The standing text was written with the help of language models, and no information governance officer, clinician or lawyer has reviewed it
  from: file docs/decisions/0058-evidence-from-what-runs.md

clean | No secrets and no one’s words
  known: Before it is written, the pack is searched for each secret in the settings. Rows are counted, not read, except the titles of guidance, helplines and the states of holds and complaints. Names can only come from settings such as CONTACT, and from your answers
  from: file adapters/compose/evidence/connect-evidence.ts; file adapters/compose/evidence/store-facts.ts

owners | Who should answer
  known: “Question for …” and “before use” are suggestions. Sign-offs by the data protection officer, the Caldicott Guardian, the safety officer and the safeguarding lead do not stand for one another
  from: file docs/decisions/0058-evidence-from-what-runs.md

sources | Standards
  known: Versions, and what was not read, are named where each is used, and marked “to be checked”. docs/evidence-checklist.md has the list
  from: file docs/evidence-checklist.md
`;

function figure(id: string): string {
  return FIGURES.find((one) => one.id === id)?.printed ?? '–';
}

/** The figures of the configuration, and of an earlier set if there are none for it. */
function goodAnswers(facts: Facts): string {
  if (usesModel(facts))
    return `${figure('professional-good-with')} of answers to professional questions and ${figure('everyday-good-with')} to everyday ones, with recorded replies of another model`;
  const reads = facts.models.some(({ id, inUse }) => id === 'passage-reader' && inUse);
  const [suffix, set] = reads ? ['now', ' (an easier set)'] : ['without', ''];
  return `${figure(`professional-good-${suffix}`)} of answers to professional questions and ${figure(`everyday-good-${suffix}`)} to everyday ones${set}; harmful: ${figure(`professional-harmful-${suffix}`)} and ${figure(`everyday-harmful-${suffix}`)}`;
}

function redactionFound(facts: Facts): string {
  return usesReader(facts)
    ? `${figure('details-found')} of personal details; ${figure('details-found-hard')} in messages written to be hard`
    : `${figure('details-found-rules')} of personal details, by rules alone`;
}

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
    id: 'reader-off',
    applies: (facts) => !usesReader(facts),
    cells: [
      'The message reader is off',
      'Rules alone look for danger and personal details, and miss more (10-quality)',
    ],
    from: ['setting MESSAGE_READER'],
  },
  {
    id: 'model-misses',
    applies: usesModel,
    cells: [
      'A language model gets redacted questions',
      'What redaction misses is sent without asking, because nothing was found. No figure is for this model (10-quality)',
    ],
    from: ['setting ANSWER_MODEL', 'file bot/replies/prepare-question.ts'],
  },
  {
    id: 'no-readings-in-chat',
    applies: usesChat,
    cells: ['There is no record of what advisers read in chat', 'Unseen reading cannot be found afterwards'],
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
    id: 'no-editors',
    applies: isClosed,
    cells: [
      'No one can sign in as an adviser, editor or admin',
      'No one decides on reports of unsafe answers; guidance, holds and complaints need commands',
    ],
    from: ['setting OIDC_ISSUER', 'setting NODE_ENV'],
  },
  {
    id: 'no-roster',
    applies: (facts) => !isSet('ADVISERS_FILE')(facts),
    cells: [
      'No file lists the advisers',
      'No lead is told when no one answers a request; in chat, anyone in the advisers’ channel is an adviser',
    ],
    from: ['setting ADVISERS_FILE'],
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
    cells: ['There are no test questions', 'A change that makes answers worse is not noticed'],
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
    applies: (facts) => !isSet('ENCRYPTION_KEY')(facts) && !isSet('ENCRYPTION_KEY_FILE')(facts),
    cells: ['The encryption key is next to the store', 'Whoever takes the folder can read everything'],
    from: ['setting ENCRYPTION_KEY', 'setting ENCRYPTION_KEY_FILE'],
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

function findings(facts: Facts): Entry[] {
  return FINDINGS.filter(({ applies }) => applies(facts)).map(({ id, cells, from }) =>
    known(`look-${id}`, cells, ...from),
  );
}
