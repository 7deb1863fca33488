// Reads and writes a release's keyword and sentence index files. Each file records what it was made from.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { IndexFailure } from '../../knowledge/model/errors.js';
import {
  updateKeywordCounts,
  countKeywords,
  type KeywordCounts,
} from '../../knowledge/index/keyword-counts.js';
import type { KeywordFields } from '../../knowledge/index/keyword-fields.js';
import {
  keywordIndexSteps,
  weighKeywords,
  type KeywordIndexData,
} from '../../knowledge/index/keyword-index.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import { sentencesAt, type SentenceVectors } from '../../knowledge/index/search-index.js';
import { inTurns, type Steps } from '../../knowledge/model/slice-long-work.js';
import { piecesOf, readPieces } from './file-pieces.js';
import { readPacked, writePacked } from './packed-file.js';
import { indexWording } from './wording.js';

/** Increase this when the way that words are split, counted or stored changes. */
const FORMAT = 1;

export function keywordsOf(content: ReleaseContent): Steps<KeywordIndexData> {
  return keywordIndexSteps(fieldsOf(content), content.passages.length);
}

function* fieldsOf(content: ReleaseContent): Generator<KeywordFields> {
  for (const ordinal of content.passages.keys()) yield fieldsAt(content, ordinal);
}

function fieldsAt({ documents, passages }: ReleaseContent, ordinal: number): KeywordFields {
  const { document, headings, text } = passages[ordinal]!;
  return { title: documents.get(document)!.title, headings: headings.join(' '), text };
}

const HASHED_TOGETHER = 1 << 14;

/** The counts have a separate file, because they are only needed to make the next release. */
interface KeywordFiles {
  keywords: string;
  counts: string;
}

/** Where to find the counts of passages that are also in an earlier release. */
export interface EarlierKeywords {
  files: KeywordFiles;
  content: ReleaseContent;
  /**
   * Maps a passage's ordinal in this release to its ordinal in the earlier one. Undefined for passages that
   * are new.
   */
  earlier: readonly (number | undefined)[];
}

export async function writeKeywords(
  files: KeywordFiles,
  content: ReleaseContent,
  from?: EarlierKeywords,
): Promise<void> {
  const counts = (from && (await updatedCounts(content, from))) ?? (await inTurns(countsOf(content)));
  const { offsets, labels, weights, size, terms } = await inTurns(weighKeywords(counts));
  const passages = await inTurns(passagesDigest(content));
  const { tenths, lengths } = counts;
  await writePacked(files.counts, { format: FORMAT, passages }, { lengths, tenths });
  await writePacked(files.keywords, { format: FORMAT, passages, size, terms }, { offsets, labels, weights });
}

const countsOf = (content: ReleaseContent) => countKeywords(fieldsOf(content), content.passages.length);

/** Returns undefined if the earlier release has no counts, because an earlier version made its files. */
async function updatedCounts(
  content: ReleaseContent,
  from: EarlierKeywords,
): Promise<KeywordCounts | undefined> {
  try {
    const passages = await inTurns(passagesDigest(from.content));
    const { terms, offsets, labels } = await readKeywordsOf(from.files.keywords, passages);
    const packed = await readPacked(from.files.counts);
    if (understood(from.files.counts, countDetails, packed.details).passages !== passages) return undefined;
    const tenths = viewOf(Uint16Array, packed.bytesOf('tenths'));
    const lengths = viewOf(Uint32Array, packed.bytesOf('lengths'));
    const before = { terms, offsets, labels, tenths, lengths };
    return await inTurns(updateKeywordCounts(before, from.earlier, (ordinal) => fieldsAt(content, ordinal)));
  } catch (error) {
    if (error instanceof IndexFailure) return undefined;
    throw error;
  }
}

const countDetails = z.object({ format: z.literal(FORMAT), passages: z.string() });

/**
 * Identifies a release by its contents, because a release in another store may have the same number, labels
 * and number of passages.
 */
function* passagesDigest({ documents, passages }: ReleaseContent): Steps<string> {
  const hash = createHash('sha256');
  // Each call costs more than its few bytes, so that hashing many together takes about half the time.
  let together = '';
  for (const { id, document, headings } of passages) {
    together += JSON.stringify([id, documents.get(document)!.title, headings]);
    if (together.length > HASHED_TOGETHER) {
      hash.update(together);
      together = '';
    }
    yield;
  }
  return hash.update(together).digest('base64url');
}

const keywordDetails = z.object({
  format: z.literal(FORMAT),
  passages: z.string(),
  size: z.number(),
  terms: z.array(z.string()),
});

export async function readKeywords(file: string, content: ReleaseContent): Promise<KeywordIndexData> {
  return readKeywordsOf(file, await inTurns(passagesDigest(content)));
}

