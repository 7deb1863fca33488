// Finds where someone learns, lives, works or prays from what is said about the place, not from its name.
import { anyOf } from '../matching/any-of.js';
import type { Rule } from '../matching/candidate.js';
import { RARE_SHAPE } from '../matching/candidate.js';
import { bare, BODY, GENERIC, isOwnName, isRegion, isStrange } from './setting-words.js';
import { isEnglishWord, isFieldTerm, isOnlyAName, isOrdinaryWord, isPlace } from '../lists/vocabulary.js';

/** "placed at Elmcroft": no one is placed "at" a town. */
const PLACED_AT: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 10,
  pattern:
    /(?<![\p{L}])(?:placed|placement|remains?|staying|stays|stayed|living|lives|resid\w{1,5}|accommodated|based|keyworker|key worker|staff|manager|bed|place) at (?<value>\p{Lu}[\p{L}'’-]{3,24})(?![\p{L}]| \p{Lu})/dgu,
  accept: (value) => !isPlace(bare(value)) && !isFieldTerm(bare(value)) && !isEnglishWord(bare(value)),
};

/** "Swallowfield Lodge", with or without other evidence: the first word is not an ordinary word. */
const STRANGE_HOUSE: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 12,
  pattern:
    /(?<![\p{L}']|St\.? )(?<value>(?:\p{Lu}[\p{L}'’-]{2,24} )?(?<first>\p{Lu}[\p{L}'’-]{3,24}) (?:House|Lodge|Manor|Grange|Cottage|Villa|Hostel))(?![\p{L}]| (?:of|Office|Act))/dgu,
  accept: (value, match) => {
    const first = bare(match.groups!['first']!);
    return isStrange([first]) && !isEnglishWord(first) && !GENERIC.has(bare(value.split(' ')[0]!));
  },
};
/** Where someone learns, serves or works: "attends Clapham Manor", "dsl at Oakfield", "job at Chaiiwala". */
const WHERE_SOMEBODY_IS: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 11,
  pattern: new RegExp(
    String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  attends? attending goes_to boards_at enrolled_at pupil_at student_at on_roll_at (?:year|yr)_\d{1,2}_at works?_at working_at works?_for job_at
  shifts?_at employed_(?:at|by) (?:apprenticeship|traineeship|work_experience|volunteering|volunteers|course|interview)_(?:at|with) (?:priest|pastor|vicar|imam|minister|[Ff]r\.?|[Ff]ather|[Rr]ev\S{0,2}|deacon)(?:_\p{Lu}\p{L}{1,20}){0,3}_(?:of|at|from)
  (?:teacher|head|headteacher|dsl|senco|staff|night_staff|manager|keyworker|tutor|governor|chaplain)_(?:at|from) church_is worships_at prays_at
`)}) (?:the )?(?<value>(?:St\.? )?\p{Lu}[\p{L}\d'’&-]{2,24}(?: (?:(?:of|and|&) )?\p{Lu}[\p{L}\d'’-]{1,24}){0,3})(?![\p{L}])`,
    'dgu',
  ),
  accept: (value) => {
    const words = value
      .split(/[ -]+/u)
      .map(bare)
      .filter((word) => word !== '' && !/^(?:of|and)$/u.test(word));
    const isBody = words.some((word) => BODY.has(word) || isFieldTerm(word));
    if (isBody || words.every((word) => isPlace(word))) return false;
    return words.length > 1 ? isOwnName(words) : isStrange(words) && !isEnglishWord(words[0]!);
  },
};
/** "the lad from Inkredible in Stockport": something in a town is not a town itself. */
const IN_A_TOWN: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 11,
  pattern:
    /(?<![\p{L}])(?:at|from) (?<value>\p{Lu}[\p{L}'’&-]{3,24}) in (?<town>\p{Lu}[\p{L}-]{2,20})(?![\p{L}])/dgu,
  accept: (value, match) =>
    isPlace(bare(match.groups!['town']!)) &&
    isStrange([bare(value)]) &&
    !isEnglishWord(bare(value)) &&
    !isOnlyAName(bare(value)),
};
/** "both the beeches": houses named after their trees. */
const SMALL_TREES: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 11,
  pattern:
    /(?<![\p{L}])(?:at|to|in|from|both|placement|staff|is) the (?<value>beeches|willows|laurels|firs|elms|oaks|limes|poplars|hollies|gables|cedars|larches|maples|rowans|sycamores|chestnuts|hawthorns|acacias)(?![\p{L}])/dgu,
};

/** "Hillside, our children's home": the words after the name say what it is. */
const TOLD_BEHIND: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 11,
  pattern:
    /(?<![\p{L}'])(?<value>\p{Lu}[\p{L}'’-]{2,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2})(?:, | - | \()(?:our|his|her|their|my|the|a) (?:\p{L}{2,12} ){0,2}?(?:children['’]?s home|care home|school|college|placement|unit|home|hotel|nursery|surgery|church|mosque|hostel|restaurant|takeaway|salon|nail bar|car wash|farm|shop)(?![\p{L}])/dgu,
  accept: (value) => {
    // "Under KCSIE, the school": the word before a name is not part of it.
    const words = value
      .replace(/^(?:Under|Since|Per|From|After|Before|At|In|On|By) /u, '')
      .split(/[ -]+/u)
      .map(bare);
    // Not names: "However, the school", "On Monday, the school"
    if (words.length === 1 && isOrdinaryWord(words[0]!)) return false;
    return isOwnName(words) && !isOnlyAName(bare(value));
  },
};
/** "next placement Hope Springs" */
const PLACEMENT: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 11,
  pattern:
    /(?<![\p{L}])(?:[Pp]lacement|[Pp]laced|[Uu]nit|[Cc]are home|[Hh]otel|[Hh]ostel|staff)(?: is| was| at| in| with| called| named| will be)? (?<value>\p{Lu}[\p{L}'’-]{2,24} \p{Lu}[\p{L}'’-]{2,24})(?![\p{L}]| \p{Lu})/dgu,
  accept: (value) => {
    const words = value.split(/[ -]+/u).map(bare);
    return (
      isOwnName(words) &&
      !isRegion(words) &&
      !words.some((word) => BODY.has(word) || isOnlyAName(word) || isFieldTerm(word))
    );
  },
};
export const WHEREABOUTS_RULES: readonly Rule[] = [
  TOLD_BEHIND,
  PLACEMENT,
  STRANGE_HOUSE,
  WHERE_SOMEBODY_IS,
  IN_A_TOWN,
  SMALL_TREES,
  PLACED_AT,
];
