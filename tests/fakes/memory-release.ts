// Makes a release in memory, for tests of search and answers that need no files and no store.
import { createExactIndex } from '../../adapters/index/exact-index.js';
import { buildKeywordIndex } from '../../knowledge/index/keyword-index.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { RankingWeights } from '../../knowledge/search/find-passages.js';
import { passageId, type Passage } from '../../knowledge/model/passage.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { Embedder, Embedding } from '../../knowledge/model/ports.js';
import type { Calibration } from '../../knowledge/model/calibration.js';
import { SIGNALS, type SearchQuery } from '../../knowledge/search/ranking-signals.js';
import { createSearchIndex, sentencesAt, type SentenceVectors } from '../../knowledge/index/search-index.js';
import { splitUnits } from '../../knowledge/text/sentences.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { typoIndexSteps, type TypoIndex } from '../../knowledge/question/correct-typos.js';
import { atOnce } from '../../knowledge/model/slice-long-work.js';
import { understandQuestion } from '../../knowledge/question/understand-question.js';
import { createUnitTerms } from '../../knowledge/text/unit-terms.js';
import { createFakeEmbedder } from './models/fake-embedder.js';

export interface MemoryDocument extends Partial<GuidanceDocument> {
  slug: string;
  texts: readonly string[];
}

/** Gives all signals the same weight, so that test results do not depend on fitted weights. */
export const plainWeights = Object.fromEntries(SIGNALS.map((signal) => [signal, 1])) as RankingWeights;

/** Decides to answer if the search found a sentence with most of the question’s words. */
export const plainCalibration: Calibration = {
  weights: { sentenceCosine: 6, coverage: 3, rarest: 1 },
  bias: -4,
  threshold: 0.5,
  fittedOn: { questions: 0, answerable: 0, date: 'never' },
};

export async function createMemoryRelease(
  given: readonly MemoryDocument[],
  embedder: Embedder = createFakeEmbedder(),
): Promise<LoadedRelease> {
  const documents = new Map<string, GuidanceDocument>();
  const passages: Passage[] = [];
  for (const { texts, ...described } of given) {
    const { slug } = described;
    documents.set(slug, documentOf(described));
    texts.forEach((text, position) =>
      passages.push({ id: passageId(slug, text), document: slug, text, headings: [], position }),
    );
  }
  const embeddings = await embedder.embedPassages(
    passages.map(({ text }) => ({
      text,
      spans: splitUnits(text).map(({ start, end }) => [start, end] as const),
    })),
  );
  const keyword = buildKeywordIndex(
    passages.map(({ document, text }) => ({ title: documents.get(document)!.title, headings: '', text })),
  );
  const { model } = embedder;
  const content = {
    release: {
      number: 1,
      state: 'published' as const,
      model,
      passages: passages.length,
      documents: documents.size,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    documents,
    passages,
    labels: passages.map((_, ordinal) => ordinal),
  };
  const sentences = packed(model.dimension, embeddings.map(spanBytes));
  const index = createSearchIndex(
    content,
    keyword,
    createExactIndex(embeddings.map(({ vector }) => vector)),
    sentences && ((ordinal) => sentencesAt(sentences, ordinal)),
  );
  return {
    index,
    unitTerms: createUnitTerms(passages),
    weights: plainWeights,
    calibration: plainCalibration,
    understanding: { glossary: [], everydayWords: {}, typos: createTypoIndex(new Map()) },
  };
}

export function createTypoIndex(
  vocabulary: ReadonlyMap<string, number>,
  alsoKnown?: readonly string[],
): TypoIndex {
  return atOnce(typoIndexSteps(vocabulary, alsoKnown));
}

/** Makes the search query for a question that needs no redaction. */
export async function queryOf(
  release: LoadedRelease,
  text: string,
  embedder: Embedder = createFakeEmbedder(),
): Promise<SearchQuery> {
  const understood = understandQuestion({ text: publicText(text), context: [] }, release.understanding);
  return { ...understood, vector: (await embedder.embedQuestion(understood.text)).vector };
}

export function documentOf(described: Partial<GuidanceDocument> & { slug: string }): GuidanceDocument {
  return { title: described.slug, jurisdictions: [], authority: 'other', standing: 'current', ...described };
}

function spanBytes({ spans }: Embedding): Int8Array | undefined {
  return spans && Int8Array.from(spans.flatMap((vector) => Array.from(vector, (v) => Math.round(v * 127))));
}

function packed(
  dimension: number,
  sentences: readonly (Int8Array | undefined)[],
): SentenceVectors | undefined {
  const offsets = new Uint32Array(sentences.length + 1);
  sentences.forEach((own, n) => (offsets[n + 1] = offsets[n]! + (own?.length ?? 0) / dimension));
  const values = Int8Array.from(sentences.flatMap((own) => Array.from(own ?? [])));
  return values.length ? { dimension, offsets, values } : undefined;
}
