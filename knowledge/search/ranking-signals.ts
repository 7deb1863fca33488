// Computes signals that help distinguish a passage that answers the question from one that only shares words
// with it. They range from 0 (or -1 for some) to 1.
import { holdsAnswer } from '../question/expected-answer.js';
import type { UnderstoodQuestion } from '../question/understand-question.js';
import { shareOf } from '../index/keyword-index.js';
import type { Passage } from '../model/passage.js';
import { dot, sentenceCosines, type SearchIndex } from '../index/search-index.js';
import type { PassageVectors } from '../model/ports.js';
import type { Authority, GuidanceDocument } from '../model/source.js';
import { termFinder, type FoundTerms, type UnitTermsOf } from '../text/unit-terms.js';
import { termsOf } from '../text/terms.js';
import { passageNationFit } from './nation-fit.js';

export const SIGNALS = [
  'cosine',
  'sentenceCosine',
  'question',
  'keywords',
  'coverage',
  'sentenceCoverage',
  'pairs',
  'headingCoverage',
  'answerKind',
  'document',
  'situation',
  'neighbours',
  'authority',
  'current',
  'recency',
  'nation',
  'length',
] as const;
export type RankingSignal = (typeof SIGNALS)[number];
export type Signals = Record<RankingSignal, number>;

/** `text` is the text that was embedded. If there are no nations, guidance for all of them may answer. */
export type SearchQuery = Pick<UnderstoodQuestion, 'terms' | 'kind' | 'nations'> &
  Partial<Omit<UnderstoodQuestion, 'text'>> & { text: string; vector: Float32Array };

export interface SignalSources {
  index: SearchIndex;
  unitTerms: UnitTermsOf;
  /** IDs of passages left out because an editor found them wrong. Absent if there are none. */
  withheld?: readonly string[];
  /** The index that still contains them. Only used to find out whether one of them would have been quoted. */
  wholeIndex?: SearchIndex;
}

const AUTHORITY_WEIGHT: Record<Authority, number> = {
  statute: 0.8,
  'statutory-guidance': 1,
  'non-statutory-guidance': 0.7,
  'practice-note': 0.7,
  other: 0.2,
};

/** Terms that are further apart than this do not count as a pair. */
const PAIR_DISTANCE = 4;

type OwnSignals = Omit<Signals, 'keywords' | 'document' | 'situation' | 'neighbours'>;

/**
 * Computes the signals that depend on one passage. `keywords`, `document`, `situation` and `neighbours` are
 * added later, because they compare passages. `question` is the cosine with the nearest written question, if
 * there is one.
 */
export function signalsOf(
  { index, unitTerms }: SignalSources,
  query: SearchQuery,
): (ordinal: number, vectors: PassageVectors, question: number | undefined) => OwnSignals {
  const share = shareOf(index.keyword, query.terms);
  const coverage = index.keyword.coverage(query.terms);
  const find = termFinder(unitTerms, query.terms);
  const own = [...query.terms.keys()].filter((n) => query.terms[n]!.weight >= 0.5);
  return (ordinal, vectors, question) => {
    const passage = index.content.passages[ordinal]!;
    const document = index.content.documents.get(passage.document)!;
    const units = unitTerms(ordinal).map(find);
    const inHeadings = headingTerms(document, passage);
    const sentences = sentenceCosines(vectors, query.vector);
    const cosine = dot(vectors.vector, query.vector);
    return {
      cosine,
      sentenceCosine: sentences.length ? Math.max(...sentences) : cosine,
      // A passage without written questions gets its own cosine instead, so that it is not at a disadvantage.
      question: question ?? cosine,
      coverage: coverage(ordinal),
      sentenceCoverage: Math.max(0, ...units.map(({ which }) => share((n) => which.includes(n)))),
      pairs: pairShare(own, units),
      headingCoverage: share((n) => inHeadings.has(query.terms[n]!.term)),
      answerKind: query.kind === 'open' ? 0.5 : holdsAnswer(passage.text, query.kind) ? 1 : 0,
      authority: AUTHORITY_WEIGHT[document.authority],
      current: document.standing === 'current' ? 0 : -1,
      recency: recencyOf(document),
      nation: passageNationFit(document, passage, query.nations),
      length: Math.min(1, passage.text.length / 800),
    };
  };
}

const headings = new WeakMap<Passage, ReadonlySet<string>>();

function headingTerms(document: GuidanceDocument, passage: Passage): ReadonlySet<string> {
  let terms = headings.get(passage);
  if (!terms)
    headings.set(passage, (terms = new Set(termsOf(`${document.title} ${passage.headings.join(' ')}`))));
  return terms;
}

/** The share (0 to 1) of adjacent terms in the question that also occur close together in the passage. */
function pairShare(own: readonly number[], units: readonly FoundTerms[]): number {
  if (own.length < 2) return 0;
  let found = 0;
  for (let i = 0; i + 1 < own.length; i += 1) {
    if (units.some((unit) => areNear(unit, own[i]!, own[i + 1]!))) found += 1;
  }
  return found / (own.length - 1);
}

function areNear({ which, at }: FoundTerms, a: number, b: number): boolean {
  for (let i = 0; i < which.length; i += 1) {
    if (which[i] !== a) continue;
    for (let j = 0; j < which.length; j += 1)
      if (which[j] === b && Math.abs(at[i]! - at[j]!) <= PAIR_DISTANCE) return true;
  }
  return false;
}

/** 0 for 2010 and earlier, 1 for 2030 and later, 0.5 for undated text. */
function recencyOf(document: GuidanceDocument): number {
  const year = Number(document.sortDate?.slice(0, 4));
  return Number.isNaN(year) ? 0.5 : Math.min(1, Math.max(0, (year - 2010) / 20));
}
