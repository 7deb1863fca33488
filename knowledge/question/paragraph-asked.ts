// Recognises a question that only asks what a numbered paragraph or rule says.

export interface AskedParagraph {
  /** The number as people write it, such as “9.19”, “118” or “352ZE”. */
  number: string;
  /** The document that the question names, such as “the statutory guidance”. Absent if it names none. */
  document?: string;
  /**
   * True if the question may ask something else, as in “rules under 18”. “unless-named”: true unless `document` is
   * the name of a document. It comes before the number and may be part of a sentence: “is she covered by para 5”.
   */
  mayAskElse: boolean | 'unless-named';
}

const LEAD = String.raw`(?:please |can you |could you )*(?:(?:show|quote|find|give|tell|read)(?: me)?(?: what)? |what (?:does|do|is) |what['’]s |in )?`;
const NUMBER = String.raw`(?:[A-Z][A-Z-]{0,8}[ .]{0,2})?\d{1,3}[A-Z]{0,3}(?:\.\d{1,3}[A-Z]{0,3})*`;
/** If a name comes before or after the number, it must be a document's, or the question asks something else. */
const NAME = String.raw`[\p{L}\d](?:[\p{L}\d’'(),:]|[ -](?![ -])){1,100}?`;
/** “In Scotland” says which nation is meant and is not part of a document’s name. “For Scotland” may end a name. */
const NATION = '(?:England|Wales|Scotland|Northern Ireland|the UK)';
const FOR_NATION = `(?: for ${NATION})?`;
const ONLY_A_PARAGRAPH = new RegExp(
  String.raw`^${LEAD}(?:the )?(?:(?<before>${NAME}),? )?(?:paragraphs?|paras?\.?|(?<rule>rules?)) ?(?<number>${NUMBER})\.?(?:,? (?:of|in|from) (?!${NATION}[?.! ]*$)(?<of>${NAME}${FOR_NATION})| (?<after>${NAME}\b(?:rules|guidance)${FOR_NATION}))?(?: (?:in|for) ${NATION})?(?: (?:says?|states?))?[?.! ]*$`,
  'iu',
);

export function paragraphAsked(question: string): AskedParagraph | undefined {
  const { before, rule, number, of, after } = ONLY_A_PARAGRAPH.exec(question.trim())?.groups ?? {};
  if (number === undefined) return undefined;
  const behind = of ?? after;
  const document = behind ?? before;
  const mayAskElse = rule !== undefined || (document !== behind && 'unless-named');
  return { number, ...(document !== undefined && { document }), mayAskElse };
}
