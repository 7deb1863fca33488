// Finds addresses that start with a name instead of a number: a house before its street, a room in a hotel.
import { anyOf } from '../matching/any-of.js';
import type { Rule } from '../matching/candidate.js';
import { LABELLED, RARE_SHAPE } from '../matching/candidate.js';
import { AMBIGUOUS_STREET, PLAIN_STREET } from '../lists/street-words.js';
import { isFieldTerm, isOrdinaryWord, isPlace } from '../lists/vocabulary.js';

const CAPITAL = String.raw`\p{Lu}[\p{L}'-]{1,24}`;
const HOUSES = anyOf(String.raw`
  House Cottage Lodge Farm Farmhouse Barn Forge Mill Vicarage Rectory Manse Villa Hall Manor Grange Croft Bungalow
  Court Tower Towers Point Heights Mansions Building Buildings Mews Place View Wharf Quay Apartments Flats Stables
  Smithy Granary Coach_House Oast Old_School Schoolhouse Chapel Yard Nook Retreat Annexe
`);
const LODGINGS = anyOf(String.raw`
  Hotel Inn Hostel Reception_Centre Induction_Centre Accommodation_Centre Barracks B&B Guest_House Guesthouse Travelodge Premier_Inn Holiday_Inn Ibis Lodge_Hotel Foyer Motel
`);
const ROOM = String.raw`(?:[Ff]lat|[Aa]partment|[Aa]pt|[Uu]nit|[Rr]oom|[Rr]m|[Bb]edsit|[Ss]tudio|[Cc]aravan|[Pp]itch|[Pp]lot|[Bb]lock|FLAT|ROOM)`;
/** Turns "lane|road" into "Lane|Road". */
const asNamed = (kinds: string) => kinds.replaceAll(/(?<=^|\|)\p{Ll}/gu, (letter) => letter.toUpperCase());
const PLAIN = asNamed(PLAIN_STREET);
const STREET_KIND = `${PLAIN}|${asNamed(AMBIGUOUS_STREET)}`;

/** "The Old Forge" names a house although each word is ordinary; "the house" does not. */
function namesAHouse(value: string): boolean {
  const words = value.split(/[ ,]+/u).map((word) => word.toLowerCase());
  return words.length > 1 && !words.every((word) => isFieldTerm(word) || isPlace(word));
}

export const HOUSE_RULES: readonly Rule[] = [
  {
    type: 'address',
    weight: LABELLED + 1,
    // "The Old Forge, Mill Lane"
    pattern: new RegExp(
      String.raw`(?<![\p{L}'])(?<value>(?:The )?(?:${CAPITAL} ){1,3}?(?:${HOUSES}), (?:\d{1,4}[A-Ha-h]? )?${CAPITAL}(?: ${CAPITAL}){0,2} (?:${PLAIN}))(?![\p{L}])`,
      'dgu',
    ),
    accept: namesAHouse,
  },
  {
    type: 'address',
    weight: LABELLED + 1,
    // "Unit 7, Kelvin Way Industrial Estate", "Barton Trading Estate"
    pattern: new RegExp(
      String.raw`(?<![\p{L}'])(?<value>(?:${ROOM}s? ?\d{1,4}[A-Za-z]?(?:-\d{1,4})?,? )?(?:${CAPITAL} ){1,4}?(?:Industrial|Trading|Business|Retail|Enterprise) (?:Estate|Park|Centre))(?![\p{L}])`,
      'dgu',
    ),
    accept: namesAHouse,
  },
  {
    type: 'address',
    weight: LABELLED + 1,
    // "Bryn Teg, Ffordd y Mynydd": in Welsh addresses, the name of the house comes before the street.
    pattern: new RegExp(
      String.raw`(?<![\p{L}'])(?<value>(?:${CAPITAL} ){0,2}${CAPITAL}, (?:Heol|Ffordd|Stryd|Lôn|Lon|Maes|Clos|Rhodfa|Cwrt|Rhiw)(?:'r)?(?: (?:y|yr|Y|Yr|${CAPITAL})){1,3})(?![\p{L}])`,
      'dgu',
    ),
  },
  {
    type: 'address',
    weight: LABELLED + 1,
    // "Room 12, Crown Lodge Hotel", "room 4 at the Beech Inn"
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?<value>${ROOM} ?\d{1,4}[A-Za-z]?(?:,| at the| at| in the| in|, the)? (?:The )?(?:${CAPITAL} ){0,3}?${CAPITAL} (?:${LODGINGS}))(?![\p{L}])`,
      'dgu',
    ),
  },
  {
    type: 'address',
    weight: LABELLED,
    // Also matches lower case: "9 Lower Quay House", "flat 6 rosedale court"
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?<value>(?:flat|apartment|apt|room|bedsit|studio) ?\d{1,4}[a-z]?,? \p{L}[\p{L}'-]{2,24}(?: \p{L}[\p{L}'-]{2,24})? (?:house|hse|court|ct|tower|twr|lodge|point|building|bldg|heights|mansions|mews|apartments|hostel|hotel))(?![\p{L}])`,
      'dgiu',
    ),
    accept: (value) =>
      value
        .split(' ')
        .slice(1)
        .some((word) => !isOrdinaryWord(word.toLowerCase()) && !/\d/u.test(word)),
  },
  {
    type: 'address',
    weight: LABELLED,
    // "flat 6 the maltings"
    pattern:
      /(?<![\p{L}])(?<value>(?:flat|apartment|apt) ?\d{1,4}[a-z]?,? (?:(?:the|at the) )?\p{L}[\p{L}'-]{2,24}s)(?=[ ,.;)]|$)/dgiu,
    accept: (value) =>
      / the /iu.test(value) &&
      !/(?:people|lads|boys|girls|police|times|days|nights|hours|men)$/iu.test(value),
  },
  {
    type: 'address',
    weight: RARE_SHAPE,
    // "lives in Trinity Tower", "staying at the Beech Hotel": where someone sleeps.
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:lives?|living|lived|stays?|staying|stayed|sleeps?|sleeping|slept|resid\w{2,5}|hous(?:ed|ing)|accommodated|put up|dropped|address is|address was|home is)(?: \p{L}{2,8}){0,2} (?:at|in|to|is|was)(?: the| a place called| a flat in)? (?<value>(?:${CAPITAL} ){1,3}?(?:${LODGINGS}|Tower|Towers|Mansions|Apartments|Flats))(?![\p{L}])`,
      'dgu',
    ),
    accept: (value) =>
      value
        .split(' ')
        .some(
          (word) =>
            !isOrdinaryWord(word.toLowerCase()) &&
            !isFieldTerm(word.toLowerCase()) &&
            !isPlace(word.toLowerCase()),
        ),
  },
  {
    type: 'address',
    weight: LABELLED,
    // "Flat 3, Harbour Mews": a building with its own name, or the first line of a longer address.
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?<value>${ROOM} ?\d{1,4}[A-Za-z]?, ?(?:${CAPITAL} ){1,3}?(?:${HOUSES}|${STREET_KIND}))(?![\p{L}])`,
      'dgu',
    ),
  },
];
