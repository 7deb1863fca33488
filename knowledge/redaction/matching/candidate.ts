// A span that may be personal data, and the rules that find such spans.
import type { PersonalDataType } from '../../model/personal-data.js';

/** Offsets are into the readable text. If 2 candidates overlap, the one with the greater weight wins. */
export interface Candidate {
  type: PersonalDataType;
  start: number;
  end: number;
  weight: number;
}

/** A stretch of text to keep: a helpline, a citation or a form. */
export interface Kept {
  start: number;
  end: number;
}

/** How sure a pattern is: a shape alone, a shape with a checksum or a rare form, or a shape with its label. */
export const SHAPE = 40;
export const RARE_SHAPE = 60;
export const LABELLED = 80;
export const CERTAIN = 100;

/**
 * `pattern` needs the g flag. If it has a group called `value`, it also needs the d flag, and only that group
 * becomes the span. Every repetition needs a limit, so that the time taken grows no faster than the length of
 * the text.
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

export function applyRules(text: string, rules: readonly Rule[]): Candidate[] {
  return rules.flatMap((rule) => applyRule(text, rule));
}

function applyRule(text: string, rule: Rule): Candidate[] {
  // Most rules find nothing, and `matchAll` makes a copy of the pattern first.
  if (text.search(rule.pattern) < 0) return [];
  const found: Candidate[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const [start, end] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length];
    if (end <= start) continue;
    if (rule.accept && !rule.accept(text.slice(start, end), match, text)) continue;
    found.push({ type: rule.type, weight: rule.weight, start, end });
  }
  return found;
}

/** Where the pattern matches and `isAccepted`, if given, accepts the text. `pattern` needs the g flag. */
export function spansOf(text: string, pattern: RegExp, isAccepted?: (value: string) => boolean): Kept[] {
  // As in `applyRule`.
  if (text.search(pattern) < 0) return [];
  return [...text.matchAll(pattern)]
    .filter(({ 0: value }) => !isAccepted || isAccepted(value))
    .map(({ 0: value, index }) => ({ start: index, end: index + value.length }));
}

/** Words between a label and its value: "no:", "number is", "ref =". */
export const LABEL_TAIL = String.raw`(?:[ \n]{0,2}(?:(?:is|was|are|no\.?|nos?|num|numb|number|code|id|ref\.?|reference|details?)(?![a-z])|[:=#.,-])){0,4}[ \n"'(\[]{0,3}`;

export function digitsOf(value: string): string {
  return value.replace(/\D/gu, '');
}

/** A number that could be a year is far more often part of guidance than of a reference. */
export function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/u.test(value);
}

export function isDateShaped(value: string): boolean {
  return /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}|(?:19|20)\d\d[/-]\d\d(?:\d\d)?)$/u.test(
    value,
  );
}
