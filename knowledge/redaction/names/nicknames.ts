// Finds names that no word list covers: nicknames in lower case, initials, siblings named in a row.
import { anyOf } from '../matching/any-of.js';
import type { Candidate, Rule } from '../matching/candidate.js';
import { applyRules } from '../matching/candidate.js';
import { NAME_WEIGHT } from './names.js';
import { isExactFieldTerm, isFieldTerm } from '../lists/vocabulary.js';

const NO_NICKNAME = new RegExp(
  String.raw`^(?:${anyOf(String.raw`
  a an the his her their my our it that this what when where who which how why if and or but not no in on at to for from by with is was
  are were be been being he she they we you i me him them us child children young victim victims trafficked sir miss mate bro
  something someone anything different names name another other various several
`)})(?![\p{L}])`,
  'iu',
);

const RULES: readonly Rule[] = [
  {
    type: 'name',
    weight: NAME_WEIGHT - 1,
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
      (?:street|road|gang|nick|pet|pen)[ _-]?names?(?:_is|_was)? nicknamed goes_by going_by they_(?:all_)?call_(?:him|her|them)
      everyone_calls_(?:him|her|them) calls?_(?:him|her|them)sel(?:f|ves) calling_(?:him|her|them)sel(?:f|ves)
      (?:carr(?:y|ies|ying)|shot(?:s|ting)?|graft(?:s|ing)?|juggl(?:es|ing)|trap(?:s|ping)|runs?_drugs|drops?_off)_for owes
      known_(?:on_road|on_the_street|locally|online)_as aka a\.k\.a\.?
`)})(?: the name(?: of)?)?[ :=,]{0,2}["'( ]{1,2}(?<value>\p{Ll}[\p{L}\d'-]{1,15}(?: (?!(?:and|or|he|she|from|who|but|on|in|at|is|was|has|to|i|we|they|it|with|as|think)(?![\p{L}]))\p{Ll}[\p{L}\d'-]{1,15})?)(?=["')]?(?:[.,;:!?)\n]|$| (?:and|who|from|is|he|she|on|has|was|at|but|i|his|her|in|w|with)(?![\p{L}])))`,
      'dgu',
    ),
    accept: (value) => !NO_NICKNAME.test(value) && !isExactFieldTerm(value),
  },
];

/** "yp a.k. 16", "Ms D": initials with full stops, or after a title. */
const INITIALS: readonly Rule[] = [
  {
    type: 'name',
    weight: NAME_WEIGHT,
    pattern:
      /(?<![\p{L}])(?:yp|child|client|boy|girl|lad|re|initials|mother|father|mum|dad|victim|pv|male|female|brother|sister|name)(?: is|:|=)? (?<value>\p{L}\.\p{L}\.?(?:\p{L}\.?)?)(?![\p{L}\d])/dgiu,
    accept: (value) => !/^(?:e\.g|i\.e|p\.m|a\.m|n\.b|u\.k|u\.s)/iu.test(value),
  },
  {
    type: 'name',
    weight: NAME_WEIGHT,
    pattern: /(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Master|Baby|Child) (?<value>\p{Lu})(?![\p{L}\d'’.])/dgu,
    accept: (value, match) => !/^(?:Baby P|Child [AIQ])/u.test(match[0]) && value !== 'I',
  },
];

/** "my client QT": 2 capitals that are not an acronym in our field. */
const TWO_CAPITALS: Rule = {
  type: 'name',
  weight: NAME_WEIGHT - 2,
  pattern:
    /(?<![\p{L}])(?:client|yp|YP|child|Child|Client|victim|PV|pv|mother|father|brother|sister|boy|girl|lad|for|re|Re|with) (?<value>\p{Lu}{2})(?![\p{L}\d/&-]| (?:\(|\[)?(?:v|form|team|visa|case|card|number|ref|no)(?![\p{L}]))(?= ?(?:\(|,|and |who |is |was |has |says|said|\d|'s|turned|\.))/dgu,
  accept: (value, match) => !isFieldTerm(value.toLowerCase()) && !/^(?:for|re|Re|with) /u.test(match[0]),
};

/** "crosses the border for 'The Butcher'" */
const THE_NICKNAME: Rule = {
  type: 'name',
  weight: NAME_WEIGHT - 2,
  pattern:
    /(?<![\p{L}])(?:for|by|called|with|to|from|as|man|boss|named|of|is) ["'](?<value>[Tt]he \p{Lu}[\p{L}'-]{2,14})["'](?![\p{L}])/dgu,
  accept: (value) =>
    !isFieldTerm(value.slice(4).toLowerCase()) &&
    !/ (?:Act|Code|Guidance|Convention|Protocol|Home|State|Court|Crown|Council|Authority|Commissioner)$/u.test(
      value,
    ),
};

/** "Sunny, Lucky and Happy, brothers from Kerala": in a row of siblings like this, any word may be a name. */
const SIBLINGS =
  /(?<![\p{L}])(?<names>\p{Lu}\p{Ll}{1,14}(?:, \p{Lu}\p{Ll}{1,14}){0,5},? (?:and|&|n) \p{Lu}\p{Ll}{1,14}),? \(?(?:(?:are|all|both|the|our|two|three|four) ){0,3}(?:brothers|sisters|siblings|sibs|twins|triplets|cousins|half-siblings|friends)(?![\p{L}])/gu;

function findSiblings(text: string): Candidate[] {
  return [...text.matchAll(SIBLINGS)].flatMap((match) =>
    [...match.groups!['names']!.matchAll(/\p{Lu}\p{Ll}+/gu)].map((name) => ({
      type: 'name' as const,
      weight: NAME_WEIGHT - 2,
      start: match.index + name.index,
      end: match.index + name.index + name[0].length,
    })),
  );
}

export const findNicknames = (text: string): Candidate[] => [
  ...applyRules(text, [...RULES, ...INITIALS, TWO_CAPITALS, THE_NICKNAME]),
  ...findSiblings(text),
];
