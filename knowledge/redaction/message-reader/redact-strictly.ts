// Redacts every word that is not known to be harmless. Used if the reader should have read a message but
// could not.
import { applyRules, isYear, SHAPE, type Candidate, type Rule } from '../matching/candidate.js';
import { opensAsVerb, type NameContext } from '../names/capital-runs.js';
import type { Token } from '../names/tokens.js';

/**
 * Matches text that contains digits. `isNumber` then only accepts 5 digits or more, or a mix of letters and
 * digits.
 */
const NUMBER = /(?<![\p{L}\d])(?=[\p{L}/-]{0,12}\d)[\p{L}\d][\p{L}\d/-]{3,39}(?![\p{L}\d])/gu;
/** The weight is lower than that of any other rule. */
const WEIGHT = SHAPE - 1;
const NUMBERS: Rule = { type: 'case_id', weight: WEIGHT, pattern: NUMBER, accept: isNumber };

/** Offsets are into `context.text`. */
export function findStrictly(context: NameContext): Candidate[] {
  const saysNothing = context.tokens.every(({ letters }) => letters === 'small');
  const names = context.tokens.filter((token) => isUnknown(token, saysNothing));
  return [
    ...names.map(({ start, end }): Candidate => ({ type: 'name', weight: WEIGHT, start, end })),
    ...applyRules(context.text, [NUMBERS]),
  ];
}

/** If a message has no capitals, every word is checked. Otherwise, words in lower case are left out. */
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
