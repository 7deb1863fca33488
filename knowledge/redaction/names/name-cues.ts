// Patterns for text next to a word that shows whether the word is a person's name.
import { anyOf } from '../matching/any-of.js';

/** Matches a word before the name of an operation, which may be a given or a family name. */
export const OPERATION_BEFORE = /(?<![\p{L}])(?:op|operation|project)[ \n"']{1,2}$/iu;

/**
 * Matches words before the name of a prison or a case. The name after these words may look like a family name.
 */
export const INSTITUTION_BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  hmp hmyoi yoi irc raf storm
  (?:court|lords|justices?|held|ruling|judg(?:e)?ment|dicta|authority)_(?:in|of)
  (?:lord|lady|mr|mrs)_justice baroness author book_by film_by novel_by
`)})[ \n"']{1,2}$`,
  'iu',
);

/**
 * Matches words after the name of an organisation or a document, as in "Snowdrop Project", "Casey audit" and
 * "Thurrock Council".
 */
export const BODY_AFTER = new RegExp(
  String.raw`^ (?:${anyOf(String.raw`
  foundation trust society review report inquiry enquiry act protocol convention judg(?:e)?ment council
  police constabulary hospital university airport docks? ferry prison magistrates? crown_court
  county_court guidelines? guidance compliant compliance criteria test principles? competen\w+ method
  model framework toolkit charity partnership service services project programme scheme pilot hub helpline
  team office centre association institute agency commission committee alliance network borough county
  district city ltd limited plc llp solicitors? chambers law_(?:firm|centre) trial barracks camp group
  hotel station uni amendment regulations? directive declaration treaty v\.? vs
`)})(?![\p{L}])`,
  'iu',
);

/**
 * Matches titles. A single capitalised word after a title is a name, even if it is not on any list: "Mrs
 * Bamgbose said".
 */
export const TITLE_BEFORE =
  /(?<![\p{L}])(?:mrs?|ms|miss|mx|dr|prof|rev'?d?|[dp]c|d[si]|dci|detective|constable|sgt|sergeant|insp|inspector|cllr|imam|pastor|sheikh|haji|hajji|alhaji|abba|aunt(?:y|ie)?|uncle|mme|dona|ch[iịí]|b[aá]c|madam(?:e)?|mama|nana|granny|grandma|grandad|ustad|ustaz|chacha|khala|baji|apa|kaka?|tonton|anh|pani)\.? ["']?$/iu;
