// The written form of a pseudonym in a text: "[name 1]".
import { PSEUDONYM_LABELS } from './labels.js';

/** Matches what `redact` replaces personal data with; it is never redacted again. */
export const STAND_IN = new RegExp(
  String.raw`\[(?:${Object.values(PSEUDONYM_LABELS).join('|')}) (?<number>\d{1,6})\]`,
  'gu',
);
