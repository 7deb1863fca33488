// Defines a person's request about their own data: what they want, its progress and its deadline.
import { digestOf } from '../audit/event.js';
import type { Actor } from '../people/actor.js';
import type { Person } from '../people/person.js';
import { timeLimit, type TimeLimit } from './complaint.js';
import { dayOf, parseDay } from './parse-day.js';

export type SubjectRequestKind = 'access' | 'erasure';

/**
 * The person that the data is about: someone who used the service, or someone named in other people's
 * messages.
 */
export type Subject =
  { by: 'identity'; person: Pick<Person, 'platform' | 'id'> } | { by: 'name'; sought: string };

export interface SubjectRequest {
  id: string;
  kind: SubjectRequestKind;
  /** Absent once the person's data has been erased. */
  subject?: Subject | undefined;
  openedAt: string;
  openedBy: string;
  /** Absent on requests from before we recorded accounts. */
  openedByAccount?: string;
  /** Times spent waiting for more information from the person. They extend the deadline. */
  pauses: { from: string; to?: string; why: string }[];
  /** Who approved a search by name. It must not be the person who opened the request. */
  approved?: { by: string; account?: string; at: string };
  /**
   * The person's own details that placeholders have replaced. The export of their data shows these details.
   */
  own: string[];
  /** Other people’s details that redaction missed. The export leaves these words out. */
  leftOut: string[];
  log: { at: string; by: string; what: string }[];
  closed?: { by: string; at: string; outcome: string };
  version: number;
}

const startOf = (day: Date) => Date.parse(parseDay(day.toISOString().slice(0, 10))!);

/**
 * One month after the request was opened, counted in London days, plus the length of all pauses. If the next
 * month has no such day, uses its last day. A pause that has not ended counts up to `now`.
 */
export function dueAt(
  { openedAt, pauses }: Pick<SubjectRequest, 'openedAt' | 'pauses'>,
  now: string,
): string {
  const opened = new Date(dayOf(openedAt));
  const due = new Date(opened);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== opened.getUTCDate()) due.setUTCDate(0);
  const intoTheDayMs = Date.parse(openedAt) - startOf(opened);
  const pausedMs = pauses.reduce((sum, { from, to = now }) => sum + Date.parse(to) - Date.parse(from), 0);
  return new Date(startOf(due) + intoTheDayMs + pausedMs).toISOString();
}

export const isPaused = ({ pauses }: Pick<SubjectRequest, 'pauses'>) =>
  pauses.some(({ to }) => to === undefined);

export function requestClock(
  request: Pick<SubjectRequest, 'openedAt' | 'pauses'>,
  now: string,
): TimeLimit | { state: 'paused' } {
  return isPaused(request) ? { state: 'paused' } : timeLimit(dueAt(request, now), now);
}

/** Used to check that a list has not changed since it was shown. */
export const digestOfList = (words: readonly string[]) => digestOf(words.join('\n'));

export interface NewSubjectRequest {
  id?: string;
  kind: SubjectRequestKind;
  subject: Subject;
  /** The date that was typed, before it is parsed. */
  received?: string;
  by: Actor;
}

/** Data that can only be found by searching stored text. */
export interface Traces {
  deadJobs: number;
  draftNotes: number;
  uploads: number;
}

/** Every method throws `StoreFailure`, and `SealingFailure` if it needs the key and the key is missing. */
export interface SubjectRecords {
  add(request: SubjectRequest): Promise<void>;
  find(id: string): Promise<SubjectRequest | undefined>;
  /** Open requests first, oldest first; then closed requests, newest first. */
  list(): Promise<SubjectRequest[]>;
  /** Removes this person's ID from closed requests about them. Does not need the key. */
  forget(person: Person): Promise<void>;
  /** When each open request was opened and paused. Does not need the key, and does not say why. */
  openTimes(): Promise<Pick<SubjectRequest, 'openedAt' | 'pauses'>[]>;
  /** Adds 1 to the stored version. Returns false if someone else saved the request first. */
  save(request: SubjectRequest): Promise<boolean>;
  /**
   * IDs of messages written in the conversation, or relayed to it, with `text` in their redacted text. Oldest
   * first.
   */
  messagesWith(conversation: string, text: string): Promise<string[]>;
  tracesOf(person: Person, escalations: readonly string[]): Promise<Traces>;
  /** Deletes the data, except for files that a legal hold covers. */
  removeTraces(person: Person, escalations: readonly string[], now: string): Promise<void>;
  /** Editions of files that this person uploaded as an editor and that a legal hold covers. */
  heldUploads(person: Person, now: string): Promise<number[]>;
  /** Deletes an uploaded file. If it has been published, only removes its name and the editor's name. */
  eraseUpload(edition: number): Promise<void>;
}
