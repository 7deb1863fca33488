import { sql } from 'kysely';
import type { Release } from '../../../knowledge/model/release.js';

/** This is enough, because halfvec only stores about 3 digits. Shorter text is quicker to send. */
const DIGITS = 5;

/** The passages of a release. If a passage is printed several times, only its first form is included. */
export const formsIn = ({ number }: Release) => sql`
  select distinct on (place.passage) place.passage, place.context_digest
  from release_editions as held join edition_passages as place on place.edition = held.edition
  where held.release = ${number}
  order by place.passage, place.edition, place.position`;

/**
 * A condition that is true if a row may be in the release. Only a process that has opened the release knows
 * for certain.
 */
export const heldInRelease = ({ number }: Release) => sql<boolean>`
  (first_release <= ${number} and (last_release is null or last_release >= ${number}))`;

export function vectorAsText(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => Number(value.toPrecision(DIGITS))).join()}]`;
}
