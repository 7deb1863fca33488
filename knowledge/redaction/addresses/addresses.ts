// Finds places where a person lives or has been: houses and flats with their streets, postcodes and map
// positions.
import { anyOf } from '../matching/any-of.js';
import {
  applyRules,
  CERTAIN,
  LABELLED,
  RARE_SHAPE,
  SHAPE,
  type DetailCandidate,
  type Rule,
} from '../matching/candidate.js';
import { AMBIGUOUS_STREET, AREAS, PLAIN_STREET, WORD } from '../lists/street-words.js';
import { isFieldTerm, isOrdinaryWord } from '../lists/vocabulary.js';

const HOUSE = String.raw`\d{1,4}(?:[ ]?[a-hA-H](?![\p{L}]))?(?:[/-]\d{1,4}[a-hA-H]?)?`;
const FLAT = String.raw`(?:flat|apartment|apt|unit|room|rm|bedsit|studio|suite|block|plot|caravan|pitch) ?\d{0,4}[a-z]?(?:[/-]\d{1,3})?`;

/** Matches words after a number that is not a house number: “45 working days”, “10 minute drive”, “4 way”. */
const COUNTED = new RegExp(
  String.raw`^(?:${anyOf(String.raw`
  minutes? mins? hours? hrs? days? weeks? months? years? yrs? yr yo y/o miles? mile km metres? working
  calendar x of the and or to in for a an people children kids boys girls men women victims per cent bed
  bedroom step point lads? male female up each more other different separate local day week month year way
  ways page pages para paras section sections st nd rd th am pm old younger older others from at on is was
  with new
`)})$`,
  'iu',
);

const STREETS = new RegExp(
  String.raw`(?<![\p{L}\d/.£$#-])(?<value>(?:${FLAT}[ ,]{1,2}(?:${WORD} ){0,3}?(?:house|court|tower|lodge|point|building|heights)?[ ,]{0,2})?${HOUSE},? (?<name>${WORD}(?: ${WORD}){0,3}?) (?<kind>${PLAIN_STREET}|${AMBIGUOUS_STREET})(?: (?:${PLAIN_STREET}|${AMBIGUOUS_STREET})){0,2}(?: (?:industrial|trading|business|retail|enterprise) (?:estate|park|centre))?(?![\p{L}]))\.?`,
  'dgiu',
);
const AT_ADDRESS =
  /(?:at|lives?|living|address(?: is)?|staying|stays?|found|to|in|from|of|near|outside|property|house|home|raid(?:ed)?|warrant|moved|located|visit(?:ed)?|resid\w+|placement|came to|come|meet(?: me)?|addr|address|round|over|cum|get|@|:|is)[ :,-]{1,3}$/iu;

function acceptStreet(value: string, match: RegExpExecArray, text: string): boolean {
  const name = match.groups!['name']!;
  const kind = match.groups!['kind']!;
  const words = name.split(' ');
  const counted = (word: string) => COUNTED.test(word) && !/^(?:The|Way|Point)$/u.test(word);
  if (words.some(counted) || /^(?:way|point|side|end|pass)$/u.test(kind)) return false;
  const written = words.every((word) => /^\p{Lu}/u.test(word)) && /^\p{Lu}/u.test(kind);
  const plain = new RegExp(`^(?:${PLAIN_STREET})$`, 'iu').test(kind);
  if (written) return true;
  const cued = AT_ADDRESS.test(text.slice(Math.max(0, match.index - 24), match.index));
  if (/^flat|^apartment|^apt/iu.test(value)) return true;
  const odd = words.some((word) => !isOrdinaryWord(word.toLowerCase()));
  return (plain && (cued || odd)) || (cued && (odd || words.length === 1));
}

/** Matches a street without a number by its capitals: "near Larkfield Terrace". */
const NAMED_STREET = new RegExp(
  String.raw`(?:^|[,(]|(?<![\p{L}])(?:on|at|in|from|to|near|of|off|outside|down|up|along|behind|opposite|around|by|via|and|lives|living|stays|staying|address|addr|flat|visit|w)(?: the)?)[ \n]{0,2}(?<value>(?:\p{Lu}[\p{L}'’-]{1,24} ){1,3}(?:Street|Road|Rd|Avenue|Ave|Lane|Ln|Crescent|Cres|Terrace|Gardens|Gdns|Mews|Close|Grove|Drive|Wynd|Vennel|Heol \p{Lu}\p{L}+))(?![\p{L}]| (?:[Mm]arket|mkt|[Pp]olice|[Ss]tation|[Mm]agistrates|[Hh]ospital))`,
  'dgu',
);

/** Matches Welsh street names, in which the word for "street" comes first: "44 Heol y Bryn". */
const WELSH_STREETS = new RegExp(
  String.raw`(?<![\p{L}\d])(?<value>${HOUSE} (?:Heol|Ffordd|Stryd|Lôn|Lon|Maes|Clos|Rhodfa|Cwrt|Rhiw|Tan|Bryn)(?:'r)?(?: (?:y|yr|Y|Yr|\p{Lu}[\p{L}'-]{1,24})){1,3})(?![\p{L}])`,
  'dgu',
);

