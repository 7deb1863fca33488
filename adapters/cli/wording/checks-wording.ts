import { counted } from '../../../bot/wording/english/plurals.js';
import { clauses, commonWording, type CommandRefusal } from './common-wording.js';
import { SERVICE_NAME } from '../../../knowledge/model/words/service-name.js';

const all = new Intl.ListFormat('en-GB');

export const checksWording = {
  parts: {
    settings: 'settings',
    dataFolder: 'data folder',
    store: 'store',
    encryption: 'encryption',
    processes: 'processes',
    embedder: 'embedding model',
    messageReader: 'message reader',
    passageReader: 'passage reader',
    languageModel: 'language model',
    guidance: 'guidance',
    index: 'index',
    sources: 'sources',
    messages: 'messages',
    retention: 'retention',
    complaints: 'complaints',
    dataRequests: 'data requests',
    secrets: 'client secrets',
    switches: 'switches',
    audit: 'audit log',
    signIn: 'sign-in',
    advisers: 'advisers',
    channels: 'channels',
    testCard: 'test card',
  },
  settings: ({ host, port, folder, isSecretSet }: ListeningService) =>
    clauses(
      `listens on ${host}:${port}, stores files in ${folder}`,
      !isSecretSet && 'without SESSION_SECRET, web chats end when the process stops',
    ),
  dataFolder: {
    notCreated: (folder: string) => `${folder} will be created when the service first starts`,
    isPrivate: (folder: string) => `only its owner can read ${folder}`,
    open: ({
      folder,
      count,
      example,
    }: {
      folder: string;
      count: number;
      example: string;
    }): CommandRefusal => [
      `Other users of this machine can read ${count} of the files and folders in ${folder}, for example ${example}.`,
      'Change their owner to the user that runs the service, then restart the service. It will remove everyone else’s access.',
    ],
  },
  processes: {
    one: 'one process does everything; to run several you need PostgreSQL (DATABASE_URL)',
    several: ({ heardMs, isSecretSet }: { heardMs: number | undefined; isSecretSet: boolean }) =>
      clauses(
        '--role=web and --role=worker can run as separate processes',
        heardMs === undefined
          ? 'they do not receive each other’s notifications (is there a connection pooler in between?), so each checks for work every second'
          : `a notification between them took ${heardMs} ms`,
        !isSecretSet && '--role=web also needs SESSION_SECRET',
      ),
  },
  models: {
    answered: (model: string, ms: number) => `${model} answered in ${ms} ms`,
    readMessage: (ms: number) => `read a message in ${ms} ms`,
    messagesByRules: 'off (MESSAGE_READER=off); only the rules remove personal details, in strict mode',
    languageModelOff: 'off (ANSWER_MODEL is empty)',
    readPassage: (ms: number) => `read a passage in ${ms} ms`,
    passagesOff: 'off (PASSAGE_READER=off)',
    passagesNotRead: 'not used with this EMBEDDER',
  },
  guidance: {
    none: [commonWording.noRelease, commonWording.publishSome],
    live: ({ number, documents, passages, isCalibrated }: LiveGuidance) =>
      clauses(
        `release ${number}: ${counted(documents, 'document')}, ${counted(passages, 'passage')}`,
        !isCalibrated &&
          'it was calibrated with another version, so the standard calibration is used: run "npm run ctac -- calibrate" again',
      ),
    nothingToCheck: 'nothing to check until a release is live',
    indexed: (isInPostgres: boolean) =>
      clauses(
        'complete, and matches the live release',
        isInPostgres && 'PostgreSQL searches the passage vectors',
      ),
  },
  sources: {
    scheduled: 'checked for changes on their schedules',
    'by-hand':
      'checked for changes only when an editor asks; to check them on their schedules, set REFRESH_SOURCES=scheduled',
  },
  messages: {
    none: 'none are waiting to be retried',
    noPlatform: (held: readonly HeldMessages[]): CommandRefusal => [
      `Messages are waiting for a platform that is not set up: ${heldIn(held)}.`,
      'Set it up again. After 4 hours, we stop trying to send a message and tell any adviser who is relying on it.',
    ],
    refused: (held: readonly HeldMessages[], lastReply: string): CommandRefusal => [
      `Messages are not getting through: ${heldIn(held)}.`,
      `The platform’s last reply was: ${lastReply}`,
    ],
  },
  retention: {
    notConfirmed: [
      'Nothing is deleted, because no one has confirmed how long data should be kept.',
      'Check the retention periods at /desk/retention or with "ctac retention", and confirm them there or with RETENTION_CONFIRMED=yes.',
    ],
    notRunYet:
      'data past its retention period will be deleted every night; the first run has not happened yet',
    failed: (rows: number): CommandRefusal => [
      `The last run could not delete ${rows} ${rows === 1 ? 'row' : 'rows'}.`,
      'We’ll try again tonight. Check the log to see why it failed, and /desk/retention to see which data is affected.',
    ],
    late: (day: string): CommandRefusal => [
      `Nothing has been deleted since ${day}, though this should happen every night.`,
      'Check that a worker is running, and check its log.',
    ],
    closeThem: 'Close them at /desk, /desk/complaints and /desk/data-requests.',
    lastRun: (day: string, hasEnded: boolean) =>
      hasEnded ? `last run ${day}` : `last run ${day}, not finished`,
  },
  complaints: {
    none: 'none waiting to be acknowledged',
    waiting: (count: number, first: string) => `${count} waiting to be acknowledged, the first by ${first}`,
    due: ({ soon, late }: { soon: number; late: number }): CommandRefusal => [
      `${soon} ${soon === 1 ? 'complaint' : 'complaints'} must be acknowledged within 7 days, and ${late} should have been acknowledged already.`,
      'Acknowledge them at /desk/complaints or with "ctac complaints acknowledge ID".',
    ],
  },
  dataRequests: {
    none: 'none open',
    waiting: (count: number, first: string | undefined) =>
      first === undefined
        ? `${count} open, all paused`
        : `${count} open, the first to be answered by ${first}`,
    due: ({ soon, late }: { soon: number; late: number }): CommandRefusal => [
      `${counted(soon, 'data request')} must be answered within 7 days, and ${late} should have been answered already.`,
      'Answer them at /desk/data-requests or with "ctac subject".',
    ],
  },
  secrets: {
    due: (setting: string, day: string, isExpired: boolean) =>
      `The secret in ${setting} ${isExpired ? 'expired' : 'expires'} on ${day}.`,
    renew:
      'Create a new secret, put it and the date when it expires in the settings, and restart each process (docs/connect-teams.md, docs/connect-sign-in.md).',
    found: (known: readonly { setting: string; expiresOn: string }[], withoutDate: readonly string[]) =>
      clauses(
        ...known.map(({ setting, expiresOn }) => `${setting} expires on ${expiresOn}`),
        ...withoutDate.map((setting) => `set ${setting}_EXPIRES to be warned before ${setting} expires`),
      ) || 'none in use',
  },
  switches: {
    none: 'everything is on',
    off: ({ name, by, day }: { name: string; by: string; day: string }) =>
      `${name} was turned off by ${by} on ${day}`,
  },
  audit: {
    notSigned: (events: number) => `${countedEvents(events)}; not signed yet`,
    signed: ({ events, signed, at }: { events: number; signed: number; at: string }) =>
      `${countedEvents(events)}, the first ${signed} signed at ${at}; check them with "ctac audit verify"`,
    otherKey: [
      'The audit log’s last checkpoint was not signed with this process’s key.',
      'Give every process the same AUDIT_SIGNING_KEY or AUDIT_KEY_FILE. If you have changed the key, the next checkpoint will put this right.',
    ],
  },
  advisers: {
    requestsGoToDesk: 'requests go to the page /desk',
    channelNotFound: (reason: string): CommandRefusal => [
      `The advisers’ channel could not be found. ${reason}`,
      'If you start the service now, it will show requests at /desk, and post them in the channel once it is found.',
    ],
    requestsGoToChannel: (platform: string) => `requests go to a channel in ${platform}`,
    unknownIds: (ids: readonly string[]) =>
      `no one who is signed in or has used the desk has these IDs: ${ids.join(', ')} (people see their own at /desk/advisers)`,
  },
  channels: {
    names: {
      ADVISERS_CHANNEL: 'advisers’ channel',
      ADVISERS_SECOND_CHANNEL: 'second channel',
      EDITORS_CHANNEL: 'editors’ channel',
    },
    about: (name: string, found: string) => `${name}: ${found}`,
    notChecked: 'not checked',
    none: 'no channel is set; requests go to the page /desk',
    reportsOnPage:
      'EDITORS_CHANNEL is not set, so reports of unsafe answers are only shown on the /library page',
    reportsToAdvisers:
      'EDITORS_CHANNEL is not set, so reports of unsafe answers are shown on the /library page and in the advisers’ channel',
    testCard: [
      `This is a test card from ${SERVICE_NAME}.`,
      'Someone is checking that cards reach this channel. You do not need to do anything.',
    ],
    sent: (names: readonly string[]) => `sent to ${all.format(names.map((name) => `the ${name}`))}`,
    noneSent: 'no channel is set, so nothing was sent',
    faults: (faults: readonly string[], usable: readonly string[]): CommandRefusal => [
      `${faults.length} of ${faults.length + usable.length} channels cannot be used.`,
      [...faults, ...(usable.length ? [`Working: ${usable.join(', ')}.`] : [])].join(' '),
    ],
  },
} as const;

interface ListeningService {
  host: string;
  port: number;
  folder: string;
  isSecretSet: boolean;
}

interface LiveGuidance {
  number: number;
  documents: number;
  passages: number;
  isCalibrated: boolean;
}

interface HeldMessages {
  platform: string;
  messages: number;
}

function heldIn(held: readonly HeldMessages[]): string {
  return held.map(({ platform, messages }) => `${messages} in ${platform}`).join(', ');
}

function countedEvents(count: number): string {
  return `${count} ${count === 1 ? 'event' : 'events'}`;
}
