// Finds the parts of a sentence that can be left out without changing the meaning of the rest.
import type { Word } from './split-into-words.js';
import { wordSet } from '../text/word-set.js';

export type PartKind = 'opening' | 'brackets' | 'examples' | 'which' | 'reason';

export interface SentencePart {
  kind: PartKind;
  /** Index of the part's first word. `to` is the index of the first word after the part. */
  from: number;
  to: number;
}

const DENIES = wordSet(
  'not no never neither nor none nobody nothing without hardly barely scarcely rarely seldom unable unlikely',
);
const BINDS = wordSet(
  'must shall should ought may might can could will would need needs required allowed entitled expected',
);
const HOW_MANY = wordSet('all any each every some many few both either several most more less least');
const PEOPLE = wordSet(
  'adult adults child children boy boys girl girls parent parents man men woman women victim victims',
);
/** Text that one of these words introduces or limits must not be left out. */
const LIMITS = wordSet(
  'unless except excluding other apart save but however although though despite only solely just merely alone if ' +
    'where wherever when whenever once while until till before after within provided providing subject rather instead ' +
    'even under over between whether lest otherwise pending half hundred twenty ' +
    'thirty forty fifty sixty eighteen england english wales welsh scotland scottish northern ireland irish uk kingdom ' +
    'britain british',
);
/** Words that make an aside a condition, an age or a degree: “(ideally)”, “(sixteen and seventeen)”. */
const QUALIFIES = wordSet(
  'ideally preferably usually normally generally typically consider considers considered regard appropriate relevant ' +
    'agree agrees pilot positive negative thirteen fourteen fifteen sixteen seventeen nineteen',
);
const EXCLUDES = wordSet('only solely just merely simply alone');
const PERMITS = wordSet(
  'may might can could allowed permitted entitled eligible free lawful legal legitimate able possible justified exempt',
);
const DUTIES = wordSet('must shall should ought need required');
/** Words that show that the text states a rule, or that a rule depends on something. */
const RULES = wordSet(
  'means mean meaning requires require requiring applies apply depends depend involves duty duties obligation obligations ' +
    'asked ordered agreed directed instructed authorised lawful legal',
);
/** Words that say that the text before them is false or not allowed. */
const JUDGES = wordSet(
  'wrong wrongly mistake mistaken mistakenly myth misconception untrue false incorrect inaccurate inappropriate unsafe ' +
    'dangerous harmful unlawful illegal offence crime criminal outdated replaced repealed superseded withdrawn abolished',
);
/** Words about sharing information, where the reason may decide what someone is told or given. */
const SHARES = wordSet(
  'share shares shared sharing disclose discloses disclosed disclosing disclosure tell tells told telling inform informs ' +
    'informed informing pass passes passed passing give gives gave given giving release released reveal revealed contact ' +
    'contacted send sends sent',
);
/** Words after which another statement may follow. */
const LINKS = wordSet('and or but then who whom');
const STOPS = ',;:–—';
/** Words that cannot end a sentence. */
const HANGING = wordSet('be been being and or but for example instance to');
const AUXILIARIES = wordSet(
  'must shall should ought may might can could will would is are was were has have had',
);
const CLAUSES = wordSet('who whom whose which that');
/** Words after which "that" introduces a statement. After others, it says which person or thing is meant. */
const STATING = wordSet(
  'ensure ensures ensuring sure important essential vital aware clear recommended agreed',
);
const REFERS = wordSet('see set described defined outlined explained mentioned known called referred');
const NOTES = wordSet('also therefore additionally furthermore moreover consequently');
const CONSENTS = wordSet('consent agreement permission approval');
const MANNERS = wordSet('with by at during upon from for');
const PLACES = wordSet(
  'paragraph paragraphs section sections part chapter page pages annex regulation regulations schedule article articles',
);
const SUBJECTS = wordSet('they it this these those he she we you their its his her there the');
const STARTS = wordSet('for in on with by at from of to during or');
const MAKES = wordSet('ensure help enable allow support make avoid prevent protect promote safeguard');

const phraseList = (text: string) => text.split('|').map((phrase) => phrase.split(' '));
const OPENINGS = phraseList(
  'however|therefore|in addition|additionally|furthermore|moreover|also|of course|for example|for instance|as such|' +
    'as a result|in particular|again|consequently|similarly|finally|overall|please note|please note that|note that',
);
const EXAMPLES = phraseList('including|such as|for example|for instance|e.g.');
/** Phrases that introduce a result, not a reason: "So that there has been a transfer". */
const RESULTS = phraseList('so that there');
/** Phrases that can only be left out after a comma. Without one, they show how strongly something applies. */
const STRESSED = phraseList('in particular|particularly|especially');
const REASONS = phraseList('so that|in order to|in order that|because|so as to');
/** Text in brackets that starts with one of these phrases does not limit the text before it. */
const NEUTRAL = phraseList('e.g.|for example|for instance|such as|including|whether or not');

