// Reads and writes a release's keyword and sentence index files. Each file records what it was made from.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IndexFailure } from '../../knowledge/model/errors.js';
import {
  updateKeywordCounts,
  countKeywords,
  type KeywordCounts,
} from '../../knowledge/index/keyword-counts.js';
import type { KeywordFields } from '../../knowledge/index/keyword-fields.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import { sentencesAt, type SentenceVectors } from '../../knowledge/index/search-index.js';
import { inTurns, type Steps } from '../../knowledge/model/slice-long-work.js';
import { piecesOf, readPieces } from './file-pieces.js';
import { readPacked, readPackedDetails, writePacked } from './packed-file.js';
import { earlierDigest, passagesDigest } from './release-digest.js';
import { indexWording } from './wording.js';

/** Increase this when the way that sentences are stored changes. */
const FORMAT = 1;
/** Increase this when the way that words are split, counted or stored changes. */
const KEYWORD_FORMAT = 2;
/** In this format, keywords are in one file with their weights, and the counts are in another. */
const EARLIER_FORMAT = 1;
export const KEYWORDS = 'keywords.bin';
export const EARLIER_COUNTS = 'keyword-counts.bin';
export const SENTENCES = 'sentences.bin';

/** Counts the words of all the passages, or of those with the given ordinals. */
export function countsOf(
  content: ReleaseContent,
  ordinals: readonly number[] = [...content.passages.keys()],
): Steps<KeywordCounts> {
  return countKeywords(fieldsOf(content, ordinals), ordinals.length);
}

function* fieldsOf(content: ReleaseContent, ordinals: readonly number[]): Generator<KeywordFields> {
  for (const ordinal of ordinals) yield fieldsAt(content, ordinal);
}

function fieldsAt({ documents, passages }: ReleaseContent, ordinal: number): KeywordFields {
  const { document, headings, text } = passages[ordinal]!;
  return { title: documents.get(document)!.title, headings: headings.join(' '), text };
}

export async function writeKeywords(
  folder: string,
  content: ReleaseContent,
  counts: KeywordCounts,
): Promise<void> {
  const passages = await inTurns(passagesDigest(content));
  const { terms, ...arrays } = counts;
  await writePacked(join(folder, KEYWORDS), { format: KEYWORD_FORMAT, passages, terms }, { ...arrays });
}

/** The positions that a release's passages have in an earlier index. */
interface Earlier {
  /** Maps a passage's ordinal to its ordinal in the earlier index, or to -1 if it is new. */
  places: Int32Array;
}

/** Returns the same as `countsOf`, but counts only passages that are not in the earlier index in `folder`. */
export async function updatedCounts(
  folder: string,
  content: ReleaseContent,
  { places }: Earlier,
): Promise<KeywordCounts> {
  const { counts } = await readKeywords(folder);
  return inTurns(updateKeywordCounts(counts, places, (ordinal) => fieldsAt(content, ordinal)));
}

const keywordDetails = z.object({
  format: z.union([z.literal(KEYWORD_FORMAT), z.literal(EARLIER_FORMAT)]),
  passages: z.string(),
  terms: z.array(z.string()),
});

export interface Keywords {
  counts: KeywordCounts;
  /** Says whether these are the keywords of this release. */
  isOf(content: ReleaseContent): Promise<boolean>;
}

/** Says whether a folder has the keywords of a release, without reading and checking all of them. */
export async function hasKeywordsOf(folder: string, content: ReleaseContent): Promise<boolean> {
  const file = join(folder, KEYWORDS);
  return isMadeOf(understood(file, keywordDetails, await readPackedDetails(file)), content);
}

const isMadeOf = async (
  { format, passages }: Pick<z.infer<typeof keywordDetails>, 'format' | 'passages'>,
  content: ReleaseContent,
) =>
  passages === (await inTurns(format === EARLIER_FORMAT ? earlierDigest(content) : passagesDigest(content)));

export async function readKeywords(folder: string): Promise<Keywords> {
  const file = join(folder, KEYWORDS);
  const packed = await readPacked(file);
  const { format, passages, terms } = understood(file, keywordDetails, packed.details);
  const counted = format === EARLIER_FORMAT ? await readEarlierCounts(folder, passages) : packed;
  const counts = {
    terms,
    offsets: viewOf(Uint32Array, packed.bytesOf('offsets')),
    labels: viewOf(Uint32Array, packed.bytesOf('labels')),
    tenths: viewOf(Uint16Array, counted.bytesOf('tenths')),
    lengths: viewOf(Uint32Array, counted.bytesOf('lengths')),
  };
  return { counts, isOf: (content) => isMadeOf({ format, passages }, content) };
}