async function readKeywordsOf(file: string, wanted: string): Promise<KeywordIndexData> {
  const packed = await readPacked(file);
  const { passages, size, terms } = understood(file, keywordDetails, packed.details);
  if (passages !== wanted) throw another(file);
  return {
    terms,
    size,
    offsets: viewOf(Uint32Array, packed.bytesOf('offsets')),
    labels: viewOf(Uint32Array, packed.bytesOf('labels')),
    weights: viewOf(Float32Array, packed.bytesOf('weights')),
  };
}

/** `sentences` contains each passage's sentence vectors as bytes, with `dimension` numbers per sentence. */
export function* packSentences(
  dimension: number,
  sentences: readonly (Int8Array | undefined)[],
): Steps<SentenceVectors> {
  const offsets = new Uint32Array(sentences.length + 1);
  sentences.forEach((own, n) => (offsets[n + 1] = offsets[n]! + (own?.length ?? 0) / dimension));
  const values = new Int8Array(offsets[sentences.length]! * dimension);
  for (const [n, own] of sentences.entries()) {
    if (own) values.set(own, offsets[n]! * dimension);
    yield;
  }
  return { dimension, offsets, values };
}

/** Writes an empty file if the model does not provide sentence vectors. */
export async function writeSentences(
  file: string,
  { dimension, offsets, values }: SentenceVectors,
): Promise<void> {
  await writePacked(file, { format: FORMAT, dimension }, { offsets, values });
}

const sentenceDetails = z.object({ format: z.literal(FORMAT), dimension: z.number() });

export async function readSentences(file: string, passages: number): Promise<SentenceVectors> {
  const packed = await readPacked(file);
  const { dimension } = understood(file, sentenceDetails, packed.details);
  const offsets = viewOf(Uint32Array, packed.bytesOf('offsets'));
  if (offsets.length !== passages + 1) throw another(file);
  return { dimension, offsets, values: viewOf(Int8Array, packed.bytesOf('values')) };
}

/**
 * Writes the sentence vectors of a release whose other passages are in an earlier release. Copies theirs from
 * one file to the other, because in memory they would take as much again as all the rest.
 */
export async function copySentences(
  { source, target }: { source: string; target: string },
  { passages }: ReleaseContent,
  fresh: SentenceVectors,
  earlier: readonly (number | undefined)[],
): Promise<void> {
  const { details, starts, bytesOf } = await readPacked(source, 'values');
  const { dimension } = understood(source, sentenceDetails, details);
  const before = viewOf(Uint32Array, bytesOf('offsets'));
  if (before.length !== passages.length + 1 || dimension !== fresh.dimension) throw another(source);
  const offsets = await inTurns(copiedOffsets(before, fresh.offsets, earlier));
  const startOf = (passage: number) => starts.get('values')! + before[passage]! * dimension;
  const values = {
    byteLength: offsets.at(-1)! * dimension,
    pieces: copiedValues({ source, startOf }, fresh, earlier),
  };
  await writePacked(target, { format: FORMAT, dimension }, { offsets, values });
}

function* copiedOffsets(
  before: Uint32Array,
  fresh: Uint32Array,
  earlier: readonly (number | undefined)[],
): Steps<Uint32Array> {
  const offsets = new Uint32Array(earlier.length + 1);
  let n = 0;
  for (let ordinal = 0; ordinal < earlier.length; ordinal += 1) {
    const was = earlier[ordinal];
    const count = was === undefined ? fresh[n + 1]! - fresh[n++]! : before[was + 1]! - before[was]!;
    offsets[ordinal + 1] = offsets[ordinal]! + count;
    yield;
  }
  return offsets;
}

/** Reads passages together that follow each other in both releases. */
async function* copiedValues(
  { source, startOf }: { source: string; startOf: (passage: number) => number },
  fresh: SentenceVectors,
  earlier: readonly (number | undefined)[],
): AsyncGenerator<Uint8Array> {
  const handle = await open(source);
  try {
    let n = 0;
    for (let [first, end] = [0, 0]; first < earlier.length; first = end) {
      const was = earlier[first];
      end = first + 1;
      if (was === undefined) {
        yield* piecesOf(sentencesAt(fresh, n++));
        continue;
      }
      while (earlier[end] === was + end - first) end += 1;
      const start = startOf(was);
      yield* readPieces(handle, startOf(was + end - first) - start, start);
    }
  } finally {
    await handle.close();
  }
}

/** Sees bytes as numbers without copying them, because there are tens of megabytes. */
function viewOf<T>(
  Numbers: { new (buffer: ArrayBufferLike, from: number, count: number): T; BYTES_PER_ELEMENT: number },
  { buffer, byteOffset, byteLength }: Uint8Array,
): T {
  return new Numbers(buffer, byteOffset, byteLength / Numbers.BYTES_PER_ELEMENT);
}

function understood<T>(file: string, schema: z.ZodType<T>, details: unknown): T {
  const parsed = schema.safeParse(details);
  if (!parsed.success) throw another(file);
  return parsed.data;
}

function another(file: string): IndexFailure {
  return new IndexFailure(...indexWording.otherPassages(file));
}
