// Recognises adults whose age is given although the question is about someone else: “a man of 34 is exploiting
// her”, “her boyfriend is 25”.

export const OF_AGE = String.raw`(?:1[89]|[2-9]\d)(?!\s*(?:%|of\b|(?:or|and) (?:under|over|below|above|more)\b|(?:minute|hour|day|week|month|mile|km|metre|pound)s?\b|\d))`;
export const YEARS_OLD = String.raw`[ -]?(?:y\/?o|(?:y|yrs?|years?)[ -]?olds?|years? of age)\b`;
export const ABOUT = String.raw`(?:(?:now|only|just|about|around) )?`;
export const GROWN_UP = String.raw`(?:client|victim|survivor|person|wom[ae]n|lady|female|m[ae]n|male|bloke|fella|mother|mum|father|dad|care leaver|patient|resident|refugee)`;

const AGED = String.raw`\(?(?:aged?:? |of )?${ABOUT}${OF_AGE}(?:${YEARS_OLD})?`;
const RELATIVE =
  '(?:uncle|aunt|brother|sister|cousin|mother|mum|father|dad|parent|husband|wife|partner|step(?:father|mother|dad|mum))';
const OTHER = String.raw`(?:boyfriend|girlfriend|sponsor|landlord|landlady|pimp|trafficker|exploiter|abuser|perp(?:etrator)?|offender|suspect|groomer|boss|employer|manager|customer|driver|carer|teacher|(?:social|support|key|youth) ?worker|officer|neighbou?r|colleague|friend|referrer|caller)`;
/** Matches the words between someone and their age: “who is”, “(he is”, “is a man”, “, a retired lady”. */
const UP_TO_AGE = String.raw`(?:['’]?s?[ ,(]+(?:is|was|who|whos|who['’]s|he|she|they|an?|the|aged?|of|${GROWN_UP})){0,6}[ ,(]+`;
const NOT_JOINED = String.raw`(?!(?:and|but|who|is|my|our)\b)`;
const ONE = String.raw`(?:an?|the|another|her|his|their|some|this|one) `;
const UNKNOWN_ADULT = String.raw`(?:(?:${NOT_JOINED}[\p{L}'’-]+ ){0,3}?(?:[\p{L}-]+, )?|(?:\p{L}+ )?${GROWN_UP}(?: who)?(?:,| is|['’]s)? )`;
const PERSON_HARMED = String.raw`(?:him|them|her(?=\s*(?:$|[.,;:!?)]|(?:to|in|into|for|at|on|up|out|here|there|from|and|with|by|against|because)\b))|(?:an?|the|some|two|three|four|several|other|another) (?:\p{L}+ ){0,2}?(?:girl|boy|child|children|female|male|woman|women|man|men|people|person|someone|victims?|workers?)|someone|us about)\b`;

/** Matches the age of an adult who is not the person asked about. */
const ADULTS_BESIDE = new RegExp(
  [
    String.raw`\b(?:her|his|their|\p{L}+['’]s) (?:\p{L}+ )?${RELATIVE}${UP_TO_AGE}${AGED}`,
    String.raw`\b${OTHER}${UP_TO_AGE}${AGED}`,
    String.raw`\b(?:her|his|their) (?:\p{L}+ )?${OF_AGE}${YEARS_OLD}`,
    // An adult who comes after the person: “she works for a man of 50”. “She is a woman of 34” is the person.
    String.raw`\b(?:s?he|they(?! (?:found|say|said|think|met|called)\b))\b[^.;:!?]{0,80}?(?<!\b(?:s?he['’]s|is|was|are|were|as)) ${ONE}${UNKNOWN_ADULT}${AGED}`,
    String.raw`\b(?:found|seen|stopped|liv\p{L}+|arriv\p{L}+|travel\p{L}+|came|held|kept|stay\p{L}*|sleep\p{L}*|groomed|exploited|controlled|abused|forced|brought|taken|trafficked|relationship|involved)(?: \p{L}+){0,2} (?:by|with) ${ONE}${UNKNOWN_ADULT}${AGED}`,
    String.raw`\bthey(?: are|['’]re) ${OF_AGE} in (?:the|an?|one|total|all)\b`,
    // An adult who does something to the person: “a man of 34 is exploiting her”.
    String.raw`${AGED}(?: (?:\p{L}+ )?(?:${GROWN_UP}))?[,)]*(?: (?:who|is|was|has|had|have|been|may|might|be))* (?!(?:is|was|been|be)\b)\p{L}+(?<!(?:\b(?:says?|said|thinks?|tells?|told|with|by|for|from|to|without|and|of|has|have|had)|\b(?:is|was|been|be) \p{L}+ed))(?: (?:in|up|off))? ${PERSON_HARMED}`,
  ].join('|'),
  'giu',
);

/** Leaves out the ages of adults who are not the person asked about. The text must have ages in digits. */
export const withoutAdultsBeside = (text: string): string => text.replace(ADULTS_BESIDE, ' ');
