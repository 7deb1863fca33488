// Decides whether a question refers to something it does not name: "who signs it", "does that apply", "which
// one".
import { foldText, termsOf } from '../text/terms.js';
import { AUXILIARIES, GENERIC, QUESTION_WORDS, VERBS } from './question-words.js';
import { wordSet } from '../text/word-set.js';

const CLAUSE_BEGINS = wordSet(
  'and but or if when while because that who which whose so before after unless until where once to although whether',
);
const SUBJECTS = wordSet('they he she theyre hes shes theyve theyll');
const POSSESSIVES = wordSet('their his its theirs');
const OBJECTS = wordSet('them him her hers it these those this');
const TIMES = wordSet(
  'morning afternoon evening week month year time country way service bot chat tool who which',
);

/** Phrases that always refer back, to an action, to one of several things, or to something unnamed. */
const ALWAYS = [
  /\b(?:do|doing|done) it\b|\b(?:do|does|doing|did|done) (?:so|that|this)\b/,
  /\b(?:which|another|the first|the second|the other|get|gets|have|need|needs|want|for) ones?\W*$|^which ones?\b/,
  /^(?:is|are|does|do|can|would) (?:one|any|some)\b/,
  /\b(?:who|what|where|anyone|anything|how|somewhere|nothing) else\b/,
  /\bthe (?:equivalent|outcome|latter|former|other one|list)\b/,
];
/** Matches "that" as a pronoun, but not as a conjunction. */
const THAT = [
  /(?:^|\b(?:is|was|are|does|do|did|can|could|will|would|should|must|if|of|to|for|from|in|on|with|by|about|after|before|at|under|than|like|until|has|have|how|when|which|where|why|and|or|need|mean|made|did|get|use|says?) )thats?\b(?! (?:a|an|the|he|she|they|i|we|you|children|child|someone)\b)/,
  /\bthat(?: (?:when|if|where|even|and|but|or|too|as well)\b|\W*$)/,
];
/** Matches an "it" that refers to nothing: "is it a crime to …", "how long does it take to …". */
const EXPLETIVES = [
  /\b(?:is|was|isnt|would|will|can) it (?:be )?(?!the same|different)(?:\w+ ){1,4}?(?:to|that|if|when|whether)(?= \w)/g,
  /\b(?:is|isnt) it (?:true|ok|okay|right|correct) \w+ \w+/g,
  /\b(?:does|will|can|should|would|might) it (?:usually |normally |often )?(?:take|matter|mean|cost) (?:to|for|if|whether|that|when|before|until)(?= \w)/g,
  /\b(?:is|was) it \w+ for \w+ (?:\w+ ){0,4}to \w+/g,
  /\bit (?:is|was|takes|comes|seems|looks|appears) (?:\w+ ){0,3}(?:to|that|like|if)\b/g,
];

export function pointsBack(message: string): boolean {
  const text = foldText(message);
  if ([...ALWAYS, ...THAT].some((pattern) => pattern.test(text))) return true;
  const words = clausesOf(EXPLETIVES.reduce((rest, pattern) => rest.replace(pattern, ' '), text));
  return words.some((word, n) => isAnaphor(words, n) && !namesSomething(wordsBefore(words, n)));
}

/** Splits text into words in lower case, without apostrophes. Punctuation between clauses becomes a comma. */
export function clausesOf(text: string): string[] {
  const marked = foldText(text).replace(/[,;:.?!()–—]+|\s-\s/g, ' , ');
  return marked.match(/[\p{L}\p{N}]+|,/gu) ?? [];
}

function isAnaphor(words: readonly string[], n: number): boolean {
  const word = words[n]!;
  if (/^th(?:is|ese|ose)$/.test(word) && TIMES.has(words[n + 1] ?? '')) return false;
  return SUBJECTS.has(word) || POSSESSIVES.has(word) || OBJECTS.has(word);
}

/**
 * Returns the words that may include the noun that the pronoun refers to. Words in the pronoun's own clause
 * only count for a possessive such as "their", or if the pronoun starts the clause.
 */
function wordsBefore(words: readonly string[], n: number): readonly string[] {
  const word = words[n]!;
  const next = words[n + 1];
  const isInverted = AUXILIARIES.has(words[n - 1] ?? '');
  const beginsClause = SUBJECTS.has(word) || (word === 'it' && AUXILIARIES.has(next ?? ''));
  // "Her" before a noun is a possessive, like "their".
  const owns = POSSESSIVES.has(word) || (word === 'her' && next !== undefined && !CLAUSE_BEGINS.has(next));
  if (owns || (beginsClause && !isInverted)) return words.slice(0, n);
  const earlier = words.slice(0, isInverted ? n - 1 : n);
  const boundary = earlier.findLastIndex(
    (one) => one === ',' || CLAUSE_BEGINS.has(one) || QUESTION_WORDS.has(one),
  );
  return boundary < 0 ? [] : words.slice(0, boundary);
}

function namesSomething(words: readonly string[]): boolean {
  return words.some((word) => {
    if (/^(?:(?:some|any|every)(?:one|body)|people)$/.test(word)) return true;
    const [term] = termsOf(word);
    return term !== undefined && !VERBS.has(term) && !GENERIC.has(term);
  });
}
