// Writes abbreviations out in full, if the same text says what they stand for.

/** Matches "National Referral Mechanism (NRM)". */
const DEFINITION = /(?<!\p{L})((?:(?:\p{Lu}[\p{L}'’-]*|of|and|for|the) ){2,9})\((\p{Lu}{2,7})\)/gu;

export function withAbbreviationsInFull(text: string): string {
  let full = text;
  for (const [, before = '', short = ''] of text.matchAll(DEFINITION)) {
    const name = nameOf(before.trim().split(' '), short);
    // Leaves the abbreviation in brackets next to its full name.
    if (name)
      full = full.replace(new RegExp(`(?<![\\p{L}\\p{N}(-])${short}(?![\\p{L}\\p{N})-])`, 'gu'), name);
  }
  return full;
}

/** The last words of the name, if their capitals spell the abbreviation. Otherwise undefined. */
function nameOf(words: readonly string[], short: string): string | undefined {
  const capitals = (from: number) =>
    words
      .slice(from)
      .map((word) => word.replace(/[^\p{Lu}]/gu, '').slice(0, 1))
      .join('');
  const start = words.findLastIndex((word, n) => /^\p{Lu}/u.test(word) && capitals(n) === short);
  return start < 0 ? undefined : words.slice(start).join(' ');
}
