// Redacts every word that is not known to be harmless. Used if the message reader should have read a message
// but could not.
import { applyRules, isYear, SHAPE, type DetailCandidate, type Rule } from '../matching/candidate.js';
import { opensAsVerb, type NameContext } from '../names/capital-runs.js';
import type { Token } from '../names/tokens.js';

/**
 * Matches text that contains digits. `isNumber` then only accepts text with at least 5 digits, or with
 * letters as well as digits.
 */
const NUMBER = /(?<![\p{L}\d])(?=[\p{L}/-]{0,12}\d)[\p{L}\d][\p{L}\d/-]{3,39}(?![\p{L}\d])/gu;
/** Lower than the weight of any other rule. */
const WEIGHT = SHAPE - 1;
const NUMBERS: Rule = { type: 'case_id', weight: WEIGHT, pattern: NUMBER, accept: isNumber };

/** Offsets refer to `context.text`. */
export function findStrictly(context: NameContext): DetailCandidate[] {
  const saysNothing = context.tokens.every(({ letters }) => letters === 'small');
  const names = context.tokens.filter((token) => isUnknown(token, saysNothing));
  return [
    ...names.map(({ start, end }): DetailCandidate => ({ type: 'name', weight: WEIGHT, start, end })),
    ...applyRules(context.text, [NUMBERS]),
  ];
}

/**
 * In a message without capitals, every word is checked. In other messages, words in lower case are not
 * checked.
 */
function isUnknown(token: Token, saysNothing: boolean): boolean {
  if (token.plain.length < 2 || (token.letters === 'small' && !saysNothing)) return false;
  if (token.kind === 'unknown' || token.kind === 'name') return true;
  return token.kind === 'either' && token.letters === 'capital' && !opensAsVerb(token);
}

function isNumber(value: string): boolean {
  const digits = value.replace(/\D/gu, '');
  if (digits.length > 4) return true;
  return (
    digits.length > 1 &&
    /\p{L}/u.test(value) &&
    !isYear(digits) &&
    !/^\d+(?:st|nd|rd|th|\p{Ll}+)$/u.test(value)
  );
}
