// Recognises passages about adults, mostly by their headings. They would give the wrong rule for a child: an
// adult is only referred with consent, but a child always is. Of 61 passages that labellers found misleading,
// 17 were about adults.
import type { Candidate } from '../search/candidate.js';
import type { SearchQuery } from '../search/ranking-signals.js';
import { splitUnits } from '../text/sentences.js';
import { introducesSentences } from '../text/heading-of-sentence.js';

const CHILD =
  /\b(?:child(?:ren|['’]s)?|minors?|under[ -]?18s?|girls?|boys?|lads?|kids?|bab(?:y|ies)|toddlers?|pupils?|sons?|daughters?|(?:step|half)?(?:brothers?|sisters?)|teen(?:age)?(?:rs?)?|young (?:person|people)|uasc|unaccompanied|(?:1[0-7]|[1-9])[ -]?(?:yo|y\/o|(?:yrs?|years?)[ -]old)|aged? (?:1[0-7]|[1-9]))\b/iu;
const ADULT = /\badults?\b/iu;
/**
 * Matches text that says a rule is for adults. Without this, the section 45 defence of "a person, aged 18 or
 * over" was quoted for a boy of 15. Does not match a condition ("if the person is aged 18 or over"), which
 * does not limit the rest of the passage. The lookahead comes first, because checking the lookbehind at every
 * letter took nearly half of the time needed to choose quotes.
 */
const OF_AGE =
  /\b(?=aged (?:18|eighteen)(?: years)? (?:or|and) (?:over|above|older)\b)(?<!\b(?:if|where|when|whether|unless)\b[^.;:\n]{0,80})/iu;
const UNDER_AGE = /\b(?:under|below)[ -](?:the age of )?(?:18|eighteen)\b|\bjuveniles?\b/iu;

const NUMBER =
  '(?:1[0-7]|[1-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)';
const PERSON = String.raw`(?:\b(?:s?he|they|i|who|yp|client|victim|person|male|female|niece|nephew|cousin)|\])`;
/**
 * Matches ages and school years as people write them: "hes 16", "[name 1], 15,", "17f", "u18", "in year 9".
 */
const AGED = new RegExp(
  [
    String.raw`\b${NUMBER}[ -]?(?:y\/?o|(?:y|yrs?|years?)[ -]?olds?|years? of age)\b`,
    String.raw`\bage[ds]?:? (?:only |about |around )?${NUMBER}\b`,
    String.raw`(?:\b(?:s?he|they|i|who)['’]?(?:s|m|re)|${PERSON}(?:['’]s|,| is| was| are| am|(?= \()))` +
      String.raw` \(?(?:(?:only|just|now|about|around|maybe) )?${NUMBER}` +
      String.raw`(?=\s*(?:$|[,;:!?()]|\.(?!\d)|(?:and|but|so|or|from|with|now|when|who|years?|yrs?)\b)|[/-]1[0-8])`,
    String.raw`(?<![£$€.\d])\b(?:1[0-7]|[1-9])(?:[mf]\b| ?\((?:fe)?m(?:ale)?\)| ?\(f\))`,
    String.raw`\b(?:yps?|u-?18s?|(?:under|below|nearly|almost|not yet)[ -]?(?:18|eighteen)s?|youths?|youngsters?)\b`,
    String.raw`\bschool[ -]?(?:girl|boy|child|kid)|\byear (?:1[0-3]|[1-9]) (?:student|pupil)|\bin year (?:1[0-3]|[7-9])\b`,
  ].join('|'),
  'iu',
);

/**
 * True if the question is about a child and not also about adults. `texts` has the question's own words, then
 * the case and the earlier questions it depends on. The first text that mentions a child or adults decides.
 */
export function asksAboutChild(texts: readonly string[]): boolean {
  const text = texts.find((one) => mentionsChild(one) || ADULT.test(one));
  return text !== undefined && !ADULT.test(text);
}

export function mentionsChild(text: string): boolean {
  return CHILD.test(text) || AGED.test(text);
}

export function isQueryOfChild({ asked, text, dependsOn = [] }: SearchQuery): boolean {
  return asksAboutChild([asked ?? text, ...dependsOn]);
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
  return OF_AGE.test(text) && ![CHILD, AGED, UNDER_AGE].some((pattern) => pattern.test(text));
}

/** True if text under these headings, which are listed outermost first, is only for adults. */
export function areForAdults(headings: readonly string[]): boolean {
  const nearest = headings.findLast((words) => ADULT.test(words) || CHILD.test(words));
  return nearest !== undefined && !CHILD.test(nearest);
}

function headingsIn(text: string): string[] {
  const units = splitUnits(text);
  return units
    .filter((_, index) => introducesSentences(text, units, index))
    .map(({ start, end }) => text.slice(start, end));
}
