const NAME = String.raw`(?:\[name \d+\]|\p{Lu}[\p{L}’'-]+)`;
const END = String.raw`(?:[.!?…,;:–—-]+(?=\s|$)|(?=\n|$))`;
const ROLE = String.raw`(?:,? (?:and )?(?:I['’]?m |I am )?(?:an?|the|one of the) (?:\w+ )?advis[eo]rs?(?: (?:here|today|on duty|on call))?| from [\w ]{2,30}?| here)?`;
const REST = String.raw`[^.!?\n]{0,120}`;

const OPENINGS = [
  String.raw`(?:[Hh]i|[Hh]iya|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening|day)|[Mm]orning|[Aa]fternoon|[Ee]vening)(?: (?:there|all|again|everyone|team|${NAME})){0,3}\s*${END}`,
  String.raw`(?:[Hh]i|[Hh]ello|[Hh]ey) there(?=\s)`,
  String.raw`(?:[Ii]['’]?m|[Ii] am|[Mm]y name is|[Mm]y name['’]?s|[Tt]his is|[Ii]t['’]?s) ${NAME}(?: ${NAME})?${ROLE}${END}`,
  String.raw`(?:[Mm]any )?(?:[Tt]hanks|[Tt]hank you)(?: (?:so|very) much| again)?(?: for [^.!?,:\n]{0,80})?(?:\s*[.!,:–-]+(?=\s|$)|(?=\n|$))`,
  String.raw`(?:[Ii] )?[Hh]ope (?:you|this|all|everything)${REST}(?:well|okay|ok|alright|all right)[.!,]`,
  String.raw`[Hh]ow are you(?: today| doing)?[?.!]`,
  String.raw`(?:[Ii]['’]?m )?(?:[Ss]o )?[Ss]orry (?:for|about) (?:the|your) (?:wait|delay)${REST}[.!]`,
  String.raw`[Ii](?:['’]?m| am|['’]?ll| will)(?: be)? (?:here to help|helping|happy to help)${REST}[.!]`,
  String.raw`(?:[Nn]o problem|[Oo]f course|[Hh]appy to help|(?:[Tt]hat['’]?s a |[Tt]his is a )?(?:[Gg]reat|[Gg]ood) question)\s*${END}`,
  String.raw`(?:[Ll]et me (?:just )?(?:check|look|have a look|find out)|[Bb]ear with me|(?:[Oo]ne|[Jj]ust a) (?:moment|minute|second)|[Gg]ive me (?:a|one|two|a few|five) (?:moment|minute|second)s?)${REST}[.!…]`,
];

const CLOSINGS = [
  String.raw`(?:[Ii] )?[Hh]ope (?:this|that|it) helps?${REST}[.!]?`,
  String.raw`(?:[Pp]lease )?(?:[Dd]o )?(?:[Ll]et me know|[Gg]et in touch|[Cc]ome back to (?:me|us)) if (?:you|there|anything)${REST}[.!]?`,
  String.raw`(?:[Ii]s there )?[Aa]ny(?:thing else| other questions| more questions)${REST}[?.!]`,
  String.raw`(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm|[Mm]any) (?:regards|wishes|thanks)[,.!]?(?:\s+${NAME}(?: ${NAME})?)?[.!]?`,
  String.raw`(?:[Tt]hanks|[Tt]hank you|[Rr]egards|[Bb]est|[Tt]ake care|[Gg]oodbye|[Bb]ye|[Cc]heers)(?: again| so much| very much)?[,.!]?(?:\s+${NAME}(?: ${NAME})?)?[.!]?`,
];

const OPENING = new RegExp(String.raw`^\s*(?:${OPENINGS.join('|')})\s*`, 'u');
/** Only matches a closing courtesy at the start of a sentence. */
const CLOSING = new RegExp(String.raw`(?:^|(?<=[.!?…]\s)|(?<=\n))(?:${CLOSINGS.join('|')})\s*$`, 'u');

/** Returns an empty string if nothing else is left. Only removes whole courtesies at the start or the end. */
export function withoutCourtesies(text: string): string {
  let left = text.trim();
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(CLOSING, '').replace(OPENING, '').trim();
  }
  return left === text.trim() ? left : left.charAt(0).toUpperCase() + left.slice(1);
}
