// Replaces look-alike characters with plain ones, so that a pattern matches however the text was typed.

/** Returns the text in lower case, with one kind of apostrophe and single spaces. Keeps line breaks. */
export function plainCharacters(text: string): string {
  return (
    text
      // Done first, because NFKC turns an acute accent into a space and a combining accent.
      .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
      .replace(/[^\S\n]+/gu, ' ')
  );
}
