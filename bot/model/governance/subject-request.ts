// Defines a person's request about their own data: what they want, its progress and its deadline.
import { digestOf } from '../audit/event.js';
import type { Acting, Actor } from '../people/actor.js';
import type { Person } from '../people/person.js';
import { dayOf, parseDay } from './parse-day.js';

export type SubjectRequestKind = 'access' | 'erasure';

/** The person whose data it is: someone who used the service, or someone named in other people's messages. */
export type Subject =
  { by: 'identity'; person: Pick<Person, 'platform' | 'id'> } | { by: 'name'; sought: string };

export interface SubjectRequest {
  id: string;
  kind: SubjectRequestKind;
  /** Absent once their data has been erased. */
  subject?: Subject | undefined;
  openedAt: string;
  openedBy: string;
  /** Absent on requests made before we recorded accounts. */
  openedByAccount?: string;
  /** Periods spent waiting for more information from the person. They extend the deadline. */
  pauses: { from: string; to?: string; why: string }[];
  /** Who approved a search by name: someone other than the person who opened the request. */
  approved?: { by: string; account?: string; at: string };
  /** The person's own details that placeholders have replaced. Their export shows these details. */
  own: string[];
  /** Other people’s details that redaction missed. The export leaves these words out. */
  leftOut: string[];
  log: { at: string; by: string; what: string }[];
  closed?: { by: string; at: string; outcome: string };
  version: number;
}

const startOf = (day: Date) => Date.parse(parseDay(day.toISOString().slice(0, 10))!);

/**
 * One month after the request was opened, counted in days in London, plus all its pauses. If the next month has no such day, its last
 * day is used. A pause that has not ended counts up to `now`.
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

/** Tells whether a list is the one that someone was shown. */
export const digestOfList = (words: readonly string[]) => digestOf(words.join('\n'));

export interface NewSubjectRequest {
  id?: string;
  kind: SubjectRequestKind;
  subject: Subject;
  /** The date, as typed. */
  received?: string;
  by: Actor;
}

/** The steps that an admin can take. Each returns undefined if it was done, or the reason it was not. */
export interface SubjectRequestSteps {
  list(): Promise<SubjectRequest[]>;
  open(wanted: NewSubjectRequest): Promise<string | undefined>;
  approve(acting: Acting): Promise<string | undefined>;
  pause(pausing: Acting & { why: string }): Promise<string | undefined>;
  resume(acting: Acting): Promise<string | undefined>;
  setOwn(choosing: Acting & { own: readonly string[] }): Promise<string | undefined>;
  /** Refused if the list is not the one that was `shown`, as a digest. */
  setLeftOut(choosing: Acting & { words: readonly string[]; shown: string }): Promise<string | undefined>;
  close(closing: Acting & { outcome: string }): Promise<string | undefined>;
  erase(acting: Acting): Promise<string | undefined>;
  export(
    acting: Acting & { withReadings: boolean },
  ): Promise<{ json: string; html: string } | { problem: string }>;
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
  /** Removes this person's ID from closed requests about them. Needs no key. */
  forget(person: Person): Promise<void>;
  /** When each open request was opened. Needs no key. */
  openSince(): Promise<string[]>;
  /** False if someone else saved it first. Raises the stored version by 1. */
  save(request: SubjectRequest): Promise<boolean>;
  /**
   * IDs of messages written in the conversation, or passed on to it, whose redacted text includes `text`.
   * Oldest first.
   */
  messagesWith(conversation: string, text: string): Promise<string[]>;
  tracesOf(person: Person, escalations: readonly string[]): Promise<Traces>;
  /** Keeps files that a legal hold covers. */
  removeTraces(person: Person, escalations: readonly string[], now: string): Promise<void>;
  /** Editions of files that this person uploaded as an editor and that a legal hold covers. */
  heldUploads(person: Person, now: string): Promise<number[]>;
  /**
   * Deletes an uploaded file; if it has been published, only removes the names of its editor and of the file.
   */
  eraseUpload(edition: number): Promise<void>;
}
