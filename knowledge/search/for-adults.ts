// Recognises passages about adults, mostly by their headings. They would give the wrong rule for a child: an
// adult is only referred with consent, but a child always is. Of 61 passages that labellers found misleading,
// 17 were about adults.
import type { Candidate } from './candidate.js';
import { withAgeGroups } from '../question/age-ranges.js';
import { ADULT, AGED, asksOfDifferentAges, CHILD, subjectOf } from '../question/child-or-adult.js';
import type { SearchQuery } from './ranking-signals.js';
import { splitUnits } from '../text/sentences.js';
import { introducesSentences } from '../text/heading-of-sentence.js';

/**
 * Matches text that says a rule is for adults. Without this, the section 45 defence of "a person, aged 18 or
 * over" was quoted for a boy of 15. Does not match a condition ("if the person is aged 18 or over"), which
 * does not limit the rest of the passage. The lookahead comes first, because checking the lookbehind at every
 * letter took nearly half of the time needed to choose quotes.
 */
const OF_AGE = /\b(?=aged 18 or over\b)(?<!\b(?:if|where|when|whether|unless)\b[^.;:\n]{0,80})/iu;
const YOUNGER = /\b(?:of any age|juveniles?)\b/iu;
/** “Adults who were trafficked as children” are adults. */
const HARMED_AS_CHILDREN =
  /\b(?:trafficked|exploited|abused|enslaved|harmed) as (?:an? )?(?:child(?:ren)?|minors?|girls?|boys?)\b/giu;

export function isQueryOfChild(query: SearchQuery): boolean {
  return subjectOfQuery(query) === 'child';
}

/** True if the question is about two people, one under 18 and one not. */
export function isQueryOfDifferentAges(query: SearchQuery): boolean {
  const { asked, text, dependsOn = [] } = query;
  return subjectOfQuery(query) === 'both' && [asked ?? text, ...dependsOn].some(asksOfDifferentAges);
}

export function subjectOfQuery(query: SearchQuery): ReturnType<typeof subjectOf> {
  const { asked, text, dependsOn = [], childBirthDates } = query;
  return subjectOf([asked ?? text, ...dependsOn], childBirthDates);
}

/**
 * Uses the nearest heading that mentions adults or children. The document's title counts as the furthest
 * heading. If a heading within the passage mentions children, part of the passage is for them. If no heading
 * mentions either, the passage is for adults if it mentions people aged 18 or over and no children.
 */
export function isForAdults({ passage, document }: Pick<Candidate, 'passage' | 'document'>): boolean {
  const headings = [document.title, ...passage.headings];
  if (areForAdults(headings)) return !headingsIn(passage.text).some((heading) => CHILD.test(heading));
  return !headings.some((words) => CHILD.test(words)) && isForPeopleOfAge(passage.text);
}

/** True if the text is about people aged 18 or over and mentions no one younger. */
export function isForPeopleOfAge(text: string): boolean {
  if (!/18|eighteen/iu.test(text)) return false;
  const words = withAgeGroups(text).replace(HARMED_AS_CHILDREN, ' ');
  return OF_AGE.test(words) && ![CHILD, AGED, YOUNGER].some((pattern) => pattern.test(words));
}

/** True if text under these headings, which are listed outermost first, is only for adults. */
export function areForAdults(headings: readonly string[]): boolean {
  const nearest = headings
    .map(withAgeGroups)
    .findLast((words) => [ADULT, OF_AGE, CHILD, YOUNGER].some((pattern) => pattern.test(words)));
  return nearest !== undefined && !CHILD.test(nearest) && !YOUNGER.test(nearest);
}

export function isChildrensHeading(heading: string): boolean {
  return CHILD.test(withAgeGroups(heading)) && !ADULT.test(heading);
}

function headingsIn(text: string): string[] {
  const units = splitUnits(text);
  return units
    .filter((_, index) => introducesSentences(text, units, index))
    .map(({ start, end }) => text.slice(start, end));
}
