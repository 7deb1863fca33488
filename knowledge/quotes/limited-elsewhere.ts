// Finds a paragraph a little further on that says where the quoted one does not apply. In an Act, it is often
// in another passage: “Subsections (1) and (4) do not apply to an offence listed in Schedule 4”.
import { literalPattern } from '../text/literal-pattern.js';
import { splitUnits } from '../text/sentences.js';
import { ADULT, CHILD } from '../question/child-or-adult.js';
import type { Candidate } from '../search/candidate.js';
import { isForAdults, isForPeopleOfAge } from '../search/for-adults.js';
import type { SignalSources } from '../search/ranking-signals.js';
import type { SearchIndex } from '../index/search-index.js';
import type { Citation } from '../model/answer.js';
import type { Passage } from '../model/passage.js';
import { quotePassage, type Quoted } from './quote-passage.js';
import { passageBeside } from './text-goes-on.js';

const PASSAGES_AFTER = 3;
const NOT_APPLIED = /(?![\w.]*\d)[^;:]{0,80}?\b(?:do|does|did|will|would|shall) not apply\b/u.source;
const SUBSECTION = /\(\w+\)$/u;
/** Every section of an Act has its own subsection (1), so another section starts here. */
const FIRST_SUBSECTION = /^(?: *• )?(?:\d+[A-Z]* )?\(1\)\s/mu;

/** Matches a limit that only applies to adults, not one that applies if an adult is there. */
const APPLIES_TO_ADULTS = new RegExp(
  String.raw`\bnot apply (?:to|in (?:relation to|respect of|the case of)) (?:an?|any|all|the|another|other)? ?${ADULT.source}(?! sibling)` +
    String.raw`|\bnot apply (?:(?:to|in respect of) (?:(?:an?|any|all|the) )?(?:persons?|people|anyone|those|individuals?|victims?)\b[^.;]{0,40}?|if the (?:person|victim) is )\b(?:(?:over|attained|reached) (?:the )?age of (?:18|eighteen)|(?<!under )(?:18|eighteen) or over)\b` +
    String.raw`|\b(?:where|if|when|once) (?:the (?:person|victim|client|defendant)|they|s?he) (?:is|are) aged (?:18|eighteen)(?: years)? (?:or|and) (?:over|above|older)\b`,
  'iu',
);

type Sources = Pick<SignalSources, 'index' | 'withheld'>;
type Place = Pick<Candidate, 'ordinal' | 'passage' | 'document'>;
interface Limit {
  passage: Passage;
  quoted: Quoted;
  goesOn?: Citation['goesOn'];
}

/** `isOfChild`: true if the question is about a child, who must not be given a limit for adults. */
export function limitedElsewhere(
  sources: Sources,
  place: Place,
  quoted: Quoted,
  isOfChild: boolean,
): Limit[] {
  const promised = promisedExceptions(sources, place, quoted, isOfChild);
  if (promised.length) return promised;
  return namedAsLimited(sources, place, quoted.paragraph, isOfChild) ?? [];
}

/** Matches “There are 2 exceptions:” and “the exceptions are:”, not “a form with an exception for boats:”. */
const PROMISE =
  /(?:\b(?:there (?:are|is)|following|these)\b[^.\n]*\bexceptions?|\bexceptions?\b[^.\n]* (?:are|is))\b[^.\n]*:$/iu;

/**
 * Returns the next passage if the quote ends by promising exceptions. If each exception has its own section below the
 * promise, returns the start of the first few. Marks an exception if text is left out after it.
 */
function promisedExceptions(
  sources: Sources,
  { ordinal, passage: { text, headings }, document }: Place,
  { spans }: Quoted,
  isOfChild: boolean,
): Limit[] {
  const whole = text.trimEnd();
  const after = passagesAfter(sources.index, ordinal);
  const [first] = after;
  if (!first || spans.at(-1)?.[1] !== whole.length || !PROMISE.test(whole)) return [];
  const isBelow = first.headings.length > headings.length;
  // Sections at the same level as the promise may be about something else.
  const listed = isBelow
    ? after.filter((one, n) => n === 0 || isNextSection(one, after[n - 1]!, first))
    : [first];
  const limits = listed.slice(0, PASSAGES_AFTER).flatMap((passage) => {
    const quoted = mayQuote(sources, { passage, document }, isOfChild) && exceptionIn(passage, isOfChild);
    return quoted ? [{ passage, quoted }] : [];
  });
  const parent = isUnder(first, headings) ? headings : first.headings.slice(0, -1);
  return limits.map((limit, n) => {
    const next = passageBeside(sources.index, ordinal + 1 + after.indexOf(limit.passage), 1);
    const goesOn = next && next !== limits[n + 1]?.passage && isUnder(next, parent);
    return goesOn ? { ...limit, goesOn: { after: true } } : limit;
  });
}

