// Recognises a question about one adult (“a 34 year old man”) and not about a child.
import { askedAbout } from '../../knowledge/question/child-or-adult.js';

const AGE = '(?:1[89]|[2-9]\\d)';
const ADULT = new RegExp(
  [
    String.raw`\b${AGE}[ -]?(?:y\/?o|(?:y|yrs?|years?)[ -]?old|years? of age)\b`,
    String.raw`\baged:? (?:about |around )?${AGE}\b`,
    String.raw`\b(?:s?he|they|who)(?:['’]?s|['’]re| is| are) (?:about |around )?${AGE}(?=\s*(?:$|[,;:!?)]|\.(?!\d)|(?:and|but|so|or|from|with|now|who)\b))`,
    String.raw`\b(?:this|my|our) (?:[\w-]+ ){0,2}adult\b|\badult (?:man|woman|male|female|client|patient|resident)\b`,
  ].join('|'),
  'iu',
);
/**
 * Signs that the person may be a child: “says he is 17”, “she looks 25 but her papers say 16”, “her age is
 * disputed”.
 */
const MAY_BE_A_CHILD = new RegExp(
  [
    String.raw`\b1[0-7]\b|\bborn in 20\d\d\b|\byounger\b|\b(?:thir|four|fif|six|seven)teen\b`,
    String.raw`\b(?:looks?|claim(?:s|ed|ing)?|says (?:s?he|they))\b`,
    String.raw`\bhome office (?:(?:have|has) )?(?:says?|said|records?|recorded|thinks?|treats?|believes?)\b`,
    String.raw`\bage (?:assess|is|was|has been)\w*\b|\bdisput\w*\b`,
    String.raw`\btreated as\b|\b(?:deemed|assessed|recorded|assumed) (?:as|to be)\b`,
  ].join('|'),
  'iu',
);

export function speaksOfOneAdult(text: string): boolean {
  return ADULT.test(text) && askedAbout(text) === 'adult' && !MAY_BE_A_CHILD.test(text);
}
