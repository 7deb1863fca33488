// Finds parts of an address that still show where it is: a street without its number, a corner, an estate, a
// room, half a postcode.
import type { Rule } from '../matching/candidate.js';
import { RARE_SHAPE, SHAPE } from '../matching/candidate.js';
import { isTown } from '../lists/places.js';
import { AMBIGUOUS_STREET, AREAS, PLAIN_STREET, WORD } from '../lists/street-words.js';
import {
  isEnglishWord,
  isFieldTerm,
  isLikelyMisspelling,
  isListedName,
  isPlace,
} from '../lists/vocabulary.js';

/** "picks kids up corner of forest lane and odessa rd": 2 streets that meet identify one place. */
const CORNER = new RegExp(
  String.raw`(?<![\p{L}])(?:corner of|junction of|between|jct of) (?:the )?(?<value>${WORD}(?: ${WORD}){0,2}? (?:${PLAIN_STREET}))(?![\p{L}])`,
  'dgiu',
);
const SECOND_STREET = new RegExp(
  String.raw`(?<![\p{L}])(?:corner of|junction of|between|jct of) [^\n.,;]{4,40}? (?:and|&|with|n) (?:the )?(?<value>${WORD}(?: ${WORD}){0,2}? (?:${PLAIN_STREET}))(?![\p{L}])`,
  'dgiu',
);
/** "on odessa rd" in lower case: the name of the street must not be an ordinary word. */
const SMALL_STREET = new RegExp(
  String.raw`(?<![\p{L}])(?:on|at|in|from|to|near|of|off|outside|down|up|along|behind|opposite|by) (?:the )?(?<value>(?<name>\p{Ll}[\p{Ll}'’-]{2,24}(?: \p{Ll}[\p{Ll}'’-]{2,24})?) (?:${PLAIN_STREET}))(?![\p{L}]| (?:market|mkt|police|station|magistrates|hospital))`,
  'dgu',
);
/** "off the Ormeau Road", "Station Approach, Redhill": a town after it shows that this is a street. */
const STREET_IN_TOWN = new RegExp(
  String.raw`(?<![\p{L}])(?<value>(?:\p{Lu}[\p{L}'’-]{1,24} ){1,3}(?:${AMBIGUOUS_STREET.replaceAll(/\|?\b(?:house|hse|lodge|tower|twr|mansions\?|cottages\?|farm|mill|buildings\?|bldgs\?|point|heights|estate|haven|bridge|cross)\b/gu, '').replaceAll(/(?<=^|\|)\p{Ll}/gu, (letter) => letter.toUpperCase())})), (?<town>\p{Lu}[\p{L}-]{2,20})(?![\p{L}])`,
  'dgu',
);
/** "at the Bestwood flats", "on the Lansbury estate" */
const ESTATE =
  /(?<![\p{L}])(?:at|on|in|to|from|by|near|off|around|outside) (?:the )?(?<value>\p{Lu}[\p{L}'’-]{2,24}(?: \p{Lu}[\p{L}'’-]{2,24})? (?:flats|estate|towers|caravan park|caravan site|travellers?['’]? site|maisonettes|blocks?))(?![\p{L}])/dgu;
/** "12 Kirkgate, Shipley": a number, a name and a town. */
const NUMBER_NAME_TOWN = new RegExp(
  String.raw`(?<![\p{L}\d/.£$#-])(?<value>\d{1,4}[a-hA-H]? (?<name>\p{Lu}[\p{L}'’-]{2,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2})), (?<town>\p{Lu}[\p{L}-]{2,20})(?![\p{L}])`,
  'dgu',
);
/** "at 12 Kirkgate": the name is not an ordinary word, and the number does not count anything. */
const NUMBER_NAME =
  /(?<![\p{L}])(?:at|lives?|living|address(?: is)?|@|addr|visit(?:ed)?|raid(?:ed)?(?: at)?|found (?:at|in)|to|from) (?<value>\d{1,4}[a-hA-H]? (?<name>\p{L}[\p{L}'’-]{3,24}))(?![\p{L}]| (?:\p{Lu}|[a-z]+ (?:st|rd|road|street)))/dgu;
/** "in SE28", "from NG7": the outward half alone still shows the area. */
const OUTWARD = new RegExp(
  String.raw`(?<![\p{L}])(?:in|from|near|around|to|of|,) (?<value>(?:${AREAS})(?<=[ ,][A-Z]{2})\d{1,2}[A-Z]?)(?![\p{L}\d:./%-]| (?:form|report|visa|team|unit|\d))`,
  'dgu',
);

/** "Peckham Park Rd", "Radford Blvd": words ending in an abbreviation like this are always a street. */
const SHORTENED =
  /(?<![\p{L}])(?<value>(?:\p{Lu}[\p{L}'’-]{1,24} ){1,3}(?:Rd|Ave|Cres|Gdns|Ln|Tce|Terr|Blvd|Pde))(?![\p{L}])/dgu;
/** "on the Pembury", "on the aylesbury": towns have no "the" before them, but estates do. */
const ON_ESTATE =
  /(?<![\p{L}])(?:on|off|round|from) the (?<value>\p{L}[\p{L}'’-]{4,24})(?=,? (?:and|with|w|again|where|til|till|estate)(?![\p{L}])|[,.)?!\n]|$)/dgu;

/** "he's at the ibis, room 305": a room where someone is staying. */
const ROOM_ALONE = /(?<![\p{L}])(?<value>(?:room|rm) ?(?:no\.? ?)?\d{1,4}[a-z]?)(?![\p{L}\d.])/dgiu;
const STAYS =
  /hotel|hostel|\binn\b|b&b|travelodge|ibis|premier inn|holiday inn|guest ?house|stay|liv(?:es?|ing)|sleep|reception centre|barracks/iu;

function isStrangeStreet(name: string): boolean {
  return (
    !/^(?:the|a|an|his|her|their|our|my|this|that|which|same|main|slip|ring|side|back|country|dual|busy|long|dirt)(?![\p{L}])/u.test(
      name,
    ) && name.split(' ').some((word) => !isEnglishWord(word) && !isPlace(word) && !isFieldTerm(word))
  );
}

export const PARTIAL_ADDRESS_RULES: readonly Rule[] = [
  { type: 'address', weight: RARE_SHAPE, pattern: CORNER },
  { type: 'address', weight: RARE_SHAPE, pattern: SECOND_STREET },
  {
    type: 'address',
    weight: RARE_SHAPE,
    pattern: SMALL_STREET,
    accept: (_value, match) => isStrangeStreet(match.groups!['name']!),
  },
  {
    type: 'address',
    weight: RARE_SHAPE,
    pattern: STREET_IN_TOWN,
    accept: (value, match) =>
      isTown(match.groups!['town']!.toLowerCase()) &&
      !/^(?:the|crown|county|high|supreme|upper|family|home|care|full|city) /iu.test(value),
  },
  {
    type: 'address',
    weight: RARE_SHAPE,
    pattern: ESTATE,
    accept: (value) => !isPlace(value.split(' ')[0]!.toLowerCase()),
  },
  { type: 'address', weight: RARE_SHAPE, pattern: SHORTENED },
  {
    type: 'address',
    weight: SHAPE,
    pattern: NUMBER_NAME_TOWN,
    accept: (_value, match) =>
      isTown(match.groups!['town']!.toLowerCase()) &&
      match
        .groups!['name']!.split(' ')
        .some((word) => !isEnglishWord(word.toLowerCase()) && !isFieldTerm(word.toLowerCase())),
  },
  {
    type: 'address',
    weight: SHAPE,
    pattern: NUMBER_NAME,
    accept: (_value, match) => {
      const word = match.groups!['name']!.toLowerCase();
      return (
        !word.includes("'") &&
        !isEnglishWord(word) &&
        !isLikelyMisspelling(word) &&
        !isFieldTerm(word) &&
        !isPlace(word) &&
        !isListedName(word)
      );
    },
  },
  { type: 'postcode', weight: SHAPE, pattern: OUTWARD },
  {
    type: 'address',
    weight: SHAPE,
    pattern: ON_ESTATE,
    accept: (value) => {
      const word = value.toLowerCase();
      if (isFieldTerm(word) || isEnglishWord(word) || isListedName(word)) return false;
      return /^\p{Lu}/u.test(value) || isTown(word);
    },
  },
  {
    type: 'address',
    weight: RARE_SHAPE,
    pattern: ROOM_ALONE,
    accept: (_value, match, text) => STAYS.test(text.slice(Math.max(0, match.index - 60), match.index + 60)),
  },
];
