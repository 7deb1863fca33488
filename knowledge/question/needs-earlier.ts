// Decides whether a message only makes sense with what was asked before it, by what it says and never by its length.
// In doubt it is new: an answer about the question before is worse than one that misses a hint.
import { contentWordSpans, foldText, stemOf, termsOf } from '../text/terms.js';
import { withoutNations } from './find-nations.js';

/** "Ok, so" and "thanks!" before a question say nothing about it. */
const OPENING =
  /^(?:(?:ok(?:ay)?|right|thanks|thank you|thx|ta|cheers|great|good|perfect|lovely|hi|hello|hey|sorry|oh|ah|um|er|well|yes|yeah|no|so|also|now|then|please|pls|just|next|another question|quick question|one more thing|new question|different question|question)(?:[\s,.!:;–-]+|$))+/i;

/** What follows changes a detail of the question before, or goes on with it. */
const CHANGES_A_DETAIL =
  /^(?:what about|how about|what if|(?:and|but|or) (?:if|for|in|with|without|what if)|same (?:for|in|with|if|there|here|rules?|as)|(?:is|are|does|do|would) (?:it|that|this|they|those) (?:be )?(?:the same|different|also|apply|go|hold|include|count)|does the same)\b/i;
const CONNECTED = /^(?:and|but|or|plus)\b[\s,]*/i;
/** A connected question with so many words of its own stands alone all the same. */
const CONNECTED_TERMS = 4;
/** So does a message that tells a whole case, even where it begins with "she". */
const WHOLE_CASE_TERMS = 6;

/** Asks what something is called or means: what it names is what it is about. */
const DEFINES =
  /^(?:(?:can|could) you (?:tell me|explain) |(?:please )?(?:tell me|explain) )?(?:what(?:['’]?s| is| are| does| do| counts as)|who(?:['’]?s| is| are)|define|definition of|meaning of|explain|tell me about|describe)\b/i;

/** Asks without saying what about, in the forms of `stemOf`. */
const GENERIC = stems(
  'long take happen number phone ring call email contact hold deadline time limit days week month year often much many else same different after before start end last next form section write address website link apply use include exact mean decide decision make pay cost charge free qualify eligible involve work responsible require necessary mandatory compulsory optional process step further more detail example explain elaborate source evidence sure really simple short again first second third rule exception condition requirement guidance say said law legal act document page paragraph reference find look send show give ask need come back think case situation refuse disagree agree wrong right true yes chance option alternative instead too either other another rest away soon quick fast late early usual normal allow possible matter depend change count stop point reason way thing stuff info information bit part summary summarise plain english reply answer date age old risk outcome result appeal expire full whole complete submit until fill sign down',
);
/** Verbs that take an object: before "it" they name nothing it could be. */
const VERBS = stems(
  'review refer report apply ask tell make send fill give take use need see know find think share keep save call contact say record complete submit sign write read check explain deal manage help wait challenge appeal request start stop get bring raise log access arrange organise handle lead attend pay stay leave live work accept reject refuse',
);
const AUXILIARY = new Set(
  'is are was were am do does did can could should shall must may might will would has have had isnt arent doesnt dont cant'.split(
    ' ',
  ),
);
const ASKS = new Set('who whos what whats when where which why how whose whom'.split(' '));
const CLAUSE_BEGINS = new Set(
  'and but or if when while because that who which whose so before after unless until where once to although whether'.split(
    ' ',
  ),
);
/** A group or an age alone, such as "adults?": the question is the one before, about them. */
const WHO_ONLY =
  /^(?:an? |the |my |our )?(?:(?:young|older|younger|foreign|british|eu|uk|male|female|foster|social|unaccompanied|looked[- ]after|disabled) )*(?:adults?|child(?:ren)?|kids?|babies|baby|teenagers?|boys?|girls?|wom[ae]n|m[ae]n|people|parents?|carers?|siblings?|workers?|nationals?|citizens?|teachers?|police(?: officers?)?|schools?|hospitals?|doctors?|nurses?|charities|councils?|(?:a )?(?:\d{1,2}|sixteen|seventeen|eighteen)[- ]?(?:year[- ]olds?)?|(?:over|under)[- ]?\d{1,2}s?|care leavers?|gps?|solicitors?|(?:a |the )?local authorit(?:y|ies))\W*$/i;

/** True where it leans on the question before. */
export function needsEarlier(message: string): boolean {
  const text = message.trim().replace(OPENING, '').trim();
  if (text === '' || CHANGES_A_DETAIL.test(text)) return true;
  const rest = text.replace(CONNECTED, '');
  const about = subjectsOf(rest);
  if (!about.length || WHO_ONLY.test(withoutNations(rest).trim())) return true;
  if (isFragment(rest)) return true;
  if (rest !== text && about.length < CONNECTED_TERMS && !DEFINES.test(rest)) return true;
  return about.length < WHOLE_CASE_TERMS && pointsBack(rest);
}

function stems(words: string): ReadonlySet<string> {
  return new Set(termsOf(words).concat(words.split(' ').map(stemOf)));
}

/** What it names beside a nation and words that any question has. */
function subjectsOf(text: string): string[] {
  return termsOf(withoutNations(text)).filter((term) => !GENERIC.has(term) && !/^\d{1,2}$/.test(term));
}