const BUILDINGS = new RegExp(
  String.raw`(?<![\p{L}\d])(?<value>(?:[Ff]lat|[Aa]partment|[Aa]pt|FLAT) ?\d{1,4}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]{1,24} ){1,3}(?:House|Court|Tower|Towers|Lodge|Point|Building|Buildings|Heights|Mansions|Place|View))(?![\p{L}])`,
  'dgu',
);

const POSTCODE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${AREAS})(?:\d{1,2}|\d[A-Z])[ \n]{0,2}\d[A-Z]{2}(?![\p{L}\d])`,
  'giu',
);

/**
 * Matches the first half of a postcode with the digit after it, such as "CT17 9". Excludes a single letter
 * with a number, which may be a section or a motorway.
 */
const POSTCODE_SECTOR = new RegExp(
  String.raw`(?<![\p{L}\d/.-])(?:${AREAS})(?<=[A-Z]{2})(?:\d{1,2}|\d[A-Z]) \d(?![\p{L}\d:./%-]|,\d| (?:of|and|to|or|per|days?|weeks?|months?|years?|hours?|pages?)(?![\p{L}]))`,
  'gu',
);
const POSTCODE_LABELLED = new RegExp(
  String.raw`(?<![\p{L}])(?:post ?codes?|pcode)(?: (?:is|was|starts?|starting|begins?|beginning|area|of|with|in)){0,3}[ :=]{1,3}(?<value>(?:${AREAS})(?:\d{1,2}|\d[A-Z])(?: \d)?)(?![\p{L}\d])`,
  'dgiu',
);

/** Matches the first half of a postcode, which still shows the area: “in SE28”, “from NG7”. */
const POSTCODE_AREA = new RegExp(
  String.raw`(?<![\p{L}])(?:in|from|near|around|to|of|,) (?<value>(?:${AREAS})(?<=[ ,][A-Z]{2})\d{1,2}[A-Z]?)(?![\p{L}\d:./%-]| (?:form|report|visa|team|unit|\d))`,
  'dgu',
);

/** “S47 1st” is a section and a number. No real postcode ends in C, I, K, M, O or V. */
function isPostcode(value: string): boolean {
  if (/^(?:ZZ|QQ)/iu.test(value)) return true;
  const counts = /\d(?:st|nd|rd|th|hr|yr|wd|pg|bn|pp)$/iu.test(value);
  return /[ABD-HJLNP-UW-Z]{2}$/iu.test(value) && !(counts && /^S\d|[a-z]$/u.test(value));
}

const RULES: Rule[] = [
  { type: 'address', weight: LABELLED, pattern: STREETS, accept: acceptStreet },
  { type: 'address', weight: LABELLED - 2, pattern: BUILDINGS },
  { type: 'address', weight: LABELLED, pattern: WELSH_STREETS },
  {
    type: 'address',
    weight: SHAPE,
    pattern: NAMED_STREET,
    accept: (value) => {
      const words = value.toLowerCase().split(' ').slice(0, -1);
      return (
        !words.every((word) => isFieldTerm(word)) &&
        !/^(?:the|high|main|front|county|oxford street|regent street|bond street|silk road|crown) ?/iu.test(
          value,
        )
      );
    },
  },
  {
    type: 'postcode',
    weight: CERTAIN,
    pattern: POSTCODE,
    accept: isPostcode,
  },
  { type: 'postcode', weight: RARE_SHAPE, pattern: POSTCODE_SECTOR },
  { type: 'postcode', weight: LABELLED, pattern: POSTCODE_LABELLED },
  { type: 'postcode', weight: SHAPE, pattern: POSTCODE_AREA },
  {
    type: 'address',
    weight: RARE_SHAPE,
    pattern: /(?<![\d.-])-?\d{1,2}\.\d{3,9}°? ?[NS]?[ ,]{1,3}-?\d{1,3}\.\d{3,9}°? ?[EW]?(?![\d.])/gu,
  },
  {
    type: 'address',
    weight: RARE_SHAPE,
    pattern: /\d{1,3}° ?\d{1,2}['′] ?[\d.]{0,7}["″]? ?[NS],? ?\d{1,3}° ?\d{1,2}['′] ?[\d.]{0,7}["″]? ?[EW]/gu,
  },
  { type: 'address', weight: CERTAIN, pattern: /\/{3}[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}/gu },
  {
    type: 'address',
    weight: LABELLED,
    pattern: /(?:what3words|w3w)[ :]{1,3}(?<value>[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20})/dgiu,
  },
  { type: 'address', weight: LABELLED, pattern: /(?<!\p{L})p\.?o\.? box \d{1,6}/giu },
  {
    type: 'address',
    weight: CERTAIN,
    pattern:
      /(?:https?:\/\/)?(?:maps\.app\.goo\.gl|goo\.gl\/maps|maps\.google\.[a-z.]{2,6}|www\.google\.[a-z.]{2,6}\/maps)\/[^\s]{2,200}/giu,
  },
];

export const findAddresses = (text: string): DetailCandidate[] => applyRules(text, RULES);
