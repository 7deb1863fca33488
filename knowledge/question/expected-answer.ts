// Decides what kind of answer a question expects, and whether a text contains one.

/** The kinds of answer. `open` means that no pattern matched. */
export const ANSWER_KINDS = [
  'phone',
  'email',
  'period',
  'date',
  'amount',
  'definition',
  'penalty',
  'open',
] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** The first match counts, so specific kinds come before general ones. */
const ASKED: readonly (readonly [AnswerKind, RegExp])[] = [
  ['email', /\b(?:e-?mail|inbox|mailbox)\b/i],
  [
    'phone',
    /\b(?:phone|telephone|tel|helpline|hotline|(?:help|phone|advice) ?line|ring|(?:line|contact|out of hours|edt|duty) (?:no|number)|number (?:for|of) (?:the )?(?:[a-z]+ ){0,4}(?:line|army|team|service|helpline|centre|desk|unit|ctac|tara|nspcc|barnardo))\b|\b(?:got|have|whats|what's|what is) (?:a|the) (?:[a-z]+ ){0,3}number\b(?! of)|\bnumber for\b/i,
  ],
  [
    'penalty',
    /\b(?:penalt(?:y|ies)|sent[ae]nce[sd]?|punish\w*|max(?:imum)? (?:fine|term|prison)|how (?:many|long) .{0,120}\b(?:prison|jail|custody))\b/i,
  ],
  [
    'period',
    /\b(?:how (?:long|soon|often|quick(?:ly)?|fast|many (?:working |calendar )?(?:days|weeks|months|years|hours))|deadline|time ?(?:scale|frame|limit)s?|within what|by when|(?:minimum|max(?:imum)?) (?:length|period|time|stay)|how much (?:time|notice)|duration|expir\w+|how far back|(?:last|run) for)\b/i,
  ],
  [
    'date',
    /\b(?:when (?:did|was|were|does|do|is|will)|what (?:date|year|month)|since when|which year|date of|come in(?:to)? (?:force|effect)?|start(?:ed)? on)\b/i,
  ],
  [
    'amount',
    /\b(?:how (?:many|much|big|large|old|high)|max(?:imum)?|minimum|limit|(?:what|which) age|age (?:limit|range)|size|percentage|proportion|rate|fee|cost|number of|what figure)\b/i,
  ],
  [
    'definition',
    /\b(?:what(?:'?s| is| are| does| do)? (?:an? |the )?(?:.{2,40} )?(?:mean(?:s|ing)?|definition|stand for)|meaning of|defin(?:e|es|ed|ition)|what(?:'?s| is| are) (?:an? |meant by )|explain what|what counts as|who (?:is|counts as) an?)\b/i,
  ],
];

const NUMBER_WORD =
  '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|twenty[- ](?:one|four|eight)|thirty|forty[- ]five|sixty|ninety)';

const HELD: Record<Exclude<AnswerKind, 'open'>, RegExp> = {
  phone: /(?:\+44|\b0)\s?\d(?:[\s-]?\d){7,10}\b|\b(?:999|101|111|116\s?\d{3})\b/,
  email: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/,
  period: new RegExp(
    `\\b${NUMBER_WORD}(?:\\s*½)?[\\s-]*(?:working |calendar |school |consecutive |full )?(?:days?|weeks?|months?|years?|hours?|minutes?)\\b|\\b(?:immediately|as soon as|without delay|annually|every (?:day|week|month|year)|24/7)\\b`,
    'i',
  ),
  date: /\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b|\b(?:in|since|from) (?:19|20)\d{2}\b/,
  amount: new RegExp(`£\\s?\\d|\\d\\s?%|\\b${NUMBER_WORD}\\b`, 'i'),
  penalty:
    /\b(?:imprisonment|prison|fine|summary conviction|on indictment|maximum (?:sentence|penalty)|life sentence|\d+ years)\b/i,
  definition:
    /\b(?:means?|meaning|defined as|definition|refers? to|is (?:a|an|the|when|where|any)|are (?:a|an|the|those|any)|known as|referred to as|includes?|is taken to|stands for)\b|[“‘"'][^”’"']{2,60}[”’"'] (?:means|is|has)/i,
};

export function expectedAnswer(question: string): AnswerKind {
  return ASKED.find(([, pattern]) => pattern.test(question))?.[0] ?? 'open';
}

/** True if the text contains an answer of that kind. Always true for `open`. */
export function holdsAnswer(text: string, kind: AnswerKind): boolean {
  return kind === 'open' || HELD[kind].test(text);
}
