// The index of a release as files in a folder of its own: vectors, keywords and sentences, each with a checksum.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IndexFailure } from '../../knowledge/errors.js';
import { buildKeywordIndex, openKeywordIndex } from '../../knowledge/keyword-index.js';
import type { KeywordIndexData } from '../../knowledge/keyword-index.js';
import type { Embedding } from '../../knowledge/ports.js';
import type { ReleaseContent } from '../../knowledge/release.js';
import { createSearchIndex } from '../../knowledge/search-index.js';
import type { SentenceVectors } from '../../knowledge/search-index.js';
import type { IndexFiles } from '../../ingest/ports.js';
import { openVectorIndex, saveVectorIndex } from './index-files.js';
import { readPacked, writePacked } from './packed-file.js';
import { addInSlices, createVectorIndex } from './vector-index.js';

const KEYWORDS = 'keywords.bin';
const SENTENCES = 'sentences.bin';
/** Changes with the way words are cut, counted or stored. */
const FORMAT = 1;

export function createIndexFiles(dataDir: string): IndexFiles {
  const folderOf = (release: number) => join(dataDir, 'releases', String(release));
  return {
    async build(content, vectors, onProgress) {
      const folder = folderOf(content.release.number);
      await mkdir(folder, { recursive: true });
      await writeKeywords(join(folder, KEYWORDS), content);
      await writeSentences(join(folder, SENTENCES), content, vectors);
      const index = createVectorIndex(content.release.model, content.passages.length);
      const entries = content.labels.map((label, n) => ({ label, vector: vectors[n]!.vector }));
      await addInSlices(index, entries, onProgress);
      await saveVectorIndex(index, folder);
    },
    async open(content) {
      const folder = folderOf(content.release.number);
      const expected = { model: content.release.model, labels: content.labels };
      const [vectors, keywords, sentences] = await Promise.all([
        openVectorIndex(folder, expected),
        readKeywords(join(folder, KEYWORDS), content.passages.length),
        readSentences(join(folder, SENTENCES), content.passages.length),
      ]);
      return createSearchIndex(content, openKeywordIndex(keywords), vectors, sentences);
    },
  };
}

async function writeKeywords(file: string, content: ReleaseContent): Promise<void> {
  const data = buildKeywordIndex(
    content.passages.map(({ document, headings, text }) => ({
      title: content.documents.get(document)!.title,
      headings: headings.join(' '),
      text,
    })),
  );
  const { terms, size, offsets, labels, weights } = data;
  await writePacked(file, { format: FORMAT, size, terms }, { offsets, labels, weights });
}

const keywordDetails = z.object({ format: z.literal(FORMAT), size: z.number(), terms: z.array(z.string()) });

async function readKeywords(file: string, passages: number): Promise<KeywordIndexData> {
  const packed = await readPacked(file);
  const { size, terms } = understood(file, keywordDetails, packed.details);
  if (size !== passages) throw another(file);
  return {
    terms,
    size,
    offsets: new Uint32Array(alignedCopy(packed.bytesOf('offsets'))),
    labels: new Uint32Array(alignedCopy(packed.bytesOf('labels'))),
    weights: new Float32Array(alignedCopy(packed.bytesOf('weights'))),
  };
}

async function writeSentences(
  file: string,
  content: ReleaseContent,
  vectors: readonly Embedding[],
): Promise<void> {
  const { dimension } = content.release.model;
  const offsets = new Uint32Array(vectors.length + 1);
  vectors.forEach(({ spans }, n) => (offsets[n + 1] = offsets[n]! + (spans?.length ?? 0)));
  const values = new Int8Array(offsets[vectors.length]! * dimension);
  vectors.forEach(({ spans = [] }, n) => {
    spans.forEach((vector, k) => {
      const from = (offsets[n]! + k) * dimension;
      for (let i = 0; i < dimension; i += 1) values[from + i] = Math.round(vector[i]! * 127);
    });
  });
  await writePacked(file, { format: FORMAT, dimension }, { offsets, values });
}

const sentenceDetails = z.object({ format: z.literal(FORMAT), dimension: z.number() });

/** Undefined where the embedder gave no vectors of sentences. */
async function readSentences(file: string, passages: number): Promise<SentenceVectors | undefined> {
  const packed = await readPacked(file);
  const { dimension } = understood(file, sentenceDetails, packed.details);
  const offsets = new Uint32Array(alignedCopy(packed.bytesOf('offsets')));
  if (offsets.length !== passages + 1) throw another(file);
  const values = new Int8Array(alignedCopy(packed.bytesOf('values')));
  return values.length ? { dimension, offsets, values } : undefined;
}

function alignedCopy(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}

function understood<T>(file: string, schema: z.ZodType<T>, details: unknown): T {
  const parsed = schema.safeParse(details);
  if (!parsed.success) throw another(file);
  return parsed.data;
}

function another(file: string): IndexFailure {
  return new IndexFailure(
    `The index file ${file} belongs to other passages or another version.`,
    'It is built again from the store.',
  );
}
