// Recognises a sentence that limits the one before it: "However, …", "Unless …", "This does not apply to …".

const LIMITS =
  '(?:but|yet|unless|except|however|although|exceptions?|only (?:if|where|when)|nevertheless|nonetheless)';
/** The limiting word may come after the number of the paragraph. */
const OPENS_WITH_LIMIT = new RegExp(
  `^(?:\\S*\\d\\S*\\s+)?[^\\p{L}]*${LIMITS}\\b|^(?:\\S+\\s+){1,6}however\\b`,
  'iu',
);
const SAYS_WHERE_NOT =
  /\b(?:(?:do|does|did|will|would|shall) not apply|not applicable|(?:an?|one|only|some|these) exceptions?)\b/iu;
/** Within a paragraph, such a word limits what was just said; in the next one, it only limits its own sentence. */
const ANY_LIMIT = /\b(?:unless|except|however|only if|only where)\b/iu;

/** Works wherever the sentence is, including at the start of the next paragraph. */
export function limitsPreviousSentence(sentence: string): boolean {
  return OPENS_WITH_LIMIT.test(sentence) || SAYS_WHERE_NOT.test(sentence);
}

/** Only use within one paragraph. */
export function limitsInParagraph(sentence: string): boolean {
  return limitsPreviousSentence(sentence) || ANY_LIMIT.test(sentence);
}
