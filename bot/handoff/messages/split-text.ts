// Cuts a long message into pieces that every platform shows whole.

/**
 * UTF-16 units of one piece. Teams takes cards of 26,000 bytes, of which a character may need four and a line of its
 * own about a hundred; Slack continues in further messages by itself.
 */
const LONGEST_PIECE = 4_000;

/** At least one; joined they are the text but for the white space at the cuts. */
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

/** Between paragraphs, lines, sentences or words, the first that leaves at least half a piece; never within a character. */
function placeToCut(text: string, limit: number): number {
  const start = text.slice(0, limit);
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = start.lastIndexOf(mark);
    if (at >= limit / 2) return at + mark.length;
  }
  return /[\ud800-\udbff]$/.test(start) ? limit - 1 : limit;
}
