// Shows what a release would be like with a new document or a new edition, without building an index.
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import { shareOf, termWeights, type KeywordIndex } from '../../knowledge/index/keyword-index.js';
import { packUnitVectors } from '../../knowledge/index/pack-unit-vectors.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { Embedding, PassageVectors } from '../../knowledge/model/ports.js';
import { dot, type SearchIndex } from '../../knowledge/index/search-index.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { createUnitTerms } from '../../knowledge/text/unit-terms.js';

export interface Overlay {
  document: GuidanceDocument;
  passages: readonly Passage[];
  /** A vector for each passage and its sentences, made in the same way as those of the release. */
  embeddings: readonly Embedding[];
}

/**
 * Used for previews. Word frequencies and average length are those of the release, because a few passages
 * among thousands make little difference. The release's own document with the same slug is left out.
 */
export function overlayRelease(release: LoadedRelease, overlay: Overlay): LoadedRelease {
  const { content } = release.index;
  const first = content.passages.length;
  const passages = [...content.passages, ...overlay.passages];
  const { numbers } = release.unitTerms;
  const own = createUnitTerms(passages, numbers);
  const unitTerms = (ordinal: number) => (ordinal < first ? release.unitTerms(ordinal) : own(ordinal));
  return {
    ...release,
    index: overlayIndex(release.index, overlay, passages),
    unitTerms: Object.assign(unitTerms, { numbers }),
  };
}

function overlayIndex(base: SearchIndex, overlay: Overlay, passages: Passage[]): SearchIndex {
  const { document, embeddings } = overlay;
  const first = base.content.passages.length;
  const isReplaced = (ordinal: number) => ordinal < first && passages[ordinal]!.document === document.slug;
  const added = embeddings.map(vectorsOf);
  const vectorOf = (ordinal: number) => added[ordinal - first]!.vector;
  const ofBase = (ordinals: readonly number[]) => ordinals.filter((ordinal) => ordinal < first);
  return {
    content: {
      ...base.content,
      documents: new Map([...base.content.documents, [document.slug, document]]),
      passages,
    },
    keyword: overlayKeywords(base.keyword, overlay, isReplaced),
    async nearest(vector, limit, allowed = () => true) {
      const kept = (ordinal: number) => !isReplaced(ordinal) && allowed(ordinal);
      const further = passages.slice(first).flatMap((_, n) => {
        const ordinal = first + n;
        return allowed(ordinal) ? [{ ordinal, score: dot(vectorOf(ordinal), vector) }] : [];
      });
      return [...(await base.nearest(vector, limit, kept)), ...further]
        .sort((one, other) => other.score - one.score)
        .slice(0, limit);
    },
    async cosines(ordinals, vector) {
      const own = await base.cosines(ofBase(ordinals), vector);
      return ordinals.map((ordinal) => (ordinal < first ? own.shift()! : dot(vectorOf(ordinal), vector)));
    },
    async vectorsOf(ordinals) {
      const own = await base.vectorsOf(ofBase(ordinals));
      return ordinals.map((ordinal) => (ordinal < first ? own.shift()! : added[ordinal - first]!));
    },
  };
}

function overlayKeywords(
  base: KeywordIndex,
  { document, passages }: Overlay,
  isReplaced: (ordinal: number) => boolean,
): KeywordIndex {
  const first = base.size;
  const weightsOf = termWeights(
    passages.map(({ headings, text }) => ({ title: document.title, headings: headings.join(' '), text })),
  );
  return {
    ...base,
    has: (term) => base.has(term) || weightsOf.has(term),
    coverage(terms) {
      const [coverage, share] = [base.coverage(terms), shareOf(base, terms)];
      return (ordinal) =>
        ordinal < first
          ? coverage(ordinal)
          : share((n) => weightsOf.get(terms[n]!.term)?.has(ordinal - first) ?? false);
    },
    search(terms, limit, allowed = () => true) {
      const found = base.search(terms, limit, (ordinal) => !isReplaced(ordinal) && allowed(ordinal));
      const scores = new Float32Array(first + passages.length);
      scores.set(found.scores);
      for (const { term, weight } of terms)
        for (const [n, own] of weightsOf.get(term) ?? []) scores[first + n]! += weight * base.idf(term) * own;
      const added = passages
        .map((_, n) => first + n)
        .filter((ordinal) => scores[ordinal]! > 0 && allowed(ordinal));
      const best = [...found.best, ...added].sort((a, b) => scores[b]! - scores[a]! || a - b);
      return { scores, best: best.slice(0, limit) };
    },
  };
}

function vectorsOf({ vector, spans }: Embedding): PassageVectors {
  return { vector, sentences: spans && packUnitVectors(spans) };
}
