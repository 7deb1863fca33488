// Nicknames in small letters, which may be any word: "goes by stretch", "they call him ghost".
import { anyOf } from './any-of.js';
import type { Candidate, Rule } from './candidate.js';
import { applyRules } from './candidate.js';
import { NAME_WEIGHT } from './names.js';
import { isExactFieldTerm } from './vocabulary.js';

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
      known_(?:on_road|on_the_street|locally|online)_as aka a\.k\.a\.?
`)})(?: the name(?: of)?)?[ :=,]{0,2}["'( ]{1,2}(?<value>\p{Ll}[\p{L}\d'-]{1,15}(?: (?!(?:and|or|he|she|from|who|but|on|in|at|is|was|has|to|i|we|they|it|with|as|think)(?![\p{L}]))\p{Ll}[\p{L}\d'-]{1,15})?)(?=["')]?(?:[.,;:!?)\n]|$| (?:and|who|from|is|he|she|on|has|was|at|but|i|his|her|in|w|with)(?![\p{L}])))`,
      'dgu',
    ),
    accept: (value) => !NO_NICKNAME.test(value) && !isExactFieldTerm(value),
  },
];

export const findNicknamesInSmall = (text: string): Candidate[] => applyRules(text, RULES);
