// A person's request about their own data: what they want, how it is going, and when it must be answered.
import type { Person } from '../people/person.js';

export type SubjectRequestKind = 'access' | 'erasure';

/** Whose data: someone who wrote to us, or someone who others wrote about. */
export type Subject = { by: 'identity'; person: Person } | { by: 'name'; sought: string };

export interface SubjectRequest {
  id: string;
  kind: SubjectRequestKind;
  /** Absent once their data was erased. */
  subject?: Subject | undefined;
  openedAt: string;
  openedBy: string;
  /** Absent on requests from before accounts were recorded. */
  openedByAccount?: string;
  /** Waiting for the person to say more: the time stops. */
  pauses: { from: string; to?: string; why: string }[];
  /** Someone else agreed to a search by name. */
  approved?: { by: string; account?: string; at: string };
  /** Values behind placeholders that are the person's own, so that they are shown to them. */
  own: string[];
  /** The record of the search. */
  log: { at: string; by: string; what: string }[];
  closed?: { by: string; at: string; outcome: string };
  version: number;
}

/** One calendar month, or its last day, and as long as it was paused. While it is paused, counted until now. */
export function dueAt(
  { openedAt, pauses }: Pick<SubjectRequest, 'openedAt' | 'pauses'>,
  now: string,
): string {
  const opened = new Date(openedAt);
  const due = new Date(opened);
  due.setUTCMonth(due.getUTCMonth() + 1);
  // 31 January has no day a month later: the last day of February counts.
  if (due.getUTCDate() !== opened.getUTCDate()) due.setUTCDate(0);
  const pausedMs = pauses.reduce((sum, { from, to = now }) => sum + Date.parse(to) - Date.parse(from), 0);
  return new Date(due.getTime() + pausedMs).toISOString();
}

export const isPaused = ({ pauses }: Pick<SubjectRequest, 'pauses'>) =>
  pauses.some(({ to }) => to === undefined);

/** What is found only by looking through what is stored as text. */
export interface Traces {
  deadJobs: number;
  draftNotes: number;
  /** Files they uploaded as an editor. */
  uploads: number;
}

/** Every method throws `StoreFailure`. */
export interface SubjectRecords {
  add(request: SubjectRequest): Promise<void>;
  find(id: string): Promise<SubjectRequest | undefined>;
  /** Open ones first, the oldest first; then closed ones, the newest first. */
  list(): Promise<SubjectRequest[]>;
  /** False if someone else was first; the stored version is one higher. */
  save(request: SubjectRequest): Promise<boolean>;
  /** Ids of all conversations, in order, after that one. */
  conversationsAfter(id: string, limit: number): Promise<string[]>;
  /** Everyone the store knows by an id on a platform. */
  everyone(): Promise<Person[]>;
  /** Ids of everything in a conversation that shows this text, redacted. */
  messagesWith(conversation: string, text: string): Promise<string[]>;
  tracesOf(person: Person, escalations: readonly string[]): Promise<Traces>;
  removeTraces(person: Person, escalations: readonly string[], now: string): Promise<void>;
}
