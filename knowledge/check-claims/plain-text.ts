// Sees whether a claim is a plain sentence: no markup, no address, no mention, nothing that speaks to a machine.

const MOST_LETTERS = 500;

const NOT_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/<\/?[a-z!][^>]*>?|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i, 'markup'],
  [/\]\s*\(|```|`|\*\*|__|^\s*(?:#{1,6}|>|[*+-])\s|\|/m, 'markup'],
  // Slack reads <!channel>, Teams <at>; both are markup above. This is what people would read as a mention.
  [/(?<![\w.+-])@[\p{L}\p{N}_]/u, 'a mention'],
  [/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u, 'characters that cannot be seen'],
  [/(?<![\w:]):[a-z][\w+-]*:(?!\w)/, 'a picture'],
  [/\p{Extended_Pictographic}(?<![\d#*©®™])/u, 'a picture'],
];
/** Told to a model, or said by one; nothing that guidance says to practitioners. */
const TO_OR_OF_A_MACHINE =
  /\b(?:ignore|disregard|forget|override|bypass) (?:all |any |every |the |your |these |those |of |its )*(?:previous|earlier|above|prior|other|instructions?|rules?|guidelines|training|restrictions|prompts?)\b|\b(?:system|developer) (?:prompt|message|instructions?)\b|\b(?:my|your) (?:instructions|prompt|rules)\b|\b(?:as an?|i am an?|you are (?:now )?an?) (?:ai|artificial intelligence|chat ?bot|assistant|language model)\b|\blanguage model\b|\bi (?:cannot|can't|can not|am unable to) (?:help|assist|answer|comply)\b|\bi'?m sorry\b|\b(?:passage|question) \d+\b|\b(?:note|message|instruction)s? (?:to|for) (?:the )?(?:ai|assistant|model|chat ?bot)\b|<[\s/]*(?:passage|question|system|instructions?)\b|<\|/i;

const ADDRESS =
  /\b(?:https?|mailto|javascript|data|ftp):\S+|\bwww\.\S+|(?<![@\w.-])(?:[a-z\d-]{2,}\.)+[a-z]{2,}\b(?:\/\S*)?/gi;

/** Why it is none, or undefined. An address of the quotes may be repeated. */
export function notPlain(claim: string, quotes: string): string | undefined {
  if (claim.length > MOST_LETTERS) return 'it is too long';
  if (!/\p{L}{2}/u.test(claim)) return 'it has no words';
  for (const [pattern, what] of NOT_PLAIN) if (pattern.test(claim)) return `it holds ${what}`;
  if (TO_OR_OF_A_MACHINE.test(claim)) return 'it holds words to or of a machine';
  // A sentence that was put into a document to command us bears nothing out, whatever else it says.
  if (TO_OR_OF_A_MACHINE.test(quotes)) return 'its quotes hold words to a machine';
  for (const [address] of claim.matchAll(ADDRESS))
    if (!quotes.includes(address.replace(/[.,;:)]+$/, '')))
      return 'it holds an address that stands in no quote';
  const letters = claim.match(/(?!\p{Script=Latin})\p{L}/gu) ?? [];
  if (letters.some((letter) => !quotes.includes(letter))) return 'it mixes alphabets';
  return undefined;
}
