// Recognises a text that ends in an abbreviation, so that its sentence is not over.

/** Abbreviations that mean nothing without the words after them. */
const LEADS_ON = new Set(
  'e.g i.e eg ie cf viz vs para paras s ss sch reg regs pp nos mr mrs mx dr prof rev'.split(' '),
);
/** Longer than any of these. Without this limit, a long text would be read again for each line of it. */
const LOOK_BACK = 60;

/** True if text ends in “(i.e.”, “para.” or “form No.”, so that the sentence cannot be over. */
export function endsInAbbreviation(text: string): boolean {
  const [, before = '', word = ''] =
    /(?:(\S) +|[\s(“"‘]|^)([^\s(“"‘]+)\.$/u.exec(text.slice(-LOOK_BACK)) ?? [];
  return LEADS_ON.has(word.toLowerCase()) || (word === 'No' && before !== '');
}
