// Finds dates of birth. Other dates are kept, because they show which guidance, decision or journey is meant.
import { anyOf } from '../matching/any-of.js';
import {
  applyRules,
  CERTAIN,
  LABELLED,
  ofType,
  RARE_SHAPE,
  type DetailCandidate,
} from '../matching/candidate.js';

const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:(?:19|20|1[34])\d\d|['’]?\d\d)`;
const SEPARATOR = String.raw` ?[/.\\-] ?`;

const ORDINAL = anyOf(String.raw`
  first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
  sixteenth seventeenth eighteenth nineteenth twentieth twenty[_-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)
  thirtieth thirty[_-]first
`);
/** Months of the solar calendar of Iran and Afghanistan, and of the calendar of Ethiopia and Eritrea. */
const FOREIGN_MONTH = `(?:${anyOf(String.raw`
  hamal hamel sawr saur thawr jawza jauza saratan asad sonbola sunbula mizan aqrab qaws qaus jadi jady dalw dalwa hut hoot
  farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar bahman esfand
  meskerem tikimt tikmti hidar tahsas tahisas yekatit megabit miazia miyazya ginbot sene hamle nehase pagume
`)})`;

const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|${FOREIGN_MONTH})`;

const TENS_AND_UNITS = anyOf(String.raw`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
`);
/**
 * Matches a year as a phone writes it when someone dictates it: "two thousand and nine", "twenty ten", "two
 * thousand eight".
 */
const YEAR_IN_WORDS = String.raw`(?:two thousand(?: and)? (?:${TENS_AND_UNITS})|twenty (?:oh |o )?(?:${TENS_AND_UNITS})(?:[ -](?:${TENS_AND_UNITS}))?)`;

const NUMERIC = [
  String.raw`(?:19|20)\d\d${SEPARATOR}\d{1,2}${SEPARATOR}\d{1,2}`,
  String.raw`\d{1,2}${SEPARATOR}\d{1,2}${SEPARATOR}(?:(?:19|20)\d\d|\d\d)`,
  String.raw`\d{1,2} \d{1,2} (?:(?:19|20)\d\d|\d\d)`,
];
const WORDED = [
  String.raw`${DAY}(?: ?(?:st|nd|rd|th))?(?: ?of)?[ /.-]{0,2}${MONTH}\.?(?:,? ?[/.-]?${YEAR}|,? ${YEAR_IN_WORDS})?`,
  String.raw`(?:the )?(?:${ORDINAL})(?: of)? ${MONTH}(?:,? (?:${YEAR}|${YEAR_IN_WORDS}))?`,
  String.raw`${MONTH}\.? ${DAY}(?:st|nd|rd|th)?(?:,? (?:(?:19|20)\d\d|${YEAR_IN_WORDS}))?`,
  String.raw`${MONTH}\.?,? (?:19|20)\d\d`,
  // Matches "the 5th month 2009" and "twelfth of the eleventh two thousand and nine".
  String.raw`(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|${ORDINAL}) month(?:,? of)?,? (?:(?:19|20)\d\d|${YEAR_IN_WORDS})`,
  String.raw`(?:the )?(?:${ORDINAL})(?: of)?(?: the)? (?:${ORDINAL}|${MONTH})(?: of)?,? (?:(?:19|20)\d\d|${YEAR_IN_WORDS})`,
];
/**
 * Short dates that only count as dates of birth after a label: a month and year, a year alone, or 6 or 8
 * digits.
 */
const BRIEF = [
  String.raw`\d{1,2} ?[/. -] ?(?:19|20)\d\d`,
  String.raw`(?:19|20)\d\d`,
  String.raw`\d{8}`,
  String.raw`\d{6}`,
];

const END = String.raw`(?![\p{L}\d])(?![/.-]\d)`;
const FULL_DATE = `(?:${[...NUMERIC, ...WORDED].join('|')})${END}`;
const ANY_DATE = `(?:${[...NUMERIC, ...WORDED, ...BRIEF].join('|')})${END}`;

const FILLER = String.raw`(?:${anyOf(String.raw`
  [_\n]{0,2}(?:(?:is|was|given|as|on|in|the|her|his|their|passport|claimed|claims|stated|said|recorded|assessed|assigned|being|approx(?:imately)?|circa|around|about|to_be|reads|says|shows|listed|ho|home_office|documents?|disputed|believed|likely|letters?|forms?|cards?|cert(?:ificate)?|visa|reports?|files?|system|screening|interview|mosaic|school|referral|ref|was put as|recorded as|both)(?![\p{L}])|[:=,.~-])
`)}){0,8}[ \n"'(\[]{0,3}`;
const BIRTH = anyOf(String.raw`
  d\.?_?o\.?_?b\.?s? d/o/b date[_-]of[_-]birth birth_?date birth_?day b-?day bday b/d born y\.?o\.?b\.?
  year_of_birth birth_cert(?:ificate)?
`);

const birth = (label: string, filler: string, date: string) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${label})(?:'?s)?(?![\\p{L}])${filler}(?<value>${date})`, 'dgiu');

/** False for "Children born after 1 January 2007", which is about a rule, not one child. */
function isOneBirth(_value: string, match: RegExpExecArray, text: string): boolean {
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  return !/(?:children|babies|infants|those|people|persons|someone|somebody|anyone|anybody|everyone|adults|pupils|applicants|cohort) (?:who (?:are|were|is|was) )?$/iu.test(
    before,
  );
}

const RULES = ofType('date_of_birth', [
  { weight: CERTAIN, pattern: birth(BIRTH, FILLER, ANY_DATE), accept: isOneBirth },
  // Matches "b", "b." or "b:" before a date: "b. 2 Feb 2010", "(b 2010)".
  { weight: LABELLED, pattern: birth(String.raw`b\.|b:`, ' ?', ANY_DATE) },
  { weight: LABELLED, pattern: birth('b', ' ', `(?:${NUMERIC.join('|')})${END}`) },
  {
    weight: LABELLED,
    pattern: birth(
      String.raw`(?:turn(?:s|ed|ing)?|will be|becomes?|is|was) (?:1[0-9]|[5-9])(?: years old)?|(?:1[0-9]|[5-9])(?:st|nd|rd|th) (?:birthday|bday|b-day)`,
      String.raw`(?: (?:is|was|on|falls|the)){0,3} `,
      FULL_DATE,
    ),
    accept: (_value, match) => / (?:on|birthday|bday|b-day)(?: |$)/iu.test(match[0]),
  },
  // Matches a date followed by its label: "2009-08-15 is the dob on the card".
  {
    weight: LABELLED,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d/.-])(?<value>${FULL_DATE})(?=[ ,(]{1,2}(?:(?:is|was|as|being|given as) )?(?:(?:the|his|her|their|a) )?(?:d\.?o\.?b|date of birth|birthday|birth date)(?![\p{L}]))`,
      'dgiu',
    ),
  },
  {
    weight: LABELLED,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:aged?|is) (?:1\d|[1-9])(?: ?(?:yo|yrs?|years? old))?,? ?\((?<value>${FULL_DATE})(?=\))`,
      'dgiu',
    ),
  },
  // Matches dates and years in other calendars, which are nearly always dates of birth: "12 Hamal 1388",
  // "1388 (Afghan calendar)".
  {
    weight: RARE_SHAPE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:${DAY}(?:st|nd|rd|th)? (?:of )?)?${FOREIGN_MONTH},? (?:1[34]\d\d|(?:19|20)\d\d)(?!\d)`,
      'giu',
    ),
  },
  {
    weight: RARE_SHAPE,
    pattern:
      /(?<![\d/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?<![\d])1[34]\d\d(?:[/.-]\d{1,2}[/.-]\d{1,2})?(?=[ ,(]{1,2}(?:\p{L}{1,9} ){0,3}(?:afghan|persian|iranian|solar|shamsi|hijri|farsi|dari)(?!\p{L}))/giu,
  },
  // Matches an age next to a date: "14/03/2009 (15)", "14.3.09, aged 15".
  {
    weight: LABELLED,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d/.-])(?<value>(?:${NUMERIC[0]}|${NUMERIC[1]})${END})(?=[ ,]{0,2}\(?(?:aged? ?)?(?:1\d|[5-9]) ?(?:\)|yo|yrs?|years?))`,
      'dgiu',
    ),
  },
]);

/**
 * Every date has a digit or an ordinal, but most questions have neither. Checking for these first saves time:
 * the date rules take a third of the time needed to redact a question.
 */
const IN_A_DATE = new RegExp(String.raw`\d|${ORDINAL}`, 'iu');

/**
 * Finds dates of birth by a label, an age next to the date, or a calendar that people only use for dates of
 * birth.
 */
export const findBirthDates = (text: string): DetailCandidate[] =>
  IN_A_DATE.test(text) ? applyRules(text, RULES) : [];