/** Returns parts that are safe to leave out, alone or together. */
export function partsThatMayGo(words: readonly Word[]): SentencePart[] {
  return [
    ...opening(words),
    ...words.flatMap((_, n) => [
      ...note(words, n),
      ...brackets(words, n),
      ...examples(words, n),
      ...which(words, n),
      ...reason(words, n),
    ]),
  ].filter(({ from, to }) => isWhole(words.slice(from, to)));
}

/** False if the part contains only one of a pair of brackets. */
function isWhole(part: readonly Word[]): boolean {
  const count = (signs: string) => part.filter((word) => isSign(word, signs)).length;
  return count('([') === count(')]');
}

const isSign = (word: Word | undefined, signs: string) => word?.isSign === true && signs.includes(word.plain);
const holds = (words: readonly Word[], ...sets: ReadonlySet<string>[]) =>
  words.some(({ plain }) => sets.some((some) => some.has(plain)));
const isLimited = (words: readonly Word[]) =>
  holds(words, LIMITS) || words.some((_, n) => isCount(words, n) || isOrder(words, n));
const isGuarded = (words: readonly Word[]) => isLimited(words) || holds(words, DENIES, BINDS, HOW_MANY);
const followsGuard = (words: readonly Word[], n: number) => isGuarded(words.slice(Math.max(0, n - 1), n));

/** True for a number that may set a limit, but not for a year or those in "paragraphs 12 and 14". */
function isCount(words: readonly Word[], n: number): boolean {
  const { key } = words[n]!;
  if (!/\p{N}/u.test(key) || /^(?:19|20)\d\d$/.test(key)) return false;
  const named = words
    .slice(0, n)
    .findLast(({ key: other, isSign: sign }) => !sign && other !== 'and' && !/^\d/.test(other));
  return !named || !PLACES.has(named.plain);
}

/** True for "first", but not in "first responder". */
const isOrder = (words: readonly Word[], n: number) =>
  words[n]!.plain === 'first' && !/^responders?$/.test(words[n + 1]?.plain ?? '');

/** The number of words in the longest of these phrases that starts at `n`, or 0. */
function phraseAt(words: readonly Word[], n: number, some: readonly string[][]): number {
  const matching = some.filter((phrase) => phrase.every((plain, m) => words[n + m]?.plain === plain));
  return Math.max(0, ...matching.map(({ length }) => length));
}

/** The index after the last word, before the full stop. */
const endOf = (words: readonly Word[]) => words.findLastIndex((word) => !word.isSign) + 1;

/** Finds openings such as "However,", "Please note that" and "As set out in paragraph 4,". */
function opening(words: readonly Word[]): SentencePart[] {
  const length = phraseAt(words, 0, OPENINGS);
  const isClosed = isSign(words[length], ',');
  if (length && (isClosed || words[length - 2]?.plain === 'note' || words[length - 1]?.plain === 'note'))
    return [{ kind: 'opening', from: 0, to: isClosed ? length + 1 : length }];
  const comma = words.findIndex((word) => isSign(word, ','));
  const refers = words[0]?.plain === 'as' && REFERS.has(words[1]?.plain ?? '');
  const isFree = comma > 0 && refers && !holds(words.slice(0, comma), DENIES, BINDS, LIMITS);
  return isFree ? [{ kind: 'opening', from: 0, to: comma + 1 }] : [];
}

/** Finds words such as "also" and ", however," within the sentence. */
function note(words: readonly Word[], n: number): SentencePart[] {
  if (NOTES.has(words[n]!.plain) && !holds(words.slice(Math.max(0, n - 1), n), DENIES))
    return [{ kind: 'opening', from: n, to: n + 1 }];
  const length = isSign(words[n], ',') ? phraseAt(words, n + 1, OPENINGS) : 0;
  const isClosed = length > 0 && isSign(words[n + 1 + length], ',');
  return isClosed ? [{ kind: 'opening', from: n, to: n + length + 2 }] : [];
}

/** Finds text in brackets or between dashes: "(LADO)", " – often the school – ". */
function brackets(words: readonly Word[], n: number): SentencePart[] {
  const close = closeOf(words, n);
  // Brackets without a space before them are part of a reference, such as "paragraph 2(b)".
  const isAttached = words[n - 1]?.end === words[n]!.start;
  if (close < 0 || isAttached || followsGuard(words, n)) return [];
  return isAside(words.slice(n + 1, close)) ? [{ kind: 'brackets', from: n, to: close + 1 }] : [];
}

/** The index of the bracket or dash that closes the one at `n`. -1 if none opens there, or none closes. */
function closeOf(words: readonly Word[], n: number): number {
  const first = words[n]!;
  if (isSign(first, '([')) return words.findIndex((word, m) => m > n && isSign(word, ')]'));
  if (!isDash(words, n)) return -1;
  return words.findIndex((word, m) => m > n && word.plain === first.plain && isDash(words, m));
}

function isAside(inside: readonly Word[]): boolean {
  const first = inside[0]?.plain ?? '';
  if (!first || STARTS.has(first)) return false;
  // A single letter or Roman numeral is part of a reference, such as "paragraph 2 (b)".
  if (inside.length === 1 && /^(?:\p{L}|[ivx]+)$/u.test(first)) return false;
  if (phraseAt(inside, 0, NEUTRAL)) return true;
  if (holds(inside.slice(0, 2), REFERS)) return !holds(inside, DENIES, BINDS, LIMITS);
  return !isGuarded(inside) && !holds(inside, PEOPLE, PERMITS, QUALIFIES, wordSet('with'));
}

