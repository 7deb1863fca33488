// Recognises sentences that limit the previous one: "However, …", "Unless …", "This does not apply to …".

const LIMITS =
  '(?:but|yet|unless|except|however|although|exceptions?|only (?:if|where|when)|nevertheless|nonetheless)';
/** Allows a paragraph number before the limiting word. */
const OPENS_WITH_LIMIT = new RegExp(
  `^(?:\\S*\\d\\S*\\s+)?[^\\p{L}]*${LIMITS}\\b|^(?:\\S+\\s+){1,6}however\\b`,
  'iu',
);
const LISTS_WHERE_NOT =
  /\bexceptions\b[^.]*:$|\b(?:do|does|will|would) not (?:be|include|cover|mean|count)\b[^.]*:$/iu;
const SAYS_WHERE_NOT =
  /\b(?:(?:do|does|did|will|would|shall) not (?:apply|alter|affect|prevent|extend)|not applicable|not inconsistent|(?:an?|one|only|some|these) exceptions?)\b/iu;
/** True if the sentence limits the sentence before it, even if they are in different paragraphs. */
export function limitsPreviousSentence(sentence: string): boolean {
  return [OPENS_WITH_LIMIT, SAYS_WHERE_NOT, LISTS_WHERE_NOT].some((limit) => limit.test(sentence));
}

/** Matches sentences that start with a word such as "This" or "Otherwise", or with a lower-case letter. */
const CONTINUES =
  /^(?:\S*\d\S*\s+)?(?:This|These|Those|They|It|Such|If (?:so|not|this|these|they|it)|In (?:this|these|such) cases?|Otherwise|Also)\b|^\p{Ll}/u;

/** True if the sentence means nothing without the one before, which it limits, refers to or completes. */
export function continuesPrevious(sentence: string): boolean {
  return CONTINUES.test(sentence) || OPENS_WITH_LIMIT.test(sentence);
}

const CONDITION = /\b(?:unless|except|subject to|exceptions?|apart from|other than)\b(.{1,60})/giu;

/** True for a condition that names this paragraph: "unless CHI 1.2 applies" or "(subject to AD 3.2.)". */
export function limitsByNumber(sentence: string, number: string): boolean {
  return [...sentence.matchAll(CONDITION)].some(([, condition]) =>
    ` ${withoutSigns(condition!)} `.includes(` ${withoutSigns(number)} `),
  );
}

/** Removes punctuation at the end of words, but not the brackets of "(2)" and "AR(EU)1.3". */
function withoutSigns(words: string): string {
  return words
    .split(/\s+/u)
    .map((word) => word.replace(/(?<!\([^()]*)[).;:,]+$/u, ''))
    .join(' ');
}