/** "For a child?", "if he was 19 at the time", "until what age?": there is no question of its own in it. */
function isFragment(text: string): boolean {
  const words = wordsOf(text);
  const isPhrase =
    /^(?:for|in|on|at|by|from|with|without|after|during|within|until|under|even|except|only)\b/i;
  if (isPhrase.test(text))
    return !words.some(
      (word, n) => AUXILIARY.has(word) || /^(?:i|we|you)$/.test(word) || (n > 1 && ASKS.has(word)),
    );
  if (/^(?:if|unless|even if)\b/i.test(text))
    return (
      !/[,;?.]\s*\w/.test(text) &&
      !/\b(?:who|what|how|which|where|can|should|do|does|must|will)\b/i.test(text.slice(4))
    );
  return false;
}

const SUBJECTS = new Set('they he she theyre hes shes theyve theyll'.split(' '));
const POSSESSIVES = new Set('their his its theirs'.split(' '));
const OBJECTS = new Set('them him her hers'.split(' '));

/** Speaks of something that it does not name before. */
function pointsBack(message: string): boolean {
  if (pointsAtSaid(message)) return true;
  const words = wordsOf(withoutExpletives(message));
  return words.some((word, n) => isAnaphor(words, n) && !namesSomething(wordsBefore(words, n), word));
}

/** "This", "that" and what stands for a whole act: "do it", "which one", "who else". */
function pointsAtSaid(text: string): boolean {
  const small = foldText(text);
  if (/\b(?:do|doing|done) it\b|\b(?:do|does|doing|did|done) (?:so|that|this)\b/.test(small)) return true;
  if (
    /\b(?:these|those|this)\b(?! (?:morning|afternoon|evening|week|month|year|time|country|way|service|bot|chat|tool|who|which)\b)/.test(
      small,
    )
  )
    return subjectsOf(small.split(/\b(?:these|those|this)\b/)[0]!).length < 2;
  if (
    /(?:^|\b(?:is|was|are|does|do|did|can|could|will|would|should|must|if|of|to|for|from|in|on|with|by|about|after|before|at|under|than|like|until|has|have|how|when|which|where|why|and|or|need|mean) )thats?\b(?! (?:a|an|the|he|she|they|i|we|you|children|child|someone)\b)/.test(
      small,
    )
  )
    return true;
  if (/\bthat\W*$/.test(small)) return true;
  if (
    /\b(?:which|another|the first|the second|the other|get|gets|have|need|needs|want|for) ones?\W*$|^which ones?\b/.test(
      small,
    )
  )
    return true;
  return /\b(?:who|what|where|anyone|anything|how|somewhere|nothing) else\b|\b(?:instead|as well|either|too|the same|the other|likewise|otherwise)\W*$/.test(
    small,
  );
}

/** "Is it a crime to …", "how long does it take to …": this "it" stands for nothing. */
function withoutExpletives(text: string): string {
  return text
    .replace(
      /\b(?:is|was|isn['’]?t|would|will|can) it (?:be )?(?!the same|different)(?:[\w'’-]+ ){1,4}?(?:to|that|if|when|whether) \w+/gi,
      ' ',
    )
    .replace(
      /\b(?:does|will|can|should|would|might) it (?:usually |normally |often )?(?:take|matter|mean|cost) (?:to|for|if|whether|that|when|before|until) \w+/gi,
      ' ',
    )
    .replace(/\b(?:is|was) it \w+ for \w+ (?:\w+ ){0,4}to \w+/gi, ' ')
    .replace(
      /\bit (?:is|was|['’]s|takes|comes|seems|looks|appears) (?:\w+ ){0,3}(?:to|that|like|if)\b/gi,
      ' ',
    );
}

function isAnaphor(words: readonly string[], n: number): boolean {
  const word = words[n]!;
  return word === 'it' || SUBJECTS.has(word) || POSSESSIVES.has(word) || OBJECTS.has(word);
}

/** Where what it stands for could be named: in its own clause only for "their", or for who begins a clause. */
function wordsBefore(words: readonly string[], n: number): string[] {
  const word = words[n]!;
  const inverted = AUXILIARY.has(words[n - 1] ?? '');
  const beginsClause = SUBJECTS.has(word) || (word === 'it' && AUXILIARY.has(words[n + 1] ?? ''));
  if (POSSESSIVES.has(word) || (beginsClause && !inverted)) return words.slice(0, n);
  // "Her" before a noun is theirs as much as "their" is.
  if (word === 'her' && words[n + 1] !== undefined && !CLAUSE_BEGINS.has(words[n + 1]!))
    return words.slice(0, n);
  const earlier = words.slice(0, inverted ? n - 1 : n);
  const boundary = earlier.findLastIndex((one) => one === ',' || CLAUSE_BEGINS.has(one) || ASKS.has(one));
  return boundary < 0 ? [] : words.slice(0, boundary);
}

function namesSomething(words: readonly string[], anaphor: string): boolean {
  return words.some((word) => {
    if (/^(?:someone|somebody|anyone|anybody|everyone|people|everybody)$/.test(word)) return true;
    const [term] = contentWordSpans(word).length ? termsOf(word) : [];
    if (term === undefined || VERBS.has(term)) return false;
    return (
      !GENERIC.has(term) || (anaphor === 'it' && /^(?:form|decision|document|application|email)$/.test(word))
    );
  });
}

/** In small letters without apostrophes; each mark that parts clauses is a word. */
function wordsOf(text: string): string[] {
  return (
    foldText(text)
      .replace(/[,;:.?!()–—]+|\s-\s/g, ' , ')
      .match(/[\p{L}\p{N}]+|,/gu) ?? []
  );
}
