// Chooses the sentences of a passage to quote as the answer, with enough context to make sense without the
// rest.
import type { Citation } from '../model/answer.js';
import { quoteText } from '../model/quote-text.js';
import type { Candidate } from '../search/candidate.js';
import { holdsAnswer } from '../question/expected-answer.js';
import { withAgeGroups } from '../question/age-ranges.js';
import { ADULT } from '../question/child-or-adult.js';
import { sectionName, wordsDigest, type Passage } from '../model/passage.js';
import {
  areForAdults,
  isChildrensHeading,
  isForPeopleOfAge,
  isQueryOfChild,
  subjectOfQuery,
} from '../search/for-adults.js';
import { endsOf, endsOfPassage } from './text-goes-on.js';
import { limitedElsewhere } from './limited-elsewhere.js';
import { hasFewParagraphs } from './far-less-text.js';
import { newerEdition } from './newer-edition.js';
import { isOpenEnded, quotePassage, type Quoted } from './quote-passage.js';
import { shareOf } from '../index/keyword-index.js';
import type { SearchQuery, SignalSources } from '../search/ranking-signals.js';
import { sentenceCosines } from '../index/search-index.js';
import type { GuidanceDocument } from '../model/source.js';
import type { Unit } from '../text/sentences.js';
import { numberedParagraphs } from '../text/paragraph-numbers.js';
import { isListed, unitPlace } from '../text/heading-of-sentence.js';
import { termFinder, type UnitTerms } from '../text/unit-terms.js';

