// Replaces characters that look alike but differ, so that a pattern finds words however they were typed.

/** In lower case, with one kind of apostrophe and single spaces. Keeps line breaks. */
export function plainCharacters(text: string): string {
  return (
    text
      // First, because NFKC turns an acute accent into a space and a mark.
      .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
      .replace(/[^\S\n]+/gu, ' ')
  );
}
