const MOST_WORDS = 4;
/** Words of people who describe the picture itself, and names of files. */
const DESCRIBES = /\b(?:logo|photo|picture|banner|arrow|link|pdf|generated)\b|\.\w{3,4}$/iu;
/** Added by a converter to Markdown. */
const ORDINAL = /^Image \d+:? */u;

/**
 * Returns the word that a picture stands for, such as “[Do not]”, from its alternative text. Empty if the text
 * describes a scene, or there is none.
 */
export function pictureWord(alternative: string | null | undefined): string {
  const word = (alternative ?? '').replace(ORDINAL, '').replace(/\s+/gu, ' ').trim();
  if (!/\p{L}/u.test(word) || DESCRIBES.test(word) || word.split(' ').length > MOST_WORDS) return '';
  return `[${word}]`;
}
