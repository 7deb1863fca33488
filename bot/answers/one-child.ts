// Recognises a question about one child (“our 15 year old has not eaten”), as opposed to children in general
// or an adult.

const NAMED =
  /\[name \d+\]|\b(?:my|our|this) (?:[\w-]+ ){0,2}(?:child|girl|boy|lad|yp|young person|pupil|daughter|son|niece|nephew)\b|\b1\d ?(?:yo|yr old|year[ -]old)\b/iu;
const PRONOUN = /\b(?:he|she|him|her|his|hers|hi|fe|fo|ef|ei|iddi|iddo)(?:['’](?:s|ll|d|n))?\b/iu;
const CHILD =
  /\b(?:child|girls?|boys?|lads?|lass|yps?|kids?|young (?:person|people|lad|man|woman)|teen\w*|pupil|uasc|baby|foster\w*|placement|carers?|school|plentyn|merch|ferch|bachgen|person ifanc|ysgol|gofal\w*)\b/iu;
const IN_GENERAL =
  /\b(?:if|when|whenever|whether|once|does|do|can|could|must|should|may|will|refers?) (?:[\w-]+ ){0,2}?(?:an?|any|every|each|no) (?:[\w-]+ ){0,4}?(?:child|young person|victim|person|minor|adult|pupil|girl|boy|resident|yp)\b/iu;

export function speaksOfOneChild(text: string): boolean {
  return (NAMED.test(text) || (PRONOUN.test(text) && CHILD.test(text))) && !IN_GENERAL.test(text);
}
