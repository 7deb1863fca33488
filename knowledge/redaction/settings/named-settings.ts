// Finds places in a child's life from a label, or the kind of place at the end of the name: surgeries, churches, firms.
import { anyOf } from '../matching/any-of.js';
import type { Candidate, Rule } from '../matching/candidate.js';
import { applyRules, LABELLED, RARE_SHAPE } from '../matching/candidate.js';
import { bare, GENERIC, isOwnName, isRegion, isStrange, ownWords } from './setting-words.js';
import { WHEREABOUTS_RULES } from './whereabouts.js';
import { CARE, FIRM, HOME, PRAYER_OR_CARE, SCHOOL, TRADE } from './kinds-of-setting.js';
import { isFieldTerm, isOnlyAName, isOrdinaryWord, isPlace } from '../lists/vocabulary.js';

const CAPITAL = String.raw`\p{Lu}[\p{L}\d'’-]{1,24}`;
const RUN = (most: number) =>
  String.raw`(?:(?:The |St\.? )?${CAPITAL}(?: (?:of |and |& |the |for )?${CAPITAL}){0,${most}}?)`;
const THERE = String.raw`(?:${anyOf(String.raw`
  at outside inside near from by to into in leaving opposite behind attends? attending joins? called for with runs? owns? of registered_with gp_is
  works_for employed_by employer church mosque is driver_for or and
`)})(?: the| a| an)?`;

/** Kinds of body or service that also end everyday phrases: "best practice", "national assembly", "social security". */
const LOOSE =
  /(?:^|[ -])(?:Assembly|Practice|Fellowship|Parish|Clinic|Ministry|Building|Security|Kirk|Clothing|Gym|News|Meat|Fruit|Eggs|Dairy|Fashion|Fashions|Metals|Scrap|Building|Transport|Staffing|Personnel|Beauty|Lounge|Temple|Cathedral|unit|project|house|school|college|farms?|stores?|church|construction|recruitment|cleaning|logistics)$/u;

const HOUSE = /^(?:house|lodge|cottage|manor|hall|court|grange|villa)$/u;

