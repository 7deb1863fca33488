// Finds schools, homes, surgeries and businesses typed without capitals: "at st albans rd primary", "works at
// magnolia court care home".
import type { Candidate, Rule } from '../matching/candidate.js';
import { applyRules, RARE_SHAPE } from '../matching/candidate.js';
import { CARE, HOME, SCHOOL, TRADE } from './kinds-of-setting.js';
import {
  isEnglishWord,
  isFieldTerm,
  isLikelyMisspelling,
  isListedName,
  isOrdinaryWord,
  isPlace,
} from '../lists/vocabulary.js';

const WORD = String.raw`[\p{Ll}&][\p{Ll}\d'’&.-]{0,20}`;
const THERE =
  '(?:at|outside|near|from|by|to|into|in|leaving|opposite|behind|attends?|attending|called|with|of|school is|college is|placement is|employer is|hotel is|gp is|surgery is|works for|is)';

/** Words that no name starts with: "at the local primary", "from another care home". */
const OPENS_NO_NAME =
  /^(?:re-\p{L}+|self|safe|a|an|the|his|her|their|our|my|your|another|any|some|this|that|which|what|who|every|each|no|both|local|new|old|same|different|own|nearby|primary|secondary|high|special|mainstream|private|independent|state|boarding|foster|supported|semi|semi-independent|shared|residential|secure|unregulated|unregistered|registered|open|children'?s|childrens|kids|nail|hand|car|kebab|fish|hair|beauty|turkish|vietnamese|chinese|indian|polish|albanian|kurdish|thai|cannabis|home|house|school|contingency|asylum|dispersal|budget|cheap|seaside|student|gp|health|medical|sexual|mental|dental|community|family|walk-in|catholic|muslim|islamic|orthodox|pentecostal|evangelical|african|nigerian|ethiopian|eritrean|work|working|be|go|live|being|having|getting|going|have|all|two|three|of|for|on|not|and|or|out|illegal|legal|full|safe|council|council's|public|opera|court|crown|white|upper|lower|common|coach|guest|full-time|part-time|early|big|small|large|little|couple|number|lot|range|type|kind|out-of-area|specialist|therapeutic|mother|parent|uk|english|british|welsh|scottish|sixth|pupil|virtual|free|their)(?![\p{L}])/iu;
const NEVER_IN_NAME =
  /(?<![\p{L}])(?:is|was|are|were|be|been|that|which|who|she|he|they|we|i|you|has|had|have|his|her|their|our|my|if|when|where|because|but|so|than|then|can|could|should|would|will|did|does|do|not|no|from|to|into|with|without|a|an|at|by|for|as|about|per|via|get|gets|go|goes|went|come|came|run|runs|ran|work|works|working|worked|live|lives|living|attend|attends|new|another|local|same|different|any|some|private|or|since|after|before|during|until|while|made|told|said|says|taken|seen|found)(?![\p{L}])/iu;

function namesOne(value: string, kind: string): boolean {
  const own = value.slice(0, value.length - kind.length).trim();
  if (own === '' || OPENS_NO_NAME.test(own) || NEVER_IN_NAME.test(own)) return false;
  const words = own.split(/[ -]+/u).map((word) => word.replace(/[^\p{L}]/gu, ''));
  const strange = words.some(
    (word) => word.length > 2 && !isEnglishWord(word) && !isPlace(word) && !isFieldTerm(word),
  );
  return strange || isNamedByWords(words, kind);
}

/** "magnolia court care home", "st albans rd primary": ordinary words, but of the kind used in names. */
function isNamedByWords(words: readonly string[], kind: string): boolean {
  if (/^(?:st|saint|ty|ysgol|al)$/u.test(words[0]!)) return words.length > 1;
  if (/^(?:house|unit|project|lodge|high|refuge)$/u.test(kind))
    return words.some(
      (word) => word.length > 3 && !isEnglishWord(word) && !isPlace(word) && !isFieldTerm(word),
    );
  if (
    /^(?:school|church|hotel|hostel|farms?|restaurant|takeaway|barbers?|cafe|stores?|college|nursery|pharmacy|chemist|surgery)$/u.test(
      kind,
    )
  )
    return words.some(
      (word) => word.length > 3 && !isOrdinaryWord(word) && !isPlace(word) && !isFieldTerm(word),
    );
  return words.every((word) => word.length > 1) && !words.every((word) => isPlace(word) || isFieldTerm(word));
}

const smallRule = (kinds: string, most: number): Rule => ({
  type: 'school',
  weight: RARE_SHAPE - 1,
  pattern: new RegExp(
    String.raw`(?<![\p{L}])${THERE} (?<value>(?:${WORD} ){1,${most}}?(?<kind>${kinds}))(?![\p{L}])`,
    'dgu',
  ),
  accept: (value, match) => namesOne(value, match.groups!['kind']!),
});

/** "works nights at chaiiwala", "placed at elmcroft": an unknown word where someone works or is placed. */
const WORD_ALONE: Rule = {
  type: 'school',
  weight: RARE_SHAPE - 12,
  pattern:
    /(?<![\p{L}])(?:works?|working|worked|job|shifts?|employed|placed|placement|attends?|pupil|student|enrolled|staff|teacher|dsl|keyworker)(?: (?:nights|weekends|there|full time|unpaid|everyday)){0,2}(?: (?:at|for)|(?<=attends?)) (?:the )?(?<value>\p{Ll}[\p{Ll}'’-]{4,24})(?![\p{L}])/dgu,
  accept: (value) =>
    !isEnglishWord(value) &&
    !isPlace(value) &&
    !isFieldTerm(value) &&
    !isLikelyMisspelling(value) &&
    !isListedName(value),
};

const RULES: readonly Rule[] = [
  WORD_ALONE,
  smallRule(SCHOOL, 4),
  smallRule(HOME, 3),
  smallRule(CARE, 3),
  smallRule(TRADE, 3),
];

export const findSmallLetterSettings = (text: string): Candidate[] => applyRules(text, RULES);
