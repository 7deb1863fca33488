// Recognises the rows of a table that say which age group the rows below them are for. The rules for children
// and adults differ, and the rows themselves do not say who they are for.
import { ADULT, CHILD } from '../../knowledge/question/child-or-adult.js';
import { areForAdults } from '../../knowledge/search/for-adults.js';

/** A longer text does not name an age group, and matching the pattern against it could take long. */
const LONGEST_NAME = 100;

const CHILDREN = String.raw`(?:child(?:ren)?|minors|young (?:people|persons?)|(?:under|below)[ -](?:the age of )?1[0-8]s?|(?:1[0-7]|[1-9])[ -]years?[ -]olds)\b`;
const WITH_CHILDREN = String.raw`(?:an?|the|for|all|any(?:one)?|only|potential|possible|suspected|unaccompanied|separated|looked[ -]after|trafficked|victims?|survivors?|people|persons?|adults?|of|modern|slavery|over|aged|\d{1,2}s?|years?|old|and|or|to)\b`;
const DETAIL = String.raw`(?: (?:[-–—]|who|with|without|in|\()|:) ?[^.;,]*`;
/** A rule or a reference names no group: “All staff must act within a day”, “For a child, see part 4.” */
const NO_RULE = String.raw`^(?!.*\b(?:must|should|see|part|section|page)\b)`;
/** Matches the name of a group of children: “Children (under 18)”. */
const NAMES_CHILDREN = new RegExp(
  String.raw`${NO_RULE}(?:(?:if|when|where) the (?:potential )?(?:person|victim) is )?(?:${WITH_CHILDREN}[ /–-]+)*${CHILDREN}(?:[ ,(/&–-]+(?:${WITH_CHILDREN}|${CHILDREN}))*(?:[).,:]*|${DETAIL})$`,
  'iu',
);
const OF_AGE = new RegExp(String.raw`${ADULT.source}|\b18s?\b`, 'iu');
const ANY_AGE = /^(?!.*\b(?:must|should)\b).*\b(?:all|both|everyone)\b/iu;

/**
 * True if the rows below `text` are not for the age group of the headings above it. Rows for adults must not
 * seem to be for children, so any mention of adults, or a name for everyone, ends a group of children. A group
 * of adults only ends at the name of a group of children, because notes about children are common in it.
 */
export function startsAgeGroup(text: string, above: readonly string[]): boolean {
  if (text.length > LONGEST_NAME) return false;
  if (NAMES_CHILDREN.test(text)) return true;
  if (areForAdults(above)) return false;
  return OF_AGE.test(text) || (ANY_AGE.test(text) && above.some((heading) => CHILD.test(heading)));
}

export function ageGroupOf(headings: readonly string[]): string | undefined {
  return headings.findLast((text, index) => startsAgeGroup(text, headings.slice(0, index)));
}
