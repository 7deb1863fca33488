// The format of a pseudonym, such as "[name 1]": a label for the kind of personal data, and a number.
import { PSEUDONYM_LABELS } from './pseudonym-wording.js';

/** Matches a pseudonym from an earlier redaction, which must not be redacted again. */
export const PSEUDONYM = new RegExp(
  String.raw`\[(?:${Object.values(PSEUDONYM_LABELS).join('|')}) (?<number>\d{1,6})\]`,
  'gu',
);
