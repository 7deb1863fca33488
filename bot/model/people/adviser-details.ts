// Reads the adviser details that change from week to week: hours, nations, specialisms and languages. They
// come from the file or are set at the desk.
import type { Person } from './person.js';
import { may, type UserRole } from './roles.js';
import {
  adviserDetailsSchema,
  listedAs,
  type AdviserDetails,
  type AdviserIdentity,
  type ListedAdviser,
} from './roster.js';

/** One line in the history of changes made at the desk. An adviser's latest line applies. */
export interface DetailsChange {
  /** The adviser's ID in the file, or `SERVICE` for the hours of the whole service. */
  adviser: string;
  /**
   * 1 for an adviser's first change. If 2 people change the same version at once, the second change is
   * refused.
   */
  version: number;
  /**
   * In the form used by the program version that saved them. Absent if the details were reset to those in the
   * file.
   */
  details?: object;
  by: Person;
  at: string;
}

export interface KeptOfAdviser {
  awayUntil?: string;
  change?: DetailsChange;
}

/**
 * The store's data about the listed advisers, by their ID in the file. Only the file decides who is an
 * adviser.
 */
export interface AdviserRecords {
  /** `until` is undefined when the adviser is back. */
  setAway(adviser: string, until: string | undefined): Promise<void>;
  /**
   * The advisers' saved details that apply now. A single statement, because it runs whenever the bot checks
   * who is working.
   */
  kept(now: string): Promise<ReadonlyMap<string, KeptOfAdviser>>;
  /** If this adviser already has a change with that version, changes nothing and returns false. */
  addChange(change: DetailsChange): Promise<boolean>;
  /** Newest first. */
  changes(adviser: string): Promise<DetailsChange[]>;
}

/** Undefined if the details do not fit this version of the program, or if those in the file apply. */
export function readableDetails({ details }: Pick<DetailsChange, 'details'>): AdviserDetails | undefined {
  return adviserDetailsSchema.safeParse(details).data;
}

export interface DetailsThatHold {
  adviser: ListedAdviser;
  /** Absent if the details in the file apply. */
  setAtDesk?: Pick<DetailsChange, 'by' | 'at'>;
  /**
   * True if the details set at the desk do not fit this version of the program. Those in the file then apply.
   */
  isUnreadable?: true;
}

/**
 * Details saved at the desk override those in the file. If the saved ones are invalid, those in the file
 * apply, because notifications must go on.
 */
export function detailsThatHold(listed: ListedAdviser, change: DetailsChange | undefined): DetailsThatHold {
  if (change?.details === undefined) return { adviser: listed };
  const details = readableDetails(change);
  if (!details) return { adviser: listed, isUnreadable: true };
  return { adviser: { ...listed, ...details }, setAtDesk: { by: change.by, at: change.at } };
}

/**
 * Advisers can change their own details; leads and admins, anyone's. Only the file decides who is an adviser.
 */
export function mayChangeDetails(
  roster: readonly AdviserIdentity[],
  adviser: AdviserIdentity,
  { person, roles }: { person: Person; roles: readonly UserRole[] },
): boolean {
  if (may(roles, 'change-advisers') || listedAs([adviser], person)) return true;
  return listedAs(roster, person)?.lead ?? false;
}

/** The order of nations and specialisms does not matter. */
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
  adviser: string;
  /** If absent, the details are reset to those in the file. */
  details?: AdviserDetails;
  /** The version that the person saw when they made the change; 0 if nothing was ever saved. */
  version: number;
  by: { person: Person; roles: readonly UserRole[] };
}

/** `overtaken`: someone else saved different details first, and theirs apply. */
export type DetailsOutcome =
  | { outcome: 'changed' | 'unchanged'; version: number }
  | { outcome: 'overtaken' }
  | { outcome: 'not-listed' }
  | { outcome: 'not-allowed' };

/** Throws `StoreFailure`. */
export type ChangeDetails = (wanted: WantedDetails) => Promise<DetailsOutcome>;
