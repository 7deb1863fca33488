// Recognises a question that only asks what a numbered paragraph or rule says.

export interface AskedParagraph {
  /** As people write it, such as “9.19”, “118” or “352ZE”. */
  number: string;
  /** The document that the question names, such as “the statutory guidance”. Absent if it names none. */
  document?: string;
}

const LEAD = String.raw`(?:please |can you |could you )*(?:(?:show|quote|find|give|tell|read)(?: me)?(?: what)? |what (?:does|do|is) |what['’]s |in )?`;
const NUMBER = String.raw`(?:[A-Z][A-Z-]{0,8}[ .]{0,2})?\d{1,3}[A-Z]{0,3}(?:\.\d{1,3}[A-Z]{0,3})*`;
/** A name before or after the number has to be that of a document, or the question asks something else. */
const NAME = String.raw`[\p{L}\d](?:[\p{L}\d’'(),:]|[ -](?![ -])){1,100}?`;
const ONLY_A_PARAGRAPH = new RegExp(
  String.raw`^${LEAD}(?:the )?(?:(?<before>${NAME}),? )?(?:paragraphs?|paras?\.?|rules?) ?(?<number>${NUMBER})\.?(?:,? (?:of|in|from) (?<of>${NAME})| (?<after>${NAME}\b(?:rules|guidance)))?(?: (?:says?|states?))?[?.! ]*$`,
  'iu',
);

export function paragraphAsked(question: string): AskedParagraph | undefined {
  const { before, number, of, after } = ONLY_A_PARAGRAPH.exec(question.trim())?.groups ?? {};
  if (number === undefined) return undefined;
  const document = of ?? after ?? before;
  return { number, ...(document !== undefined && { document }) };
}
