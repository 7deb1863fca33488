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

/** One entry in the history of changes made at the desk. The latest entry for an adviser applies. */
export interface DetailsChange {
  /** The adviser's ID in the file, or `SERVICE` for the hours of the whole service. */
  adviser: string;
  /** 1 for an adviser's first change. If 2 people change the same version, the second change is refused. */
  version: number;
  /**
   * The details, in the format of the version of the program that saved them. Absent if they were reset to
   * the details in the file.
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
 * What the store knows about each adviser in the file, found by ID. Only the file decides who is an adviser.
 */
export interface AdviserRecords {
  /** Pass `until` as undefined when the adviser is back. */
  setAway(adviser: string, until: string | undefined): Promise<void>;
  /**
   * The saved details that apply to each adviser now. Uses a single statement, because it runs whenever the
   * bot checks who is working.
   */
  kept(now: string): Promise<ReadonlyMap<string, KeptOfAdviser>>;
  /** Returns false and adds nothing if this adviser already has a change with the same version. */
  addChange(change: DetailsChange): Promise<boolean>;
  /** Newest first. */
  changes(adviser: string): Promise<DetailsChange[]>;
}

/** Undefined if this version of the program cannot read the details, or if the details in the file apply. */
export function readableDetails({ details }: Pick<DetailsChange, 'details'>): AdviserDetails | undefined {
  return adviserDetailsSchema.safeParse(details).data;
}

export interface DetailsThatHold {
  adviser: ListedAdviser;
  /** Who set the details at the desk, and when. Absent if the details in the file apply. */
  setAtDesk?: Pick<DetailsChange, 'by' | 'at'>;
  /**
   * True if details were set at the desk that this version of the program cannot read. The details in the
   * file then apply.
   */
  isUnreadable?: true;
}

/**
 * Details saved at the desk override those in the file. If the saved details are invalid, those in the file
 * apply, so that advisers still get notifications.
 */
export function detailsThatHold(listed: ListedAdviser, change: DetailsChange | undefined): DetailsThatHold {
  if (change?.details === undefined) return { adviser: listed };
  const details = readableDetails(change);
  if (!details) return { adviser: listed, isUnreadable: true };
  return { adviser: { ...listed, ...details }, setAtDesk: { by: change.by, at: change.at } };
}

/**
 * Advisers can change their own details. Leads and admins can change anyone's. Only the file decides who is
 * an adviser.
 */
export function mayChangeDetails(
  roster: readonly AdviserIdentity[],
  adviser: AdviserIdentity,
  { person, roles }: { person: Person; roles: readonly UserRole[] },
): boolean {
  if (may(roles, 'change-advisers') || listedAs([adviser], person)) return true;
  return listedAs(roster, person)?.lead ?? false;
}

/** Ignores the order of nations and specialisms. */
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
  /** The version that the person was shown before they made the change. 0 if nothing had been saved. */
  version: number;
  by: { person: Person; roles: readonly UserRole[] };
}

/** `overtaken`: someone else saved different details first, so those apply. */
export type DetailsOutcome =
  | { outcome: 'changed' | 'unchanged'; version: number }
  | { outcome: 'overtaken' }
  | { outcome: 'not-listed' }
  | { outcome: 'not-allowed' };

/** Throws `StoreFailure`. */
export type ChangeDetails = (wanted: WantedDetails) => Promise<DetailsOutcome>;