/** Weights for choosing a sentence. Chosen by measurement: docs/decisions/0021. */
const WEIGHTS = { coverage: 1, cosine: 1.2, answerKind: 0.35, limit: 0.05 };
/** Words that limit a rule. A short sentence with “no” shares few words with a question it answers. */
const LIMITS = /\b(?:not|no|never|cannot|unless|except|only|however|without)\b|n[’']t\b/iu;
/** A second sentence is also highlighted if its score is at most this much lower than the best. */
const NEARLY_AS_GOOD = 0.1;
/** Ages count as `withAgeGroups` writes them. An adult may have “children aged 18 or over”. */
const CHILDREN = String.raw`(?:child(?:ren)?(?! aged 18 or over)|minors|young (?:people|persons?))\b`;
/** “There is reason …”, but not “there are children”, who may be those of an adult, nor “there is no reason”. */
const THERE = String.raw`there(?= (?:is|are|may be) (?:an? |any |reasonable )?(?:grounds|reasons?)\b)`;
/** Matches “If you think the person is …”, but not “with” or “has”: a victim with a child may be an adult. */
const BEFORE_CHILDREN = String.raw`(?:an?|the|any(?:one)?|someone|each|every|all|some|many|most|such|these|no|one|those|they|s?he|you|${THERE}|that|potential|possible|suspected|trafficked|exploited|vulnerable|and|or|unaccompanied|separated|missing|asylum[ -]seeking|looked[ -]after|modern|slavery|people|persons?|victims?|survivors?|who|is|are|be|may|might|could|appears?|seems?|looks?|to|(?:reasonable )?(?:grounds|reasons?)|thinks?|believes?|suspects?)\s+`;
/** Matches the start of a rule for children: “A child …”, “If the victim is a child …”, “Under 18s …”. */
const RULE_FOR_CHILD = new RegExp(
  String.raw`^(?:[A-Z]*[\d.]+[a-z]?\s+)?(?:however, )?(?:(?:if|when|where|once|for|in the case of)\s+)?(?:${BEFORE_CHILDREN})*${CHILDREN}`,
  'iu',
);

export interface ChosenQuote extends Pick<Candidate, 'ordinal' | 'passage' | 'document' | 'alsoIn'> {
  quoted: Quoted;
}

/** Returns the citations for these candidates, in the same order. */
export function chooseQuotes(
  sources: SignalSources,
  query: SearchQuery,
  chosen: readonly Candidate[],
): Citation[] {
  const quotes = chosen.map((one) => ({ ...one, quoted: quoteBest(sources, query, one) }));
  return citeWithLimits(sources, quotes, isQueryOfChild(query));
}

/** Adds after each citation any paragraphs in other passages that limit it. */
export function citeWithLimits(
  sources: SignalSources,
  quotes: readonly ChosenQuote[],
  isOfChild: boolean,
): Citation[] {
  const seen = new Set(quotes.map(({ passage }) => passage.id));
  return quotes.flatMap((one) => {
    const { document, quoted } = one;
    const limits = limitedElsewhere(sources, one, quoted, isOfChild).filter(
      ({ passage }) => !seen.has(passage.id),
    );
    for (const { passage } of limits) seen.add(passage.id);
    const limiting = limits.map(({ passage, quoted: words, goesOn }) => ({
      ...citationOf({ passage, document, alsoIn: [] }, words),
      ...(goesOn && { goesOn }),
    }));
    return [citationOf(one, quoted), ...limiting].map((each) => inDocument(sources, each));
  });
}

/** Adds to a quote which document replaced its own, and whether its text continues in other passages. */
export function inDocument({ index }: Pick<SignalSources, 'index'>, citation: Citation): Citation {
  const newer = newerEdition(citation.document, index.content.documents.values());
  const of = ({ slug }: GuidanceDocument) =>
    index.content.passages.filter(({ document }) => document === slug);
  const { goesOn, breaksOff } = endsOfPassage(index, citation.passage);
  return {
    ...citation,
    ...(goesOn && { goesOn: { ...citation.goesOn, ...goesOn } }),
    ...(breaksOff && { breaksOff }),
    ...(newer && { newer }),
    ...(newer && hasFewParagraphs(of(newer), of(citation.document)) && { hasFewOfNewer: true }),
  };
}

/** Cites the paragraph that answers, which may not be the first of the passage. */
export function citationOf(
  candidate: Pick<Candidate, 'passage' | 'document' | 'alsoIn'>,
  { spans, answer, paragraph, heading }: Quoted,
): Citation {
  const passage = { ...candidate.passage, paragraph };
  // If the passage has no section name, uses a heading within the passage instead.
  if (sectionName(passage) === undefined && heading !== undefined) passage.headings = [heading];
  return {
    passage,
    document: candidate.document,
    spans,
    ...(answer.length > 0 && { answer }),
    quote: quoteText(passage.text, spans),
    alsoIn: otherDocuments(candidate),
  };
}

export function otherDocuments({ alsoIn }: Pick<Candidate, 'alsoIn'>): GuidanceDocument[] {
  const others = alsoIn.map(({ document }) => document);
  return [...new Map(others.map((document) => [document.slug, document])).values()];
}

/** Highlights the sentence of the passage that answers, and a second if it scores nearly as well. */
function quoteBest(sources: SignalSources, query: SearchQuery, candidate: Candidate): Quoted {
  const { passage } = candidate;
  const terms = sources.unitTerms(candidate.ordinal);
  if (!terms.length) return { spans: [[0, passage.text.length]], answer: [] };
  const units = terms.map(({ unit }) => unit);
  const scores = unitScores(sources, query, candidate, terms);
  const [best, second] = [...units.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const quoted = quotePassage(passage, units, [best!]);
  const isNear = second !== undefined && scores[second]! >= scores[best!]! - NEARLY_AS_GOOD;
  const isForChild = (n: number) =>
    subjectOfQuery(query) === 'adult' && isRuleForChild(passage.text, units, n);
  if (isForChild(best!))
    return isNear && !isForChild(second) ? quotePassage(passage, units, [second]) : { ...quoted, answer: [] };
  if (!isNear || isForChild(second)) return quoted;
  const { start, end } = units[second]!;
  return quoted.spans.some(([from, to]) => from <= start && end <= to)
    ? quotePassage(passage, units, [best!, second])
    : quoted;
}

/**
 * A heading does not always say who a rule is for, but a rule that starts with a child does. An item is also for
 * the people its list starts with: “If the victim is a child: • refer”.
 */
function isRuleForChild(text: string, units: readonly Unit[], n: number): boolean {
  const { start, end, kind, leadIn } = units[n]!;
  const words = withAgeGroups(text.slice(start, end));
  if (kind !== 'column-heads' && RULE_FOR_CHILD.test(words) && !ADULT.test(words)) return true;
  return leadIn !== undefined && isListed(text, units[n]!) && isRuleForChild(text, units, leadIn);
}

function unitScores(
  sources: SignalSources,
  query: SearchQuery,
  { ordinal, passage, document, vectors }: Candidate,
  unitTerms: readonly UnitTerms[],
): number[] {
  const cosines = sentenceCosines(vectors, query.vector);
  const units = unitTerms.map(({ unit }) => unit);
  const wordsOf = ({ start, end }: Unit) => passage.text.slice(start, end);
  const share = shareOf(sources.index.keyword, query.terms);
  const find = termFinder(sources.unitTerms, query.terms);
  const { breaksOff = false } = endsOf(sources.index, ordinal);
  const misleads = misleading(subjectOfQuery(query), { passage, document }, units);
  return unitTerms.map((own, n) => {
    const { unit } = own;
    if (namesText(passage, document, unit)) return -1;
    // A lead-in means nothing on its own, so it is only quoted with its items. The end of a sentence that a
    // passage cuts short may say the opposite of its start.
    if (unit.kind === 'lead-in' || unit.kind === 'column-heads' || misleads(n)) return -1;
    if (n === units.length - 1 && (breaksOff || isOpenEnded(passage, unit))) return -1;
    const words = wordsOf(unit);
    const kind = query.kind !== 'open' && holdsAnswer(words, query.kind) ? WEIGHTS.answerKind : 0;
    const limit = LIMITS.test(words) ? WEIGHTS.limit : 0;
    const { which } = find(own);
    return (
      WEIGHTS.coverage * share((term) => which.includes(term)) +
      WEIGHTS.cosine * (cosines[n] ?? 0) +
      kind +
      limit
    );
  });
}

/**
 * True for the document's title, and for a line without a full stop or a number above a numbered rule, which is a
 * heading however long it is.
 */
function namesText(passage: Passage, { title }: GuidanceDocument, { start, end, kind }: Unit): boolean {
  const { text } = passage;
  const words = text.slice(start, end);
  if (wordsDigest(words.toLowerCase()) === wordsDigest(title.toLowerCase())) return true;
  const isLine = kind === 'sentence' && /(?:^|\n)$/u.test(text.slice(0, start)) && text[end] === '\n';
  if (!isLine || /[.!?:;,—–-][”’"')\]]*$|\b(?:and|or)$/u.test(words)) return false;
  const numbered = numberedParagraphs(passage).map((paragraph) => paragraph.start);
  return numbered.includes(end + 1) && !numbered.includes(start);
}

/**
 * Returns whether a unit gives the wrong rule: one for adults if the question is about a child, or one under
 * a heading about children if it is about an adult and the passage also says something else.
 */
export function misleading(
  subject: ReturnType<typeof subjectOfQuery>,
  { passage: { text, headings }, document }: Pick<Candidate, 'passage' | 'document'>,
  units: readonly Unit[],
): (n: number) => boolean {
  const wordsOf = ({ start, end }: Unit) => text.slice(start, end);
  const headingOf = (n: number) => {
    const { heading } = unitPlace(text, units, n);
    return heading === undefined ? [] : [wordsOf(units[heading]!)];
  };
  if (subject === 'child')
    return (n) =>
      areForAdults([document.title, ...headings, ...headingOf(n)]) || isForPeopleOfAge(wordsOf(units[n]!));
  const isOfChildren = (n: number) => subject === 'adult' && headingOf(n).some(isChildrensHeading);
  return [...units.keys()].every(isOfChildren) ? () => false : isOfChildren;
}
