// Patterns for the text before or after a word that show whether it is a person's name.
import { anyOf } from '../matching/any-of.js';

/** The next word is a prison, an operation or a case, even if it is also someone's family name. */
export const INSTITUTION_BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  hmp hmyoi yoi irc raf op operation project storm
  (?:court|lords|justices?|held|ruling|judg(?:e)?ment|dicta|authority)_(?:in|of)
  (?:lord|lady|mr|mrs)_justice baroness author book_by film_by novel_by
`)})[ \n"']{1,2}$`,
  'iu',
);

/** "Snowdrop Project", "Casey audit", "Thurrock Council": the word names an organisation or a document. */
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

/** Titles: the next word is a name, whatever it is and whatever follows it: "mrs bamgbose she said". */
export const TITLE_BEFORE =
  /(?<![\p{L}])(?:mrs?|ms|miss|mx|dr|prof|rev'?d?|[dp]c|d[si]|dci|detective|constable|sgt|sergeant|insp|inspector|cllr|imam|pastor|sheikh|haji|hajji|alhaji|abba|aunt(?:y|ie)?|uncle|mme|dona|ch[iịí]|b[aá]c|madam(?:e)?|mama|nana|granny|grandma|grandad|ustad|ustaz|chacha|khala|baji|apa|kaka?|tonton|anh|pani)\.? ["']?$/iu;
