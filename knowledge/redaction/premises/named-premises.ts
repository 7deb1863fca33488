// Finds places in a child's life, such as surgeries, churches and firms, by a label or by the last word of
// the name.
import { anyOf } from '../matching/any-of.js';
import { applyRules, LABELLED, RARE_SHAPE, type DetailCandidate, type Rule } from '../matching/candidate.js';
import { bare, isOwnName, isStrange, ownWords } from './own-or-generic-name.js';
import { CARE, FIRM, HOME, PRAYER_OR_CARE, SCHOOL, TRADE } from './kinds-of-premises.js';
import { isOnlyAName, isPlaceWord } from '../lists/vocabulary.js';

const CAPITAL = String.raw`\p{Lu}[\p{L}\d'’-]{1,24}`;
const RUN = (most: number) =>
  String.raw`(?:(?:The |St\.? )?${CAPITAL}(?: (?:of |and |& |the |for )?${CAPITAL}){0,${most}}?)`;
const THERE = String.raw`(?:${anyOf(String.raw`
  at outside inside near from by to into in leaving opposite behind attends? attending joins? called for with runs? owns? of registered_with gp_is
  works_for employed_by employer church mosque is driver_for or and
`)})(?: the| a| an)?`;

/**
 * Kinds of organisation that also end everyday phrases: "best practice", "national assembly", "social
 * security".
 */
const LOOSE =
  /(?:^|[ -])(?:Assembly|Practice|Fellowship|Parish|Clinic|Ministry|Building|Security|Kirk|Clothing|Gym|News|Meat|Fruit|Eggs|Dairy|Fashion|Fashions|Metals|Scrap|Building|Transport|Staffing|Personnel|Beauty|Lounge|Temple|Cathedral|unit|project|house|school|college|farms?|stores?|church|construction|recruitment|cleaning|logistics)$/u;

const HOUSE = /^(?:house|lodge|cottage|manor|hall|court|grange|villa)$/u;

function accept(value: string, match: RegExpExecArray): boolean {
  const kind = match.groups!['kind']!;
  const words = ownWords(value, kind);
  if (!isOwnName(words)) return false;
  // False for "Hodan's college", which does not say which college, and for "Kamal hotel move", which is about
  // a person. Also false for "Ashdown Lodge children's home", in which only the first 2 words are the name.
  if (/^\p{Ll}/u.test(kind) && /['’]s$/u.test(value.slice(0, value.length - kind.length).trim()))
    return false;
  if (/^\p{Ll}/u.test(kind) && ((words.length === 1 && isOnlyAName(words[0]!)) || HOUSE.test(words.at(-1)!)))
    return false;
  return isStrange(words) || (match.groups!['there'] !== undefined && !LOOSE.test(kind) && words.length > 0);
}

/** Returns a pattern that matches both "high school" and "High School". */
const withCapitals = (kinds: string) =>
  `(?:${kinds}|${kinds.replaceAll(/(?<=^|[|_ ])\p{Ll}/gu, (letter) => letter.toUpperCase())})`;

const endingIn = (kinds: string, most: number): Rule => ({
  type: 'school',
  weight: RARE_SHAPE,
  pattern: new RegExp(
    String.raw`(?<![\p{L}'])(?<there>${THERE} )?(?<value>${RUN(most)} (?<kind>${kinds}))(?![\p{L}]| of (?:England|Wales|Scotland|Ireland|Justice|Defence|Act))`,
    'dgu',
  ),
  accept,
});

const onlyThere = (rule: Rule): Rule => ({
  ...rule,
  accept: (value, match) => match.groups!['there'] !== undefined && accept(value, match),
});

const LABELS = anyOf(String.raw`
  gp surgery gp_surgery registered_gp school college nursery hotel employer factory workplace place_of_work works_at church mosque placement
  placement_address care_home children.s_home home takeaway restaurant business company farm salon accommodation education
  education_setting current_placement provider venue
`);
const LABELLED_PREMISES: Rule = {
  type: 'school',
  weight: LABELLED - 10,
  pattern: new RegExp(
    String.raw`(?:^|[\n;,.|(]) {0,3}[-*•]? ?(?:${LABELS})(?: name)? ?[:=] ?(?<value>(?:[Tt]he )?\p{Lu}[\p{L}\d'’-]{0,24}(?: (?:(?:of|and|&|the|for) )?\p{Lu}[\p{L}\d'’-]{0,24}){0,4})(?![\p{L}])`,
    'dgiu',
  ),
  accept: (value) => {
    if (/^(?:Dr|Mr|Mrs|Ms|Miss|TBC|TBA|None|Not|Unknown|No|Yes|NFA|See|Year)(?![\p{L}])/iu.test(value))
      return false;
    const words = value.split(/[ -]+/u);
    if (!words.every((word) => /^[\p{Lu}\d&]|^(?:of|and|the|for)$/u.test(word))) return false;
    return isStrange(words.map(bare)) || /^The \p{Lu}/u.test(value);
  },
};

/** Matches Welsh house names: "Ty Derwen", "Plas Coch". */
const WELSH_PREMISES: Rule = {
  type: 'school',
  weight: RARE_SHAPE,
  pattern:
    /(?<![\p{L}'])(?:Ysgol|T[ŷy]|Plas|Llys|Hafan|Hafod|Bryn|Cartref|Meddygfa|Capel|Eglwys) (?:(?:y|yr|Y|Yr) )?\p{Lu}[\p{L}'-]{2,20}(?: \p{Lu}[\p{L}'-]{2,20})?(?: (?:[Cc]hildren['’]?s [Hh]ome|[Cc]are [Hh]ome|[Uu]nit))?(?![\p{L}])/gu,
  accept: (value) =>
    !/^Ty \p{Lu}[a-z]+(?:son|ton)$/u.test(value) &&
    !value
      .split(' ')
      .slice(1)
      .every((word) => isPlaceWord(word.toLowerCase())),
};

const RULES: readonly Rule[] = [
  endingIn(PRAYER_OR_CARE, 3),
  endingIn(FIRM, 2),
  // The kind of place is often in lower case: "Harlow college", "Garrowhill unit".
  endingIn(withCapitals([SCHOOL, HOME, CARE].join('|')), 2),
  onlyThere(endingIn(withCapitals(TRADE), 2)),
  LABELLED_PREMISES,
  WELSH_PREMISES,
];

export const findNamedPremises = (text: string): DetailCandidate[] => applyRules(text, RULES);
