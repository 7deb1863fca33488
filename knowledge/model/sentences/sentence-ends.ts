// Lists the abbreviations that have a full stop, and recognises a text whose last sentence is not over.

/** Abbreviations that mean nothing without the words after them. */
const LEADS_ON = new Set(
  'e.g i.e eg ie cf viz vs para paras s ss sch reg regs pp nos mr mrs mx dr prof rev'.split(' '),
);
/** Abbreviations that may also end a sentence, if the next word has a capital. */
export const MAY_END = new Set(['etc', 'ltd', 'plc', 'inc', 'al', 'no']);
export const ABBREVIATIONS = new Set([
  ...LEADS_ON,
  ...MAY_END,
  ...'ibid v p art arts r rr fig ch pt vol ed eds ms sir st jr sr hon dept govt approx est co tel ext'.split(
    ' ',
  ),
  ...'ref dob cllr sgt insp supt jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
  ...'mon tue wed thu fri sat sun'.split(' '),
]);

/** Longer than any number, abbreviation or initials. Without it, we would read a long text again at each stop. */
export const LOOK_BACK = 60;

/** “Answer Yes or No.” ends with an answer, and “form No.” with the beginning of a number. */
const ANSWERS_NO =
  /(?:^|[?!,:;(“"‘\n]|\b(?:or|yes|is|was|be|says?|said|answers?|answered|ticks?|ticked))\s*No\.$/iu;

/** “The form is No.” ends with the beginning of a number, although “is” comes before it. */
const IS_NUMBERED = /\b(?:form|reference|ref|case|serial|number)\.?\s+(?:\w+\s+)?(?:is|was|be|or)\s+No\.$/iu;

/** “see annex a”. “It depends in part a” and “a person may form a” end before a noun. */
const NAMES_PART =
  /(?:^|\(|\b(?:see|under|of|and)\s+|\b(?:covered|set out|described|explained|listed|defined|found|given|shown|contained)\s+in\s+|\bin\s+(?!part))(?:annex|appendix|part|section|form) a$/iu;

/** True if text ends in “(i.e.”, “para.” or “form No.”, so that the sentence cannot be over. */
export function endsInAbbreviation(text: string): boolean {
  const end = text.slice(-LOOK_BACK);
  const [, word = ''] = /(?:[\s(“"‘]|^)([^\s(“"‘]+)\.$/u.exec(end) ?? [];
  return (
    LEADS_ON.has(word.toLowerCase()) || (word === 'No' && (!ANSWERS_NO.test(end) || IS_NUMBERED.test(end)))
  );
}

/** True if text ends in a letter that names a part, as in “see annex a”. Otherwise “a” cannot be the last word. */
export const endsInLetter = (text: string): boolean => NAMES_PART.test(text.slice(-LOOK_BACK));