const countDetails = z.object({ format: z.literal(EARLIER_FORMAT), passages: z.string() });

async function readEarlierCounts(folder: string, passages: string) {
  const file = join(folder, EARLIER_COUNTS);
  const packed = await readPacked(file);
  if (understood(file, countDetails, packed.details).passages !== passages) throw another(file);
  return packed;
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
  folder: string,
  { dimension, offsets, values }: SentenceVectors,
): Promise<void> {
  await writePacked(join(folder, SENTENCES), { format: FORMAT, dimension }, { offsets, values });
}

const sentenceDetails = z.object({ format: z.literal(FORMAT), dimension: z.number() });

export async function readSentences(folder: string): Promise<SentenceVectors> {
  const file = join(folder, SENTENCES);
  const { details, bytesOf } = await readPacked(file);
  const { dimension } = understood(file, sentenceDetails, details);
  const offsets = viewOf(Uint32Array, bytesOf('offsets'));
  return { dimension, offsets, values: viewOf(Int8Array, bytesOf('values')) };
}

/**
 * Writes a release's sentence vectors. Copies those that are in an earlier index from file to file, because
 * loading them would double the memory we need.
 */
export async function copySentences(
  from: string,
  to: string,
  fresh: SentenceVectors,
  { places }: Earlier,
): Promise<void> {
  const source = join(from, SENTENCES);
  const { details, starts, bytesOf } = await readPacked(source, 'values');
  const { dimension } = understood(source, sentenceDetails, details);
  const before = viewOf(Uint32Array, bytesOf('offsets'));
  if (dimension !== fresh.dimension) throw another(source);
  const offsets = await inTurns(copiedOffsets(before, fresh.offsets, places));
  const startOf = (passage: number) => starts.get('values')! + before[passage]! * dimension;
  const values = {
    byteLength: offsets.at(-1)! * dimension,
    pieces: copiedValues({ source, startOf }, fresh, places),
  };
  await writePacked(join(to, SENTENCES), { format: FORMAT, dimension }, { offsets, values });
}

function* copiedOffsets(before: Uint32Array, fresh: Uint32Array, places: Int32Array): Steps<Uint32Array> {
  const offsets = new Uint32Array(places.length + 1);
  let n = 0;
  for (let ordinal = 0; ordinal < places.length; ordinal += 1) {
    const was = places[ordinal]!;
    const count = was < 0 ? fresh[n + 1]! - fresh[n++]! : before[was + 1]! - before[was]!;
    offsets[ordinal + 1] = offsets[ordinal]! + count;
    yield;
  }
  return offsets;
}

/** Reads passages together if they follow each other in both releases. */
async function* copiedValues(
  { source, startOf }: { source: string; startOf: (passage: number) => number },
  fresh: SentenceVectors,
  places: Int32Array,
): AsyncGenerator<Uint8Array> {
  const handle = await open(source);
  try {
    let n = 0;
    for (let [first, end] = [0, 0]; first < places.length; first = end) {
      const was = places[first]!;
      end = first + 1;
      if (was < 0) {
        yield* piecesOf(sentencesAt(fresh, n++));
        continue;
      }
      while (places[end] === was + end - first) end += 1;
      const start = startOf(was);
      yield* readPieces(handle, startOf(was + end - first) - start, start);
    }
  } finally {
    await handle.close();
  }
}

/** Treats bytes as numbers without copying them, because there are tens of megabytes. */
export function viewOf<T>(
  Numbers: { new (buffer: ArrayBufferLike, from: number, count: number): T; BYTES_PER_ELEMENT: number },
  { buffer, byteOffset, byteLength }: Uint8Array,
): T {
  return new Numbers(buffer, byteOffset, byteLength / Numbers.BYTES_PER_ELEMENT);
}

export function understood<T>(file: string, schema: z.ZodType<T>, details: unknown): T {
  const parsed = schema.safeParse(details);
  if (!parsed.success) throw another(file);
  return parsed.data;
}

export function another(file: string): IndexFailure {
  return new IndexFailure(...indexWording.otherPassages(file));
}
