// The type of a span that may be personal data, and the rules that find such spans.
import type { PersonalDataType } from '../../model/personal-data.js';

/** Offsets refer to the readable text. If 2 candidates overlap, the one with the higher weight is used. */
export interface DetailCandidate {
  type: PersonalDataType;
  start: number;
  end: number;
  weight: number;
}

/** A span of text to keep, such as a helpline, a citation or the name of a form. */
export interface KeptSpan {
  start: number;
  end: number;
}

/**
 * Weights of rules, from least to most certain: a format without other evidence, a format that is rare or has
 * a checksum, and a format with a label.
 */
export const SHAPE = 40;
export const RARE_SHAPE = 60;
export const LABELLED = 80;
export const CERTAIN = 100;

/**
 * A rule that finds one type of personal data. `pattern` needs the g flag. If it has a group named `value`,
 * only that group becomes the span, and it also needs the d flag. Every repetition needs an upper limit, so
 * that the time taken is proportional to the length of the text.
 */
export interface Rule {
  type: PersonalDataType;
  weight: number;
  pattern: RegExp;
  accept?: (value: string, match: RegExpExecArray, text: string) => boolean;
}

export function ofType(type: PersonalDataType, rules: readonly Omit<Rule, 'type'>[]): Rule[] {
  return rules.map((rule) => ({ type, ...rule }));
}

export function applyRules(text: string, rules: readonly Rule[]): DetailCandidate[] {
  return rules.flatMap((rule) => applyRule(text, rule));
}

function applyRule(text: string, rule: Rule): DetailCandidate[] {
  // We search first, because most rules find nothing and `matchAll` copies the pattern.
  if (text.search(rule.pattern) < 0) return [];
  const found: DetailCandidate[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const [start, end] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length];
    if (end <= start) continue;
    if (rule.accept && !rule.accept(text.slice(start, end), match, text)) continue;
    found.push({ type: rule.type, weight: rule.weight, start, end });
  }
  return found;
}

/**
 * Returns the matches of `pattern` that `isAccepted` accepts, or all of them if it is absent. `pattern` needs
 * the g flag.
 */
export function spansOf(text: string, pattern: RegExp, isAccepted?: (value: string) => boolean): KeptSpan[] {
  // We search first, because `matchAll` copies the pattern.
  if (text.search(pattern) < 0) return [];
  return [...text.matchAll(pattern)]
    .filter(({ 0: value }) => !isAccepted || isAccepted(value))
    .map(({ 0: value, index }) => ({ start: index, end: index + value.length }));
}

/** Matches text between a label and its value, such as "no:", "number is" or "ref =". */
export const LABEL_TAIL = String.raw`(?:[ \n]{0,2}(?:(?:is|was|are|no\.?|nos?|num|numb|number|code|id|ref\.?|reference|details?)(?![a-z])|[:=#.,-])){0,4}[ \n"'(\[]{0,3}`;

export function digitsOf(value: string): string {
  return value.replace(/\D/gu, '');
}

/** A number that looks like a year is usually from guidance and not a reference number. */
export function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/u.test(value);
}

export function isDateShaped(value: string): boolean {
  return /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}|(?:19|20)\d\d[/-]\d\d(?:\d\d)?)$/u.test(
    value,
  );
}
