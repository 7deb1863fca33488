// What people see before they ask for an adviser: when advisers work, how long the wait is and how the reply
// arrives.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

export type AdviserTimesIn = (say: PractitionerWords) => AdviserTimes;

export interface AdviserTimes {
  /** A sentence to show next to a button. Absent if we do not know advisers' hours. */
  now?: string;
  /** When advisers are due back, for someone who waits. Absent while they work, or if we do not know. */
  due?: string;
  /** Whether advisers work now, their hours and the usual wait. */
  times: readonly string[];
  /** The same as `times`, and where the reply arrives. */
  lines: readonly string[];
}