function isDash(words: readonly Word[], n: number): boolean {
  const [before, sign, after] = [words[n - 1], words[n], words[n + 1]];
  return isSign(sign, '–—-') && !!before && !!after && before.end < sign!.start && sign!.end < after.start;
}

/** The index after a comma at `n`, or `n` if there is no comma. Undefined if the comma is just before `n`. */
function behindComma(words: readonly Word[], n: number): number | undefined {
  if (isSign(words[n], ',')) return n + 1;
  return isSign(words[n - 1], ',') ? undefined : n;
}

/** Finds examples such as "such as teachers", up to the next verb or the end of the sentence. */
function examples(words: readonly Word[], n: number): SentencePart[] {
  const first = behindComma(words, n);
  if (first === undefined || n === 0 || isSign(words[n - 1], '([') || followsGuard(words, n)) return [];
  const length = phraseAt(words, first, first > n ? [...EXAMPLES, ...STRESSED] : EXAMPLES);
  if (!length) return [];
  const inside = (to: number) => words.slice(first + length, to);
  const isFree = (to: number) =>
    inside(to).length > 0 && !isGuarded(inside(to)) && !holds(inside(to), CLAUSES, AUXILIARIES);
  const [verb, end] = [nextVerb(words, first + length, first > n), endOf(words)];
  return [
    ...(verb > 0 && isFree(verb) ? [{ kind: 'examples' as const, from: n, to: verb }] : []),
    ...(isFree(end) && !holds(inside(end), MANNERS, CONSENTS)
      ? [{ kind: 'examples' as const, from: n, to: end }]
      : []),
  ];
}

/**
 * The index of the next verb, or -1. With `isBehindComma`, the verb must follow a comma; without it, the verb
 * must not. A verb after "and" or "or" does not count, because it has another subject.
 */
function nextVerb(words: readonly Word[], from: number, isBehindComma: boolean): number {
  return words.findIndex(({ plain }, m) => {
    const before = words[m - 1];
    if (m <= from || !AUXILIARIES.has(plain) || before?.plain === 'and' || before?.plain === 'or')
      return false;
    return isBehindComma === isSign(before, ',');
  });
}

/**
 * Finds clauses such as ", which is a charity,". A clause ends before the next verb or, if there is no other
 * comma, at the end of the sentence.
 */
function which(words: readonly Word[], n: number): SentencePart[] {
  if (!isSign(words[n], ',') || words[n + 1]?.plain !== 'which') return [];
  const verb = nextVerb(words, n + 2, true);
  const to = verb > 0 ? verb : endOf(words);
  const inside = words.slice(n + 2, verb > 0 ? verb - 1 : to);
  const isBound = isGuarded(inside) || holds(inside, PERMITS, CONSENTS, RULES, JUDGES, wordSet('likely'));
  // If the clause contains another comma, the main clause may continue after it.
  return !inside.length || isBound || inside.some((word) => isSign(word, STOPS))
    ? []
    : [{ kind: 'which', from: n, to }];
}

/** The fewest words before a reason. Fewer cannot be a statement that the reason explains. */
const LEAST_BEFORE = 3;

/**
 * Finds a reason for a duty or fact, such as "so that …" or "because …". The reason must stay if a
 * permission, a denial or the sharing of information could depend on it, or if another statement may follow.
 */
function reason(words: readonly Word[], n: number): SentencePart[] {
  const first = behindComma(words, n);
  if (first === undefined || n < LEAST_BEFORE || !beginsReason(words, first, first > n)) return [];
  const before = words.slice(0, n);
  const isBound =
    holds(before, DENIES, PERMITS, EXCLUDES, SHARES) || holds(before.slice(-1), AUXILIARIES, HANGING);
  // Without a comma, the reason may be part of a condition: "if she left because she was hit".
  const clause = before.slice(before.findLastIndex((word) => isSign(word, ',;:')) + 1);
  const isTellingApart = clause.some(
    ({ plain }, m) =>
      CLAUSES.has(plain) && !(plain === 'that' && holds(clause.slice(Math.max(0, m - 1), m), STATING)),
  );
  const isInside = first === n && (isTellingApart || holds(clause, LIMITS));
  const to = endOf(words);
  const inside = words.slice(first, to);
  const saysMore =
    isLimited(inside) ||
    holds(inside, DENIES, DUTIES, RULES, LINKS) ||
    inside.some((word) => isSign(word, STOPS));
  return isBound || isInside || saysMore ? [] : [{ kind: 'reason', from: n, to }];
}

function beginsReason(words: readonly Word[], first: number, isBehindComma: boolean): boolean {
  if (phraseAt(words, first, REASONS)) return !phraseAt(words, first, RESULTS);
  const [plain, next] = [words[first]?.plain, words[first + 1]?.plain ?? ''];
  return isBehindComma && ((plain === 'to' && MAKES.has(next)) || (plain === 'as' && SUBJECTS.has(next)));
}
