// Defines what is deleted automatically and after how long, and the progress of each run.
import type { NeverClosed } from './never-closed.js';
import { retentionWording as kinds } from '../wording/retention-wording.js';

export interface RetentionClass {
  name: RetentionClassName;
  title: string;
  starts: string;
  then: string;
  setting: string;
  defaultDays: number;
}

/** Listed in the order shown to people. Data is deleted in a different order. */
export const RETENTION_CLASSES = [
  { name: 'originals', ...kinds.originals, setting: 'RETENTION_ORIGINALS_DAYS', defaultDays: 30 },
  { name: 'messages', ...kinds.messages, setting: 'RETENTION_MESSAGES_DAYS', defaultDays: 90 },
  { name: 'answers', ...kinds.answers, setting: 'RETENTION_ANSWERS_DAYS', defaultDays: 365 },
  { name: 'requests', ...kinds.requests, setting: 'RETENTION_REQUESTS_DAYS', defaultDays: 365 },
  { name: 'complaints', ...kinds.complaints, setting: 'RETENTION_COMPLAINTS_DAYS', defaultDays: 730 },
  { name: 'drafts', ...kinds.drafts, setting: 'RETENTION_DRAFTS_DAYS', defaultDays: 90 },
  { name: 'people', ...kinds.people, setting: 'RETENTION_PEOPLE_DAYS', defaultDays: 30 },
  { name: 'uploads', ...kinds.uploads, setting: 'RETENTION_UPLOADS_DAYS', defaultDays: 90 },
  { name: 'jobs', ...kinds.jobs, setting: 'RETENTION_JOBS_DAYS', defaultDays: 30 },
  { name: 'sessions', ...kinds.sessions, setting: 'RETENTION_SESSIONS_DAYS', defaultDays: 1 },
  { name: 'advisers', ...kinds.advisers, setting: 'RETENTION_ADVISERS_DAYS', defaultDays: 365 },
  { name: 'figures', ...kinds.figures, setting: 'RETENTION_FIGURES_DAYS', defaultDays: 730 },
  { name: 'access', ...kinds.access, setting: 'RETENTION_ACCESS_DAYS', defaultDays: 365 },
  { name: 'records', ...kinds.records, setting: 'RETENTION_RECORDS_DAYS', defaultDays: 2190 },
] as const satisfies readonly (Omit<RetentionClass, 'name'> & { name: string })[];

export type RetentionClassName = (typeof RETENTION_CLASSES)[number]['name'];

/** The number of days that each class of data is kept. */
export type RetentionPeriods = Readonly<Record<RetentionClassName, number>>;

/** In each pair, the first class of data depends on the second, so the first must not be kept for longer. */
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

/** Identifies a set of periods, so that a confirmation does not apply to any other periods. */
export function periodsKey(periods: RetentionPeriods): string {
  return RETENTION_CLASSES.map(({ name }) => `${name}=${periods[name]}`).join(' ');
}

const DAY_MS = 86_400_000;

export function retentionCutOff(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString();
}

export type RetentionCounts = Partial<Record<RetentionClassName, number>>;

export interface RetentionRun {
  id: number;
  /** The date of the night as YYYY-MM-DD; for a run that someone started, “by hand” and the time. */
  name: string;
  startedAt: string;
  endedAt?: string;
  deleted: RetentionCounts;
  /** Counts of the items that could not be deleted. The next run tries them again. */
  failed: RetentionCounts;
}

export interface RetentionItem {
  id: string;
  /**
   * What the items of a step are sorted by: the time from which their age is counted, or their conversation.
   */
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
  /** In the order in which a run carries them out. */
  readonly steps: readonly RetentionStep[];
  /** Returns the run with this name. Starts it if there is none. */
  begin(name: string, now: string): Promise<RetentionRun & { progress: RetentionProgress }>;
  /** Items older than `before` that are not on hold, in the step's order. Starts after the item `after`. */
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
   * Who confirmed these periods at the desk. Deletion can then also be stopped at the desk. Absent if the
   * settings confirm the periods.
   */
  confirmedBy?: { by: string; at: string };
  /** The number of legal holds in force. Data they cover is not counted here. */
  holds: number;
  neverClosed: NeverClosed;
  runs: RetentionRun[];
}
