// Defines what is deleted automatically and after how long, and the progress of each run.
import type { NeverClosed } from './never-closed.js';

export interface RetentionClass {
  name: RetentionClassName;
  title: string;
  /** What the period counts from, worded to follow “counted from …”. */
  starts: string;
  /** What happens when the period ends, worded to follow “then …”. */
  then: string;
  setting: string;
  defaultDays: number;
}

/** In the order in which people see them. A run deletes them in a different order. */
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
    starts: 'when the message was received or sent; in a request, kept at least until that is deleted',
    then: 'deleted; topic, nation and outcome stay in the figures',
    setting: 'RETENTION_MESSAGES_DAYS',
    defaultDays: 90,
  },
  {
    name: 'answers',
    title: 'Answers, their ratings and reports',
    starts: 'when the answer was given; in a request, kept at least until that is deleted',
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
    title: 'Complaints and their outcomes',
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
    starts: 'when everything else in the conversation has been deleted',
    then: 'deleted',
    setting: 'RETENTION_PEOPLE_DAYS',
    defaultDays: 30,
  },
  {
    name: 'uploads',
    title: 'Uploaded files that were never published',
    starts: 'when the file was uploaded',
    then: 'deleted; files that were published are kept',
    setting: 'RETENTION_UPLOADS_DAYS',
    defaultDays: 90,
  },
  {
    name: 'jobs',
    title: 'Jobs we gave up on',
    starts: 'when the job was last due',
    then: 'deleted; jobs that are done are deleted straight away',
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
    title: 'Who read what, and what was sent to other services',
    starts: 'when it was read or sent',
    then: 'deleted',
    setting: 'RETENTION_ACCESS_DAYS',
    defaultDays: 365,
  },
  {
    name: 'records',
    title: 'Records of deletions, data requests, lifted holds and parts turned off or on; the audit log',
    starts: 'when the entry was made, the hold was lifted or ended, or the data request was closed',
    then: 'deleted; the digests in the audit log are kept',
    setting: 'RETENTION_RECORDS_DAYS',
    defaultDays: 2190,
  },
] as const satisfies readonly (Omit<RetentionClass, 'name'> & { name: string })[];

export type RetentionClassName = (typeof RETENTION_CLASSES)[number]['name'];

/** In days. */
export type RetentionPeriods = Readonly<Record<RetentionClassName, number>>;

/** The first class of each pair depends on the second, so it must not be kept longer. */
const NOT_LONGER: readonly [RetentionClassName, RetentionClassName][] = [
  ['originals', 'messages'],
  ['messages', 'answers'],
  ['messages', 'requests'],
  ['drafts', 'requests'],
];

export function contradictionsIn(
  periods: RetentionPeriods,
): (readonly [RetentionClassName, RetentionClassName])[] {
  return NOT_LONGER.filter(([shorter, longer]) => periods[shorter] > periods[longer]);
}

/** Identifies a set of periods, so that a confirmation applies only to exactly those periods. */
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
  /** The date of the night as YYYY-MM-DD, or “by hand” and the time. */
  name: string;
  startedAt: string;
  endedAt?: string;
  deleted: RetentionCounts;
  /** Counts of the items that could not be deleted. The next run tries them again. */
  failed: RetentionCounts;
}

export interface RetentionItem {
  id: string;
  /** The sort key within a step: the time from which the item's age is counted, or its conversation. */
  at: string;
}

export interface RetentionProgress {
  step: number;
  after?: RetentionItem;
}

export interface RetentionBatch {
  run: number;
  step: string;
  items: readonly RetentionItem[];
  /** Only items older than this date are deleted. */
  before: string;
  now: string;
  /** Stored in the same transaction as the deletion, so that a killed run continues where it stopped. */
  progress: RetentionProgress;
}

export interface RetentionStep {
  name: string;
  class: RetentionClassName;
}

/** Every method throws `StoreFailure`. */
export interface RetentionStore {
  /** In the order in which a run takes them. */
  readonly steps: readonly RetentionStep[];
  /** Returns the run with that name, starting it if it is new. */
  begin(name: string, now: string): Promise<RetentionRun & { progress: RetentionProgress }>;
  /**
   * Items that are older than `before` and not on hold, in the step's order. Continues after the item
   * `after`.
   */
  due(
    step: string,
    before: string,
    now: string,
    page: { after?: RetentionItem; limit: number },
  ): Promise<RetentionItem[]>;
  count(step: string, before: string, now: string): Promise<number>;
  /**
   * In one transaction, deletes the batch, updates the counts for the figures and records the progress.
   * Returns how many items were deleted.
   */
  remove(batch: RetentionBatch, topicOf: (text: string) => string | undefined): Promise<number>;
  recordFailure(run: number, name: RetentionClassName, progress: RetentionProgress): Promise<void>;
  recordProgress(run: number, progress: RetentionProgress): Promise<void>;
  end(run: number, now: string): Promise<void>;
  /**
   * Also removes deleted data from the database's files, as far as the database allows. `thoroughly`:
   * includes steps that read whole tables.
   */
  tidy(how: { thoroughly: boolean }): Promise<void>;
  /** Newest first. */
  runs(limit: number): Promise<RetentionRun[]>;
}

export interface RetentionSchedule {
  periods: RetentionPeriods;
  /**
   * True if the settings confirm the periods. If not, nothing is deleted until someone confirms them at the
   * desk.
   */
  confirmedBySetting: boolean;
}

export interface RetentionPreview {
  classes: (RetentionClass & { days: number; due: number })[];
  /** True if the data will be deleted; false until someone confirms the periods. */
  confirmed: boolean;
  /**
   * Who confirmed these periods at the desk, and can stop the deletion there. Absent if the settings confirm
   * them.
   */
  confirmedBy?: { by: string; at: string };
  /** The number of legal holds in force. Data they cover is not counted here. */
  holds: number;
  neverClosed: NeverClosed;
  runs: RetentionRun[];
}
