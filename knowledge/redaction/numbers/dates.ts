// Finds dates of birth. Other dates are kept: they show which guidance, decision or journey is meant.
import { anyOf } from '../matching/any-of.js';
import type { Candidate, Rule } from '../matching/candidate.js';
import { applyRules, CERTAIN, LABELLED, RARE_SHAPE } from '../matching/candidate.js';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:(?:19|20)\d\d|['’]?\d\d)`;
const SEPARATOR = String.raw` ?[/.\\-] ?`;

const ORDINAL = anyOf(String.raw`
  first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
  sixteenth seventeenth eighteenth nineteenth twentieth twenty[_-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)
  thirtieth thirty[_-]first
`);
/** Months in the solar calendar of Iran and Afghanistan, and in the calendar of Ethiopia and Eritrea. */
const FOREIGN_MONTH = `(?:${anyOf(String.raw`
  hamal hamel sawr saur thawr jawza jauza saratan asad sonbola sunbula mizan aqrab qaws qaus jadi jady dalw dalwa hut hoot
  farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar bahman esfand
  meskerem tikimt tikmti hidar tahsas tahisas yekatit megabit miazia miyazya ginbot sene hamle nehase pagume
`)})`;

const TENS_AND_UNITS = anyOf(String.raw`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
`);
/** The year as a phone writes it from speech: "two thousand and nine", "twenty ten", "two thousand eight". */
const YEAR_IN_WORDS = String.raw`(?:two thousand(?: and)? (?:${TENS_AND_UNITS})|twenty (?:oh |o )?(?:${TENS_AND_UNITS})(?:[ -](?:${TENS_AND_UNITS}))?)`;

const NUMERIC = [
  String.raw`(?:19|20)\d\d${SEPARATOR}\d{1,2}${SEPARATOR}\d{1,2}`,
  String.raw`\d{1,2}${SEPARATOR}\d{1,2}${SEPARATOR}(?:(?:19|20)\d\d|\d\d)`,
  String.raw`\d{1,2} \d{1,2} (?:(?:19|20)\d\d|\d\d)`,
];
const WORDED = [
  String.raw`${DAY}(?: ?(?:st|nd|rd|th))?(?: ?of)?[ /.-]{0,2}${MONTH}\.?(?:,? ?[/.-]?${YEAR})?`,
  String.raw`(?:the )?(?:${ORDINAL})(?: of)? ${MONTH}(?:,? ${YEAR})?`,
  String.raw`${MONTH}\.? ${DAY}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?`,
  String.raw`${MONTH}\.?,? (?:19|20)\d\d`,
  // "the 5th month 2009", "twelfth of the eleventh two thousand and nine"
  String.raw`(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|${ORDINAL}) month(?:,? of)?,? (?:(?:19|20)\d\d|${YEAR_IN_WORDS})`,
  String.raw`(?:the )?(?:${ORDINAL})(?: of)?(?: the)? (?:${ORDINAL}|${MONTH})(?: of)?,? (?:(?:19|20)\d\d|${YEAR_IN_WORDS})`,
  String.raw`${DAY}(?:st|nd|rd|th)?(?: of)? ${MONTH},? ${YEAR_IN_WORDS}`,
];
/** After a label, any of these is a date of birth: a month and year, a year alone, or 6 or 8 digits. */
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

/** "Children born after 1 January 2007" is about a rule, not one child. */
function isOneBirth(_value: string, match: RegExpExecArray, text: string): boolean {
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  return !/(?:children|babies|infants|those|people|persons|someone|somebody|anyone|anybody|everyone|adults|pupils|applicants|cohort) (?:who (?:are|were|is|was) )?$/iu.test(
    before,
  );
}

const RULES: Rule[] = [
  { type: 'date_of_birth', weight: CERTAIN, pattern: birth(BIRTH, FILLER, ANY_DATE), accept: isOneBirth },
  // "b. 2 Feb 2010", "(b 2010)"
  { type: 'date_of_birth', weight: LABELLED, pattern: birth(String.raw`b\.|b:`, ' ?', ANY_DATE) },
  { type: 'date_of_birth', weight: LABELLED, pattern: birth('b', ' ', `(?:${NUMERIC.join('|')})${END}`) },
  {
    type: 'date_of_birth',
    weight: LABELLED,
    pattern: birth(
      String.raw`(?:turn(?:s|ed|ing)?|will be|becomes?|is|was) (?:1[0-9]|[5-9])(?: years old)?|(?:1[0-9]|[5-9])(?:st|nd|rd|th) (?:birthday|bday|b-day)`,
      String.raw`(?: (?:is|was|on|falls|the)){0,3} `,
      FULL_DATE,
    ),
    accept: (_value, match) => / (?:on|birthday|bday|b-day)(?: |$)/iu.test(match[0]),
  },
  // The label comes after: "2009-08-15 is the dob on the card".
  {
    type: 'date_of_birth',
    weight: LABELLED,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d/.-])(?<value>${FULL_DATE})(?=[ ,(]{1,2}(?:(?:is|was|as|being|given as) )?(?:(?:the|his|her|their|a) )?(?:d\.?o\.?b|date of birth|birthday|birth date)(?![\p{L}]))`,
      'dgiu',
    ),
  },
  {
    type: 'date_of_birth',
    weight: LABELLED,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:aged?|is) (?:1\d|[1-9])(?: ?(?:yo|yrs?|years? old))?,? ?\((?<value>${FULL_DATE})(?=\))`,
      'dgiu',
    ),
  },
  // A date or year in another calendar is nearly always a birth: "12 Hamal 1388", "1388 (Afghan calendar)".
  {
    type: 'date_of_birth',
    weight: RARE_SHAPE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:${DAY}(?:st|nd|rd|th)? (?:of )?)?${FOREIGN_MONTH},? (?:1[34]\d\d|(?:19|20)\d\d)(?!\d)`,
      'giu',
    ),
  },
  {
    type: 'date_of_birth',
    weight: RARE_SHAPE,
    pattern:
      /(?<![\d/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?<![\d])1[34]\d\d(?:[/.-]\d{1,2}[/.-]\d{1,2})?(?=[ ,(]{1,2}(?:\p{L}{1,9} ){0,3}(?:afghan|persian|iranian|solar|shamsi|hijri|farsi|dari)(?!\p{L}))/giu,
  },
  // "HO say 01/01/2005, tazkira says 1389": a date that a document or a person gives as a date of birth.
  {
    type: 'date_of_birth',
    weight: RARE_SHAPE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:ho|home office|passport|tazkira|birth cert(?:ificate)?|brp|arc|eurodac|id card|visa|school records?|gp records?|he|she|mum|papers?|documents?)(?:'?s)? (?:says?|said|has|have|gives?|gave|claims?|claimed|states?|shows?|records?|recorded|put)(?: (?:it'?s|it as|he'?s|she'?s|him as|her as|he was|she was|born|as|b\.))? (?<value>(?:${NUMERIC.join('|')})${END}|1[34]\d\d(?!\d|[/.-]\d| (?:children|people|persons|victims|referrals|pupils|cases|girls|boys|minors|adults)(?!\p{L})))`,
      'dgiu',
    ),
    accept: couldBeAChildsBirth,
  },
  // An age next to a date: "14/03/2009 (15)", "14.3.09, aged 15".
  {
    type: 'date_of_birth',
    weight: LABELLED,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d/.-])(?<value>(?:${NUMERIC[0]}|${NUMERIC[1]})${END})(?=[ ,]{0,2}\(?(?:aged? ?)?(?:1\d|[5-9]) ?(?:\)|yo|yrs?|years?))`,
      'dgiu',
    ),
  },
];

const DATE_ANYWHERE = new RegExp(`(?<![\\p{L}\\d/.-])${FULL_DATE}`, 'giu');
const EVENT_BEFORE =
  /(?:on|since|from|until|till|by|before|after|arrived|dated?|updated|meeting|due|decision|version|v\d|form|court|hearing|seen|missing|referred|submitted|received)[ :(]{0,2}$/iu;

/** "Minh, 22/10/2008", "Hanh, VNM, F, 12 Aug 2008", "Ismail says 12/3/2009". */
const BESIDE_NAME =
  /^(?:[ ,(/|;:-]{1,5}(?:(?:m|f|male|female|boy|girl|\d{1,2}|\p{L}{3}|\p{L}{2,10}(?:ese|ian|ani|ish|an|i))[,/|;] ?){0,2}|,? (?:says?|claims?|gives?|gave|states?|insists|maintains)(?: (?:he|she|it)(?:'?s| is| was)?| his is| hers is)? )$/iu;

/** Another date after a date of birth: "or 1/1/2006", "(HO), claimed 3/9/2009". */
const FURTHER_DATE = new RegExp(
  String.raw`^ ?(?:\([\p{L} ]{1,15}\))? ?(?:or|and|&|/|vs?|,|but|;)(?: (?:also|maybe|possibly|ho|passport|says|claims|claimed|given|stated|on|brp|arc|the|other|papers?|documents?)){0,3} ?(?<value>(?:${NUMERIC.join('|')})${END})`,
  'diu',
);

/** Another date later in the sentence: "born 3 May 2010 by the certificate, but 04/07/2007 on the visa". */
const CONTRARY_DATE = new RegExp(
  String.raw`^[^.!?\n]{0,60}?(?:,| but| or| and| vs| while| whereas| not)(?: \p{L}{1,12}){0,3} (?<value>(?:${NUMERIC.slice(0, 2).join('|')})${END})`,
  'diu',
);

/** "dob on the letter is 01.01.05 but his school report says 2008", "1387 there, so about 2008" */
const CONTRARY_YEAR =
  /^[^.!?\n]{0,70}?(?<!\p{L})(?:says?|said|claims?|claimed|states?|stated|reckons?|gives|given as|shows|has|so|or|now|actually|really|not|but) (?:it'?s |he'?s |she'?s |he was |she was |in |about |around |born |approx(?:imately)? |that'?s |more like |is |was ){0,3}(?<value>(?:19|20)\d\d)(?![\d/.-]\d|\d)/diu;

/** Finds dates of birth by their label, and further dates that the label also covers. */
export function findBirthDates(text: string): Candidate[] {
  const found = applyRules(text, RULES);
  const further = found.flatMap((first) => {
    const ahead = text.slice(first.end, first.end + 100);
    const span = FURTHER_DATE.exec(ahead)?.indices?.groups?.['value'] ?? contraryDate(ahead);
    return span ? [{ ...first, start: first.end + span[0], end: first.end + span[1] }] : [];
  });
  return [...found, ...further];
}

function contraryDate(ahead: string): [number, number] | undefined {
  const match = CONTRARY_DATE.exec(ahead) ?? CONTRARY_YEAR.exec(ahead);
  if (!match || !couldBeAChildsBirth(match.groups!['value']!)) return undefined;
  const span = match.indices!.groups!['value']!;
  return EVENT_BEFORE.test(ahead.slice(0, span[0])) ? undefined : span;
}

/** A lone date directly after a name is nearly always a birth date: "Minh, 22/10/2008". `names`: spans found so far. */
export function findDatesBesideNames(text: string, names: readonly Candidate[]): Candidate[] {
  const nameEnds = names.map((name) => name.end).sort((a, b) => a - b);
  const found: Candidate[] = [];
  let passed = 0;
  for (const match of text.matchAll(DATE_ANYWHERE)) {
    while (passed < nameEnds.length && nameEnds[passed]! <= match.index) passed += 1;
    const gap = nameEnds[passed - 1];
    if (gap === undefined || match.index - gap > 24) continue;
    const between = text.slice(gap, match.index);
    if (!BESIDE_NAME.test(between) || EVENT_BEFORE.test(between)) continue;
    if (!couldBeAChildsBirth(match[0])) continue;
    found.push({
      type: 'date_of_birth',
      weight: RARE_SHAPE,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

/** A date in the last 3 years is an event: the children people ask about were born some years ago. */
function couldBeAChildsBirth(date: string): boolean {
  const full = /(?:19|20)\d\d/u.exec(date)?.[0];
  const year = full ? Number(full) : 2000 + Number(/\d\d$/u.exec(date)?.[0] ?? '99');
  return year < 2023 || year > 2030;
}
