// What is deleted by itself, after how long, and how far a run has come.

export interface RetentionClass {
  name: RetentionClassName;
  /** As people read it. */
  title: string;
  /** What starts the period: "counted from …". */
  starts: string;
  /** What happens at its end: "then …". */
  then: string;
  /** The setting that changes the period. */
  setting: string;
  /** Used unless the deployer sets another one. */
  defaultDays: number;
}

/** In the order in which people read it; a run has its own order. */
export const RETENTION_CLASSES = [
  {
    name: 'originals',
    title: 'Original messages, and the details behind placeholders',
    starts: 'when the message was received, or its request was closed',
    then: 'deleted',
    setting: 'RETENTION_ORIGINALS_DAYS',
    defaultDays: 30,
  },
  {
    name: 'messages',
    title: 'Redacted messages, and what we sent',
    starts: 'when the message was received or sent, or its request was deleted',
    then: 'deleted; topic, nation and outcome stay in the figures',
    setting: 'RETENTION_MESSAGES_DAYS',
    defaultDays: 90,
  },
  {
    name: 'answers',
    title: 'Answers, their ratings and reports',
    starts: 'when the answer was given, or its request was deleted',
    then: 'deleted; counts stay in the figures',
    setting: 'RETENTION_ANSWERS_DAYS',
    defaultDays: 365,
  },
  {
    name: 'requests',
    title: 'Requests for an adviser, their transcripts and ratings',
    starts: 'when the request was closed',
    then: 'deleted; counts and times stay in the figures',
    setting: 'RETENTION_REQUESTS_DAYS',
    defaultDays: 365,
  },
  {
    name: 'complaints',
    title: 'Complaints, and what came of them',
    starts: 'when the complaint was closed',
    then: 'deleted',
    setting: 'RETENTION_COMPLAINTS_DAYS',
    defaultDays: 730,
  },
  {
    name: 'drafts',
    title: 'Notes proposed to editors',
    starts: 'when the note was proposed',
    then: 'deleted',
    setting: 'RETENTION_DRAFTS_DAYS',
    defaultDays: 90,
  },
  {
    name: 'people',
    title: 'People and the addresses of their chats',
    starts: 'when nothing else is left of the conversation',
    then: 'deleted',
    setting: 'RETENTION_PEOPLE_DAYS',
    defaultDays: 30,
  },
  {
    name: 'uploads',
    title: 'Uploaded files that were never published',
    starts: 'when the file was uploaded',
    then: 'deleted',
    setting: 'RETENTION_UPLOADS_DAYS',
    defaultDays: 90,
  },
  {
    name: 'jobs',
    title: 'Jobs we gave up on',
    starts: 'when the job was last due',
    then: 'deleted',
    setting: 'RETENTION_JOBS_DAYS',
    defaultDays: 30,
  },
  {
    name: 'sessions',
    title: 'Sign-in sessions and private links',
    starts: 'when they end',
    then: 'deleted',
    setting: 'RETENTION_SESSIONS_DAYS',
    defaultDays: 1,
  },
  {
    name: 'advisers',
    title: 'Earlier versions of advisers’ hours and specialisms',
    starts: 'when they were saved',
    then: 'deleted, except the version in use',
    setting: 'RETENTION_ADVISERS_DAYS',
    defaultDays: 365,
  },
  {
    name: 'figures',
    title: 'Counts in the figures, with the adviser who claimed each request',
    starts: 'when the question was asked or its request opened',
    then: 'deleted',
    setting: 'RETENTION_FIGURES_DAYS',
    defaultDays: 730,
  },
  {
    name: 'access',
    title: 'Who read what, and what was sent where',
    starts: 'when it was read or sent',
    then: 'deleted',
    setting: 'RETENTION_ACCESS_DAYS',
    defaultDays: 365,
  },
  {
    name: 'records',
    title: 'Records of deletion, lifted holds and switches; the audit log',
    starts: 'when the entry was made, or the hold was lifted',
    then: 'deleted; of the audit log, digests stay',
    setting: 'RETENTION_RECORDS_DAYS',
    defaultDays: 2190,
  },
] as const satisfies readonly (Omit<RetentionClass, 'name'> & { name: string })[];

