// Splits a long message into pieces that every platform shows in full.

/**
 * UTF-16 code units in one piece. Teams accepts cards of up to 26,000 bytes: a character can take 4 bytes,
 * and each line about 100 more. Slack splits long messages itself.
 */
const LONGEST_PIECE = 4_000;

/**
 * Returns at least one piece. Joined together, the pieces are the original text, apart from white space at
 * the cuts.
 */
export function splitText(text: string, limit = LONGEST_PIECE): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = placeToCut(rest, limit);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
}

/**
 * Where to cut: the last paragraph, line, sentence or word end that leaves at least half a piece, in that
 * order of preference. Never cuts inside a character.
 */
function placeToCut(text: string, limit: number): number {
  const start = text.slice(0, limit);
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = start.lastIndexOf(mark);
    if (at >= limit / 2) return at + mark.length;
  }
  return /[\ud800-\udbff]$/.test(start) ? limit - 1 : limit;
}
