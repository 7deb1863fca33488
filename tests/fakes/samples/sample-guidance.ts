// Splits the project’s sample notes into passages, as an ingest does, and makes answers that quote them. Each
// question’s answer is written here, so that tests of pages need no embedder, model or index.
import { readFile } from 'node:fs/promises';
import { createParser } from '../../../adapters/parsers/parse-file.js';
import type { GuidanceQueries } from '../../../bot/model/guidance-queries.js';
import type { BotQueries } from '../../../bot/model/queries.js';
import { chunkDocument } from '../../../ingest/chunking/chunk-document.js';
import type { Answer, Citation, Span } from '../../../knowledge/model/answer.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';

export interface SampleGuidance {
  documents: GuidanceDocument[];
  passagesOf(slug: string): Passage[];
  /**
   * Quotes a passage, from the sentence that contains `words` to the end of the sentence that contains
   * `lastWords`.
   */
  cite(slug: string, words: string, lastWords?: string, change?: Partial<GuidanceDocument>): Citation;
  answered(citations: Citation[]): Answer;
  reading(shown: Pick<BotQueries, 'citation'>): GuidanceQueries;
}

const RELEASE = 3;

interface SampleNote {
  document: GuidanceDocument;
  passages: Passage[];
}

/** Read once for each process, because a process may start many sites. */
const read = new Map<string, Promise<SampleNote>>();

function sampleNote(slug: string): Promise<SampleNote> {
  const note = read.get(slug) ?? readSampleNote(slug);
  read.set(slug, note);
  return note;
}

async function readSampleNote(slug: string): Promise<SampleNote> {
  const file = await createParser()('md', await readFile(`ingest/samples/${slug}.md`));
  const title = file.details.title ?? slug;
  const passages = chunkDocument(
    file.document,
    { slug, title },
    { countTokens: (text) => Math.ceil(text.length / 4) },
  );
  const document: GuidanceDocument = {
    jurisdictions: [],
    authority: 'practice-note',
    standing: 'current',
    ...file.details,
    slug,
    title,
  };
  return { document, passages };
}

export async function readSampleGuidance(slugs: readonly string[]): Promise<SampleGuidance> {
  const held = new Map<string, SampleNote>();
  for (const slug of slugs) held.set(slug, await sampleNote(slug));
  const cite = (
    slug: string,
    words: string,
    lastWords = words,
    change: Partial<GuidanceDocument> = {},
  ): Citation => {
    const { document, passages } = held.get(slug)!;
    const passage = passages.find(({ text }) => text.includes(words) && text.includes(lastWords));
    if (!passage) throw new Error(`No passage of ${slug} holds “${words}”.`);
    const span: Span = [sentenceAround(passage.text, words)[0], sentenceAround(passage.text, lastWords)[1]];
    return {
      passage,
      document: { ...document, ...change },
      spans: [span],
      quote: passage.text.slice(...span),
      alsoIn: [],
    };
  };
  return {
    documents: [...held.values()].map(({ document }) => document),
    passagesOf: (slug) => held.get(slug)!.passages,
    cite,
    answered: (citations) => ({
      outcome: 'answered',
      claims: [],
      citations,
      passages: citations.map(({ passage, document }) => ({ passage, document, score: 0.8 })),
      confidence: 0.9,
      writtenBy: 'quotes',
      release: RELEASE,
      stages: { embed: 1 },
    }),
    reading: (shown) => guidanceQueries(held, shown),
  };
}

function sentenceAround(text: string, words: string): Span {
  const at = text.indexOf(words);
  const before = Math.max(text.lastIndexOf('. ', at) + 2, text.lastIndexOf('\n', at) + 1);
  const dot = text.indexOf('. ', at + words.length);
  const line = text.indexOf('\n', at + words.length);
  const ends = [dot < 0 ? text.length : dot + 1, line < 0 ? text.length : line, text.length];
  return [text.lastIndexOf('. ', at) < 0 && before === 1 ? 0 : before, Math.min(...ends)];
}

function guidanceQueries(
  held: ReadonlyMap<string, SampleNote>,
  shown: Pick<BotQueries, 'citation'>,
): GuidanceQueries {
  return {
    async surroundings(answer, number) {
      const cited = await shown.citation(answer, number);
      if (!cited) return undefined;
      const { passage, document, spans } = cited.citation;
      const { passages } = held.get(passage.document)!;
      const at = passages.findIndex(({ id }) => id === passage.id);
      return {
        document,
        release: cited.release,
        stillLive: document.standing === 'current',
        passages: passages
          .slice(Math.max(0, at - 2), at + 3)
          .map((one) => (one.id === passage.id ? { passage: one, marked: [...spans] } : { passage: one })),
      };
    },
    document: (slug) => {
      const whole = held.get(slug);
      return Promise.resolve(whole && { ...whole, release: RELEASE });
    },
    isSample: () => Promise.resolve(true),
    documents: () =>
      Promise.resolve({
        documents: [...held.values()].map(({ document }) => document),
        release: RELEASE,
        publishedAt: '2026-11-20T09:00:00.000Z',
      }),
  };
}
