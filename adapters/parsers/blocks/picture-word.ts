/** Matches text that describes the picture itself, and file names. */
const DESCRIBES = /\b(?:logo|photo|picture|banner|arrow|link|pdf|generated)\b|\.[a-z]\w{2,3}$/iu;
/** Matches the prefix that a converter to Markdown adds. */
const ORDINAL = /^Image \d+:? */u;
const NUMBER = /^\P{L}*\d\P{L}*$/u;
/**
 * Matches words that may change what the text beside them means. “You must not” and “Green tick” have a word
 * first.
 */
const DECIDES =
  /^(?:\p{L}+ )?(?:yes|no|not|never|do|don['’]t|must|can(?:no|['’])t|always|only|unless|except|stop|tick|cross|warning|danger|call|(?:under|over) \d+)\b/iu;

/**
 * Returns the words that a picture stands for, such as “[Do not]”, from its alternative text. Beside text, only
 * returns numbers and words that may change what the text means, because other words often describe a scene.
 */
export function pictureWord(
  alternative: string | null | undefined,
  { isWholeCell }: { isWholeCell: boolean },
): string {
  const words = (alternative ?? '').replace(ORDINAL, '').replace(/\s+/gu, ' ').trim();
  if (!/[\p{L}\d]/u.test(words) || DESCRIBES.test(words)) return '';
  return isWholeCell || NUMBER.test(words) || DECIDES.test(words) ? `[${words}]` : '';
}