function exceptionIn(passage: Passage, isOfChild: boolean): Quoted | undefined {
  const units = splitUnits(passage.text);
  const first = units.findIndex(
    ({ kind, start, end }) =>
      kind !== 'lead-in' &&
      kind !== 'column-heads' &&
      !(isOfChild && isOnlyForAdults(passage.text.slice(start, end))),
  );
  return first < 0 ? undefined : quotePassage(passage, units, [first]);
}

const isUnder = ({ headings }: Passage, above: readonly string[]) =>
  above.every((heading, n) => headings[n] === heading);

/** True if a section starts here that has the same level and parent heading as the first one. */
const isNextSection = (one: Passage, previous: Passage, { headings }: Passage) =>
  one.headings.length >= headings.length &&
  isUnder(one, headings.slice(0, -1)) &&
  !isUnder(one, previous.headings.slice(0, headings.length));

/** Returns the next passages of the same document, one more than are quoted. */
function passagesAfter({ content: { passages } }: SearchIndex, ordinal: number): Passage[] {
  const own = passages[ordinal]!;
  return passages
    .slice(ordinal + 1, ordinal + 2 + PASSAGES_AFTER)
    .filter((one, n) => one.document === own.document && one.position === own.position + n + 1);
}

function mayQuote(
  { withheld = [] }: Sources,
  one: Pick<Candidate, 'passage' | 'document'>,
  isOfChild: boolean,
): boolean {
  return !withheld.includes(one.passage.id) && !(isOfChild && isForAdults(one));
}

/** `paragraph` is the number printed beside the quoted words. */
function namedAsLimited(
  sources: Sources,
  { ordinal, passage, document }: Place,
  paragraph: string | undefined,
  isOfChild: boolean,
): Limit[] | undefined {
  if (paragraph === undefined) return undefined;
  const namesIt = namesAsNotApplied(paragraph);
  const isLimit = (words: string) => namesIt.test(words) && !(isOfChild && isOnlyForAdults(words));
  const isSubsection = SUBSECTION.test(paragraph);
  const isElsewhere = (one: Passage) => one.headings.join('\n') !== passage.headings.join('\n');
  for (const next of passagesAfter(sources.index, ordinal).slice(0, PASSAGES_AFTER)) {
    if (isSubsection && isElsewhere(next)) return undefined;
    const newSection = isSubsection ? next.text.search(FIRST_SUBSECTION) : -1;
    const own = newSection < 0 ? next.text : next.text.slice(0, newSection);
    const units = splitUnits(next.text);
    const at = units.findIndex(({ start, end }) => isLimit(own.slice(start, end)));
    if (at >= 0 && mayQuote(sources, { passage: next, document }, isOfChild))
      return [{ passage: next, quoted: quotePassage(next, units, [at]) }];
    if (newSection >= 0) return undefined;
  }
  return undefined;
}

function isOnlyForAdults(words: string): boolean {
  return isForPeopleOfAge(words) || (!CHILD.test(words) && APPLIES_TO_ADULTS.test(words));
}

/** Does not match a condition: “if HF 2.2. does not apply” says nothing about where HF 2.2. applies. */
function namesAsNotApplied(paragraph: string): RegExp {
  const subsection = SUBSECTION.exec(paragraph)?.[0];
  if (subsection !== undefined)
    return new RegExp(String.raw`\bsubsections? [^.;:]*${literalPattern(subsection)}${NOT_APPLIED}`, 'iu');
  const named = literalPattern(paragraph.replace(/\.$/u, ''));
  const before = /^[\d.]+$/u.test(paragraph) ? String.raw`\bparagraphs? ` : String.raw`\b`;
  const condition = String.raw`(?<!\b(?:if|where|when|unless|that) (?:paragraphs? )?)`;
  return new RegExp(`${condition}${before}${named}${NOT_APPLIED}`, 'iu');
}