export type RetentionClassName = (typeof RETENTION_CLASSES)[number]['name'];

/** Days by class. */
export type RetentionPeriods = Readonly<Record<RetentionClassName, number>>;

export const DEFAULT_PERIODS = Object.fromEntries(
  RETENTION_CLASSES.map(({ name, defaultDays }) => [name, defaultDays]),
) as Record<RetentionClassName, number>;

/** A longer period must not depend on something that is deleted earlier. */
const NOT_LONGER: readonly [RetentionClassName, RetentionClassName][] = [
  ['originals', 'messages'],
  ['messages', 'answers'],
  ['messages', 'requests'],
  ['drafts', 'requests'],
];

/** The pairs of classes whose periods contradict each other. */
export function contradictionsIn(
  periods: RetentionPeriods,
): (readonly [RetentionClassName, RetentionClassName])[] {
  return NOT_LONGER.filter(([shorter, longer]) => periods[shorter] > periods[longer]);
}

/** Someone confirmed exactly these. */
export function periodsKey(periods: RetentionPeriods): string {
  return RETENTION_CLASSES.map(({ name }) => `${name}=${periods[name]}`).join(' ');
}

const DAY_MS = 86_400_000;

export function cutOff(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString();
}

export type RetentionCounts = Partial<Record<RetentionClassName, number>>;

export interface RetentionRun {
  id: number;
  /** The night as YYYY-MM-DD, or “by hand” with the time. */
  name: string;
  startedAt: string;
  endedAt?: string;
  deleted: RetentionCounts;
  /** What could not be deleted. It is tried again in the next run. */
  failed: RetentionCounts;
}

export interface RetentionItem {
  id: string;
  /** What its age is counted from. */
  at: string;
}

/** Where a run continues. */
export interface RetentionProgress {
  step: number;
  after?: RetentionItem;
}

export interface RetentionBatch {
  run: number;
  step: string;
  items: readonly RetentionItem[];
  /** Only what is still older than this is deleted. */
  before: string;
  now: string;
  /** Stored with the batch, so that a killed run continues where it stopped. */
  progress: RetentionProgress;
}

export interface RetentionStep {
  name: string;
  class: RetentionClassName;
}

/** Every method throws `StoreFailure`. */
export interface RetentionStore {
  /** In the order in which they run. */
  readonly steps: readonly RetentionStep[];
  /** The run of that name, begun if it is new. */
  begin(name: string, now: string): Promise<RetentionRun & { progress: RetentionProgress }>;
  /** What is older and not held, oldest first, after an item. */
  due(
    step: string,
    before: string,
    now: string,
    page: { after?: RetentionItem; limit: number },
  ): Promise<RetentionItem[]>;
  count(step: string, before: string, now: string): Promise<number>;
  /** All or nothing: deletes, counts what the figures need, and records the progress. Returns how many. */
  remove(batch: RetentionBatch, topicOf: (text: string) => string | undefined): Promise<number>;
  /** A single item could not be deleted. */
  recordFailure(run: number, name: RetentionClassName, progress: RetentionProgress): Promise<void>;
  recordProgress(run: number, progress: RetentionProgress): Promise<void>;
  end(run: number, now: string): Promise<void>;
  /** Takes what was deleted out of the files too, as far as the database allows. */
  tidy(): Promise<void>;
  /** The newest first. */
  runs(limit: number): Promise<RetentionRun[]>;
}

/** What may be deleted, and whether anyone has said so. */
export interface RetentionSchedule {
  periods: RetentionPeriods;
  /** Confirmed in the settings. If not, nothing is deleted until someone has confirmed the periods at the desk. */
  confirmedBySetting: boolean;
}

export interface RetentionPreview {
  classes: (RetentionClass & { days: number; due: number })[];
  /** Whether it will be deleted, or waits until someone confirms the periods. */
  confirmed: boolean;
  /** Who confirmed these periods, where it was not a setting. */
  confirmedBy?: { by: string; at: string };
  /** Legal holds in force: what they cover is not counted. */
  holds: number;
  runs: RetentionRun[];
}
