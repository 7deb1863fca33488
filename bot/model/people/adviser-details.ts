// What changes about an adviser from week to week: hours, nations, specialisms and languages, from the file or set at
// the desk.
import type { Person } from './person.js';
import type { UserRole } from './roles.js';
import { may } from './roles.js';
import { adviserDetailsSchema, listedAs } from './roster.js';
import type { AdviserDetails, AdviserIdentity, ListedAdviser } from './roster.js';

/** One line of the record of what was set at the desk; the latest of an adviser is what counts. */
export interface DetailsChange {
  /** The id in the file. */
  adviser: string;
  /** 1 for an adviser's first; each builds on the one before, so that of two made at once, the second is refused. */
  version: number;
  /** As that version of the program wrote them; absent: as in the file again. */
  details?: AdviserDetails;
  by: Person;
  at: string;
}

export interface KeptOfAdviser {
  awayUntil?: string;
  /** The latest. */
  change?: DetailsChange;
}

/** What the store keeps about the listed advisers, by their id in the file. Only the file says who they are. */
export interface AdviserRecords {
  /** `until` undefined: they are back. */
  setAway(adviser: string, until: string | undefined): Promise<void>;
  /**
   * For everyone with anything saved that applies now. In one statement, because every check of who is on shift needs
   * it.
   */
  kept(now: string): Promise<ReadonlyMap<string, KeptOfAdviser>>;
  /** False when this adviser has a change of that version already: nothing was changed. */
  addChange(change: DetailsChange): Promise<boolean>;
  /** Of one adviser, newest first. */
  changes(adviser: string): Promise<DetailsChange[]>;
}

/** Undefined if they do not fit this version of the program, or if the settings in the file should apply. */
export function readableDetails({ details }: DetailsChange): AdviserDetails | undefined {
  return adviserDetailsSchema.safeParse(details).data;
}

export interface DetailsThatHold {
  adviser: ListedAdviser;
  /** Absent if the file applies. */
  setAtDesk?: Pick<DetailsChange, 'by' | 'at'>;
  /** What was set at the desk does not fit this version of the program, so that the file holds. */
  isUnreadable?: true;
}

/**
 * An adviser in the file, with settings from the desk on top. A fault in those must not keep anyone from being asked.
 */
export function detailsThatHold(listed: ListedAdviser, change: DetailsChange | undefined): DetailsThatHold {
  if (change?.details === undefined) return { adviser: listed };
  const details = readableDetails(change);
  if (!details) return { adviser: listed, isUnreadable: true };
  return { adviser: { ...listed, ...details }, setAtDesk: { by: change.by, at: change.at } };
}

/** An adviser sets their own; a lead or an admin, everyone's. Only the file decides who is an adviser. */
export function mayChangeDetails(
  roster: readonly AdviserIdentity[],
  adviser: AdviserIdentity,
  { person, roles }: { person: Person; roles: readonly UserRole[] },
): boolean {
  if (may(roles, 'change-advisers') || listedAs([adviser], person)) return true;
  return listedAs(roster, person)?.lead ?? false;
}

/** In whatever order nations and specialisms were named. */
export function sameDetails(one: AdviserDetails, other: AdviserDetails): boolean {
  const inOrder = ({ hours, nations, specialisms, languages }: AdviserDetails) =>
    JSON.stringify([
      hours.map(({ days, from, to }) => [[...days].sort(), from, to]),
      [...nations].sort(),
      [...specialisms].sort(),
      languages,
    ]);
  return inOrder(one) === inOrder(other);
}

export interface WantedDetails {
  /** The id in the file. */
  adviser: string;
  /** Absent: as in the file. */
  details?: AdviserDetails;
  /** The version that was shown when these were written; 0 if nothing has ever been saved. */
  version: number;
  by: { person: Person; roles: readonly UserRole[] };
}

/** `overtaken`: someone else saved others in the meantime, and theirs apply. */
export type DetailsOutcome =
  | { outcome: 'changed' | 'unchanged'; version: number }
  | { outcome: 'overtaken' }
  | { outcome: 'not-listed' }
  | { outcome: 'not-allowed' };

/** Sets when an adviser works and what they know. Throws `StoreFailure`. */
export type ChangeDetails = (wanted: WantedDetails) => Promise<DetailsOutcome>;
