// Text for a copy of someone's data. Describes everything that we hold, except for their conversations.
import type { StepByName } from '../../model/governance/data-held-about-person.js';
import type { LanguageSign } from '../../model/people/person-language.js';
import type { JobKind } from '../../model/jobs/job.js';

interface UploadFacts {
  name: string;
  title: string;
  time: string;
  published: boolean;
  withoutKey?: true;
}

export const keptDataWording = {
  language: (code: string, from: LanguageSign) => `Language: ${code} (${LANGUAGE_FROM[from]})`,
  erasureAsked: (day: string) =>
    `On ${day}, you asked us to erase your data. We have a legal duty to keep what is left for now. We’ll erase it when that duty ends.`,
  draftNotes: 'Draft notes from your requests',
  earlier: 'What your messages said before you edited them, kept because of a legal duty',
  attachments: 'Names of files that you attached to messages',
  testQuestions: 'Test questions copied from your messages',
  corrections: 'Corrections you made to what we removed',
  correction: {
    missed: (type: string) => `${type}: we had missed it`,
    'not-personal': (type: string) => `${type}: it was not personal`,
  },
  reports: 'Answers you reported',
  report: (time: string, answer: string, outcome: string | undefined) =>
    `${time}: answer ${answer}${outcome === undefined ? '' : `, ${outcome}`}`,
  jobs: 'Tasks that name you or your messages',
  job: (kind: JobKind, state: string, name: string | undefined) =>
    [JOBS[kind], JOB_STATES[state] ?? state, ...(name === undefined ? [] : [`for ${name}`])].join(', '),
  privateLinks: 'Private links to your chat',
  privateLink: (madeAt: string, worksUntil: string) =>
    `made ${madeAt}, works until ${worksUntil}. We do not record when it is used.`,
  dataRequests: 'Other requests about your data',
  dataRequest: { access: 'a copy', erasure: 'erasure' },
  asked: (question: string) => `You were asked: ${question}`,
  closed: (day: string, texts: number) =>
    `Closed on ${day}. We left out what our staff typed about this request, such as the outcome (${texts}), because it may be about other people. Ask for it if you need it.`,
  uploads: 'Files you uploaded',
  upload: ({ name, title, time, published, withoutKey }: UploadFacts) =>
    [
      `${name} (“${title}”), uploaded ${time}, ${published ? 'published' : 'not published'}.`,
      ...(withoutKey ? ['The file itself cannot be read, because its key has been destroyed.'] : []),
      'The text that we read from it:',
    ].join(' '),
  listed: 'Your entry in the advisers’ file',
  adviser: {
    name: (name: string, id: string) => `Name: ${name} (${id})`,
    identities: (platform: string, ids: string) => `ID on ${platform}: ${ids}`,
    timeZone: (zone: string) => `Time zone: ${zone}`,
    holidays: (days: string) => `Holidays: ${days}`,
    duty: 'Messaged about urgent requests at any hour',
    lead: 'Lead',
    away: (time: string) => `Away until ${time}`,
    hours: (shifts: string) => `Hours: ${shifts}`,
    anyHours: 'any',
    shift: (days: string, from: string, to: string) => `${days} ${from} to ${to}`,
    specialisms: (list: string) => `Specialisms: ${list}`,
    nations: (list: string) => `Nations: ${list}`,
    languages: (list: string) => `Languages: ${list}`,
  },
  details: 'Your hours and other details, set at the desk',
  fromFile: 'those in the advisers’ file',
  savedReplies: 'Saved replies where you made the latest change',
  notes: 'Notes you proposed',
  steps: 'Steps at the desk, stored with your name',
  step: (did: StepByName, what: string | undefined) =>
    what === undefined ? STEPS[did] : `${STEPS[did]}, ${what}`,
  audit: 'Audit log lines with your name and account',
  byNameOnly: ({ names, steps, lines }: { names: readonly string[]; steps: number; lines: number }) =>
    `We left out the steps and audit log lines that only have the name ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names)} (${steps + lines}), because someone else may have typed the same name. Ask for them if you need them.`,
  moreAudit:
    'We searched only the newest 10,000 lines that the audit log has for each of your names. There are more: ask for them if you need them.',
  sharedName:
    'Another account has signed in with the same name as you. We cannot tell which of the files, steps and audit log lines stored with that name are yours, so we left them out.',
  notHere:
    'Not included: the secret codes behind sign-ins and private links, the uploaded and attached files themselves, and records of what the service did that only contain IDs and times.',
} as const;

const LANGUAGE_FROM: Record<LanguageSign, string> = {
  chosen: 'you chose it',
  written: 'you wrote in it',
  locale: 'from your browser or app',
};

const JOB_STATES: Record<string, string> = {
  waiting: 'waiting',
  leased: 'in progress',
  dead: 'failed',
};

const JOBS: Record<JobKind, string> = {
  'answer-question': 'to answer a question',
  'read-message': 'to check a message for personal details and danger',
  send: 'to send a message',
  update: 'to update a message',
  'open-personal': 'to open a private chat',
  attend: 'to follow up a request for an adviser',
  'return-requests': 'to let other advisers claim your requests',
  'check-holders': 'to check who holds requests',
  'try-closed-chat': 'to check again whether a chat reaches you',
  recall: 'to tell people about a recall',
  'edit-guidance': 'to change the guidance',
  'look-at-source': 'to check a source',
  'read-missed': 'to fetch messages that were missed',
  'send-audit': 'to send the audit log',
  'delete-old': 'to delete old data',
};

const STEPS: Record<StepByName, string> = {
  note: 'you last saved a practice note',
  entry: 'you last changed a helpline or term',
  source: 'you last changed a source',
  'question-dealt-with': 'you dealt with a question',
  report: 'you decided on a reported answer',
  work: 'you started a task on the guidance',
};
