// Moves the edges of each span to where the personal detail starts and ends.
import { isDateShaped, type DetailCandidate, type KeptSpan } from '../matching/candidate.js';
import { withAddressEdges } from './address-edges.js';
import { grown } from './grow-spans.js';
import { withNameEdges } from './name-edges.js';

/** Both `found` and the result are in order, and their spans do not overlap. */
export const withEdges = (text: string, found: readonly DetailCandidate[]): DetailCandidate[] =>
  grown(withNameEdges(text, withAddressEdges(text, found)), (one) => wholeOf(text, one)).map((one) =>
    one.type === 'case_id' && isDateShaped(text.slice(one.start, one.end))
      ? { ...one, type: 'date_of_birth' }
      : one,
  );

const FURTHEST = 24;
/** Matches a part of a reference such as “0993-14” or “W/0093-K”. A word after a slash is not such a part. */
const GROUP = String.raw`(?:\p{N}{1,8}|\p{Lu}{1,3}|\p{Lu}{1,2}\p{N}{1,8}|\p{N}{1,8}\p{Lu}{1,2})`;
const GROUPS_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}./_-])(?:${GROUP}[./_-]){1,3}$`, 'u');
const GROUPS_AFTER = new RegExp(String.raw`^(?:[./_-]${GROUP}){1,3}(?![\p{L}\p{N}])`, 'u');
/** Matches the rest of a handle, as in “tiaa.works24”. Without a digit or an underscore, it is a new sentence. */
const HANDLE_AFTER = /^(?=[\p{L}.]{0,20}[\p{N}_@])(?:[._@]{1,2}[\p{L}\p{N}]{1,20}){1,3}(?![\p{L}\p{N}])/u;
/** Matches "the" before the name of a place, as in "the Sunbeam Hotel". */
const ARTICLE = /(?<![\p{L}\p{N}'])[Tt]he $/u;
/** Matches the rest of a hyphenated word, as in "Victoria Walk-in". */
const HYPHEN_AFTER = /^(?:-\p{L}{2,12}){1,2}(?![\p{L}\p{N}])/u;
const DAY_BEFORE = /(?<![\p{L}\p{N}./-])(?:\p{N}{1,2}[./-]){1,2}$|(?<![\p{L}\p{N}'])[Tt]he $/u;

const REFERENCES = new Set<string>(['case_id', 'crime_ref', 'home_office_ref', 'nrm_ref']);

function wholeOf(text: string, { type, start, end }: DetailCandidate): KeptSpan {
  const grow = (left?: RegExp, right?: RegExp): KeptSpan => ({
    start: start - (left?.exec(text.slice(Math.max(0, start - FURTHEST), start))?.[0].length ?? 0),
    end: end + (right?.exec(text.slice(end, end + FURTHEST))?.[0].length ?? 0),
  });
  if (REFERENCES.has(type)) return grow(GROUPS_BEFORE, GROUPS_AFTER);
  if (type === 'social_handle' || type === 'name') return grow(undefined, HANDLE_AFTER);
  if (type === 'date_of_birth') return grow(DAY_BEFORE, GROUPS_AFTER);
  if (type === 'school') return grow(ARTICLE, HYPHEN_AFTER);
  return type === 'address' ? grow(undefined, HYPHEN_AFTER) : { start, end };
}
