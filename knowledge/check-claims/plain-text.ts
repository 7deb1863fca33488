// Sees whether a claim is a plain sentence: no markup, no address, no mention, nothing that speaks to a machine.

const MOST_LETTERS = 500;

const NOT_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/<\/?[a-z!][^>]*>?|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i, 'markup'],
  [/\]\s*\(|```|`|\*\*|__|^\s*(?:#{1,6}|>|[*+-])\s|\|/m, 'markup'],
  // Slack reads <!channel>, Teams <at>; both are markup above. This is what people would read as a mention.
  [/(?<![\w.+-])@[\p{L}\p{N}_]/u, 'a mention'],
  [/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u, 'characters that cannot be seen'],
  [/\p{Extended_Pictographic}(?<![\d#*©®™])/u, 'a picture'],
  [
    /\b(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|earlier|above|prior|other)\b|\bsystem prompt\b|\bas an ai\b|\blanguage model\b|\bi (?:cannot|can't|am unable to) (?:help|assist|answer|comply)\b|\bi'?m sorry\b|\b(?:passage|question) \d+\b/i,
    'words to or of a machine',
  ],
];
const ADDRESS =
  /\b(?:https?|mailto|javascript|data|ftp):\S+|\bwww\.\S+|(?<![@\w.-])(?:[a-z\d-]{2,}\.)+[a-z]{2,}\b(?:\/\S*)?/gi;

/** Why it is none, or undefined. An address of the quotes may be repeated. */
export function notPlain(claim: string, quotes: string): string | undefined {
  if (claim.length > MOST_LETTERS) return 'it is too long';
  if (!/\p{L}{2}/u.test(claim)) return 'it has no words';
  for (const [pattern, what] of NOT_PLAIN) if (pattern.test(claim)) return `it holds ${what}`;
  for (const [address] of claim.matchAll(ADDRESS))
    if (!quotes.includes(address.replace(/[.,;:)]+$/, '')))
      return 'it holds an address that stands in no quote';
  const letters = claim.match(/(?!\p{Script=Latin})\p{L}/gu) ?? [];
  if (letters.some((letter) => !quotes.includes(letter))) return 'it mixes alphabets';
  return undefined;
}
