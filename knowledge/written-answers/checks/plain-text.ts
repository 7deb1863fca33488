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

/** Letters or digits on both sides of a sign that addresses are written with; "and/or", "e.g." and "12.5" are none. */
const ADDRESS =
  /(?!(?:and\/or|e\.g|i\.e|a\.m|p\.m)\b)[^\s"'‘’“”()[\]]*(?:[\p{L}\p{N}](?:[@:\\_#~=+&*%^$]|[./](?=\d*\p{L}))|\p{L}[./])[\p{L}\p{N}][^\s"'‘’“”()[\]]*/giu;
const DIGITS_AS_WORDS =
  /\b(?:(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)\b[\s,-]*){3}/i;
/** Signs of print that a sentence may need. */
const PRINT = /^[\x20-\x7e’‘“”–—…£€§½¼¾]*$/u;

/** Why it is none, or undefined. `raw` is as the model wrote it. An address of the quotes may be repeated. */
export function notPlain(raw: string, quotes: string): string | undefined {
  const claim = raw.normalize('NFKC');
  if (claim.length > MOST_LETTERS) return 'it is too long';
  if (!/\p{L}{2}/u.test(claim)) return 'it has no words';
  for (const [pattern, what] of NOT_PLAIN) if (pattern.test(claim)) return `it holds ${what}`;
  if (claim.includes('?')) return 'it asks';
  if (DIGITS_AS_WORDS.test(claim)) return 'it spells a number out, digit by digit';
  if (TO_OR_OF_A_MACHINE.test(claim)) return 'it holds words to or of a machine';
  // A sentence that was put into a document to command us bears nothing out, whatever else it says.
  if (TO_OR_OF_A_MACHINE.test(quotes)) return 'its quotes hold words to a machine';
  for (const [address] of claim.matchAll(ADDRESS))
    if (!quotes.includes(address.replace(/[.,;:)]+$/, '')))
      return 'it holds an address that stands in no quote';
  // Marks that combine, small capitals, wide letters, digits of other scripts, letters that only look alike: whatever
  // is not plain print must be a word of the quotes, letter by letter.
  for (const word of raw.split(/[\s-]+/))
    if (!PRINT.test(word) && !quotes.includes(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')))
      return 'it holds letters or signs that its quotes do not';
  return undefined;
}