function accept(value: string, match: RegExpExecArray): boolean {
  const kind = match.groups!['kind']!;
  const words = ownWords(value, kind);
  if (!isOwnName(words)) return false;
  // "Hodan's college" does not give the college's name; "Kamal hotel move" is about a person; "Ashdown Lodge
  // children's home" starts with the home's name.
  if (/^\p{Ll}/u.test(kind) && /['’]s$/u.test(value.slice(0, value.length - kind.length).trim()))
    return false;
  if (/^\p{Ll}/u.test(kind) && ((words.length === 1 && isOnlyAName(words[0]!)) || HOUSE.test(words.at(-1)!)))
    return false;
  return isStrange(words) || (match.groups!['there'] !== undefined && !LOOSE.test(kind) && words.length > 0);
}

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
const LABELLED_SETTING: Rule = {
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

/** Welsh houses: "Ty Derwen", "Plas Coch". */
const WELSH_HOUSE: Rule = {
  type: 'school',
  weight: RARE_SHAPE,
  pattern:
    /(?<![\p{L}'])(?:T[ŷy]|Plas|Llys|Hafan|Hafod|Bryn|Cartref|Meddygfa|Capel|Eglwys) (?:(?:y|yr|Y|Yr) )?\p{Lu}[\p{L}'-]{2,20}(?: \p{Lu}[\p{L}'-]{2,20})?(?: (?:[Cc]hildren['’]?s [Hh]ome|[Cc]are [Hh]ome|[Uu]nit))?(?![\p{L}])/gu,
  accept: (value) =>
    !/^Ty \p{Lu}[a-z]+(?:son|ton)$/u.test(value) &&
    !value
      .split(' ')
      .slice(1)
      .every((word) => isPlace(word.toLowerCase())),
};

/** "the Golden Lotus", "at Lucky Star": words that are common in the names of shops and restaurants. */
const SHOP_NAME: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 5,
  pattern: new RegExp(
    String.raw`(?<![\p{L}])${THERE} (?<value>(?:${anyOf(String.raw`
  Golden Jade Lucky Happy Jasmine Lotus Dragon Peking Canton Saffron Bengal Taj Oriental Imperial Mandarin Bamboo Panda Pearl Spice Ocean
  Sunrise Sunset Diamond Glamour Pretty Perfect Classic Smart Speedy Swift Quick Fresh Shiny Sparkle Sparkling Magic Magical Luxe Best_Choice
  Super Mega Tasty Yummy Hot Crispy Mama's Mamma's Papa's Uncle's Auntie's Big_Al's Sultan Sultan's Ali's Ottoman Istanbul
  Anatolia Ankara Marrakech Lahore Karachi Kabul Bombay Delhi Punjab Punjabi Saigon Hanoi Pho Shanghai Hong_Kong Lagos Asmara
`)}) \p{Lu}[\p{L}'’-]{2,20}(?: \p{Lu}[\p{L}'’-]{2,20})?)(?![\p{L}])`,
    'dgu',
  ),
  accept: (value) =>
    value.split(' ').every((word) => /^\p{Lu}/u.test(word)) &&
    !isRegion(value.split(' ').map(bare)) &&
    !/ (?:Hours?|Rules?|Triangle|Jubilee|Start|Families|Team|Act|Card|Police|Airport|Embassy|Consulate|Court|Border|Market)$/u.test(
      value,
    ),
};

/** "at a barbers called Sultan's", "her college, CAVC, says" */
const CALLED: Rule = {
  type: 'school',
  weight: RARE_SHAPE,
  pattern: new RegExp(
    String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  barbers? salon nail_bar takeaway restaurant shop cafe factory farm car_wash warehouse hotel hostel school college nursery church mosque brothel
  firm company agency business pub club gym home placement unit flat
`)}) (?:called|named) (?:the )?["']?(?<value>\p{Lu}[\p{L}\d'’&-]{1,24}(?: (?:& |and )?\p{Lu}[\p{L}\d'’&-]{1,24}){0,3})`,
    'dgu',
  ),
  // Not a name: "an agency called Frontex"
  accept: (value) => !value.split(/[ -]+/u).every((word) => isFieldTerm(bare(word))),
};
const IN_CAPITALS: Rule = {
  type: 'school',
  weight: RARE_SHAPE,
  pattern: /(?<![\p{L}])(?:school|college|academy|employer|sixth form)[,:] (?<value>\p{Lu}{3,6})(?=, )/dgu,
  accept: (value) => !isFieldTerm(value.toLowerCase()) && !isOrdinaryWord(value.toLowerCase()),
};
/** "working nights at Amazon Swansea": a firm and the town where its branch is. */
const BRANCH: Rule = {
  type: 'school',
  weight: RARE_SHAPE,
  pattern:
    /(?<![\p{L}])(?:works?|working|worked|employed|job|shifts?)(?: \p{L}{3,9}){0,2} (?:at|for|in) (?<value>\p{Lu}[\p{L}'’&-]{1,24} (?<town>\p{Lu}[\p{L}'-]{2,20}))(?![\p{L}]| \p{Lu}\p{Ll})/dgu,
  accept: (value, match) => {
    const [first] = value.toLowerCase().split(' ');
    return (
      isPlace(match.groups!['town']!.toLowerCase()) &&
      !isRegion(value.split(' ').map(bare)) &&
      !isPlace(first!) &&
      !isFieldTerm(first!) &&
      !GENERIC.has(first!)
    );
  },
};
/** "uncle's shop Day2Day News" */
const DIGIT_IN_NAME: Rule = {
  type: 'school',
  weight: RARE_SHAPE,
  pattern:
    /(?<![\p{L}\d])(?:shop|store|firm|company|business|salon|bar|club|takeaway|restaurant|garage|agency|at|for|from|called),? (?<value>\p{Lu}\p{L}{1,12}\d\p{L}{1,12}(?: \p{Lu}[\p{L}'’-]{1,20}){0,2})(?![\p{L}\d])/dgu,
};
const INN: Rule = {
  type: 'school',
  weight: RARE_SHAPE,
  pattern:
    /(?<![\p{L}])(?<value>(?:The |(?<=(?<![\p{L}])the ))(?:\p{Lu}[\p{L}'’-]{1,20} ){1,2}(?:Inn|Arms|Tavern|Hotel|Hostel|Guest ?House))(?![\p{L}])/dgu,
  accept: (value) =>
    !/(?:Premier|Holiday|Days) Inn/u.test(value) && isOwnName(ownWords(value, value.split(' ').at(-1)!)),
};

/** "a place at Bexley Grammar": even a town identifies a school if the kind of school is given. */
const TOWN_SCHOOL: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 1,
  pattern:
    /(?<![\p{L}'])(?<value>(?:\p{Lu}[\p{L}'’-]{2,24} ){1,2}(?:Grammar|Academy|High|Primary|Infants|Juniors|Sixth Form(?: College)?|Comp|Comprehensive|Nursery)(?: School)?)(?![\p{L}]| (?:Court|Trust|Education|Care|Needs|Risk|Commission|Street|Road))/dgu,
  accept: (value) => {
    const words = value
      .replace(/ (?:Sixth Form(?: College)?|\S+)(?: School)?$/u, '')
      .split(/[ -]+/u)
      .map(bare);
    return words.some((word) => isPlace(word)) && !words.some((word) => GENERIC.has(word));
  },
};

const RULES: readonly Rule[] = [
  ...WHEREABOUTS_RULES,
  TOWN_SCHOOL,
  endingIn(PRAYER_OR_CARE, 3),
  endingIn(FIRM, 2),
  // "Harlow college", "Garrowhill unit": the kind is often written in lower case.
  endingIn(`(?:${SCHOOL}|${HOME}|${CARE})`, 2),
  onlyThere(endingIn(`(?:${TRADE})`, 2)),
  LABELLED_SETTING,
  WELSH_HOUSE,
  SHOP_NAME,
  CALLED,
  IN_CAPITALS,
  BRANCH,
  DIGIT_IN_NAME,
  INN,
];

/** "Poundstretcher Wisbech": includes the town where the branch is. */
function withTown(text: string, one: Candidate): Candidate {
  const next = /^ (?<town>\p{Lu}[\p{L}-]{2,20})(?![\p{L}])/u.exec(text.slice(one.end, one.end + 24));
  return next && isPlace(next.groups!['town']!.toLowerCase())
    ? { ...one, end: one.end + next[0].length }
    : one;
}

export const findNamedSettings = (text: string): Candidate[] =>
  applyRules(text, RULES).map((one) => withTown(text, one));
