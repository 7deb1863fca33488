/** Words of people who describe the picture itself, and names of files. */
const DESCRIBES = /\b(?:logo|photo|picture|banner|arrow|link|pdf|generated)\b|\.[a-z]\w{2,3}$/iu;
/** Added by a converter to Markdown. */
const ORDINAL = /^Image \d+:? */u;
const NUMBER = /^\P{L}*\d\P{L}*$/u;
/** May change what the text beside it means. “You must not” and “Green tick” have a word before. */
const DECIDES =
  /^(?:\p{L}+ )?(?:yes|no|not|never|do|don['’]t|must|can(?:no|['’])t|always|only|unless|except|stop|tick|cross|warning|danger|call|(?:under|over) \d+)\b/iu;

/**
 * Returns the words that a picture stands for, such as “[Do not]”, from its alternative text. Beside text, that
 * is only a number or words that may decide what the text means, because others often describe a scene.
 */
export function pictureWord(
  alternative: string | null | undefined,
  { isWholeCell }: { isWholeCell: boolean },
): string {
  const words = (alternative ?? '').replace(ORDINAL, '').replace(/\s+/gu, ' ').trim();
  if (!/[\p{L}\d]/u.test(words) || DESCRIBES.test(words)) return '';
  return isWholeCell || NUMBER.test(words) || DECIDES.test(words) ? `[${words}]` : '';
}
