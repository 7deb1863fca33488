// Stores how a release differs from its base, in a file next to the base.
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { checkUnit } from '../../../knowledge/index/check-vector.js';
import type { PassageVectors } from '../../../knowledge/model/ports.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { sentencesAt } from '../../../knowledge/index/search-index.js';
import { inTurns } from '../../../knowledge/model/slice-long-work.js';
import { baseIn, shareBase } from './base-files.js';
import type { GraphIndex } from '../graph-index.js';
import { readPacked, writePacked } from '../packed-file.js';
import { passagesDigest } from '../release-digest.js';
import { hasKeywordsOf, packSentences, understood, viewOf } from '../release-files.js';
import { indexWording } from '../wording.js';

const CHANGES = 'changes.bin';
/** Increase this when the file's layout or the meaning of an array changes. */
const FORMAT = 1;

export interface ReleaseChanges {
  /** Identifies the files of the base. */
  base: string;
  /** The number of passages in the base. */
  size: number;
  /** Maps each passage's ordinal to its ordinal in the base, or to -1 if it is not there. */
  places: Int32Array;
  /** The vectors of the passages that are not in the base, in order. Empty if they are in a database. */
  fresh: readonly PassageVectors[];
}

/** The folders of the previous release and the new one. */
export interface Folders {
  from: string;
  to: string;
}

/** Ordinals of the passages that are not in the base. */
export function freshOrdinals({ places }: Pick<ReleaseChanges, 'places'>): number[] {
  const fresh: number[] = [];
  for (let ordinal = 0; ordinal < places.length; ordinal += 1) if (places[ordinal]! < 0) fresh.push(ordinal);
  return fresh;
}

/** For a release that is itself a base. */
export function unchanged({ passages }: ReleaseContent, base: string): ReleaseChanges {
  return { base, size: passages.length, places: Int32Array.from(passages.keys()), fresh: [] };
}

/**
 * Returns the changes of the release after the one with the changes `before`. `earlier` maps a passage's ordinal
 * to its ordinal in that release, and `vectors` has the vectors of passages that are not in that release.
 */
export function changesAfter(
  before: ReleaseChanges,
  earlier: readonly (number | undefined)[],
  vectors: readonly PassageVectors[],
): ReleaseChanges {
  const numbers = new Map(freshOrdinals(before).map((ordinal, n) => [ordinal, n]));
  const places = new Int32Array(earlier.length);
  const fresh: PassageVectors[] = [];
  let n = 0;
  for (const [ordinal, was] of earlier.entries()) {
    const place = was === undefined ? -1 : before.places[was]!;
    places[ordinal] = place;
    if (place >= 0) continue;
    const own = was === undefined ? vectors[n++] : before.fresh[numbers.get(was)!];
    if (own) fresh.push(own);
  }
  return { ...before, places, fresh };
}

/** Comparing a question with this many vectors takes a millisecond. */
const MOST_CHANGES = 4_000;
const FEW_CHANGES = 1_000;

/**
 * True if the next release needs its own base, because new passages slow down each question and removed ones use
 * memory.
 */
export function hasMany({ size, places }: ReleaseChanges): boolean {
  const kept = places.reduce((count, place) => count + Number(place >= 0), 0);
  const changed = places.length - kept + (size - kept);
  return changed > Math.min(MOST_CHANGES, Math.max(FEW_CHANGES, size / 10));
}

/** Writes a release's index to a folder: the base from another folder, and the changes since. */
export async function writeChanges(
  { from, to }: Folders,
  content: ReleaseContent,
  { base, size, places, fresh }: ReleaseChanges,
): Promise<void> {
  const { dimension } = content.release.model;
  const vectors = new Float32Array(fresh.length * dimension);
  for (const [n, { vector }] of fresh.entries()) {
    checkUnit(vector, dimension);
    vectors.set(vector, n * dimension);
  }
  await clearChanges(to);
  await shareBase(from, to);
  // Another process may have replaced the files in the meantime.
  if ((await baseIn(to)) !== base) throw new IndexFailure(...indexWording.otherPassages(from));
  const { offsets, values } = await inTurns(
    packSentences(
      dimension,
      fresh.map(({ sentences }) => sentences),
    ),
  );
  const passages = await inTurns(passagesDigest(content));
  // Write this file last. Without it, or with a different base, the folder does not count as this release's index.
  await writePacked(
    join(to, CHANGES),
    { format: FORMAT, base, size, dimension, passages },
    { places, vectors, offsets, sentences: values },
  );
}

/**
 * Creates the folder if necessary. Call this before replacing any of the folder's files, so that old changes are
 * never combined with a new base, even if we crash part of the way through.
 */
export async function clearChanges(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await rm(join(folder, CHANGES), { force: true });
  } catch (cause) {
    throw new IndexFailure(...indexWording.folderUnwritten(folder), { cause });
  }
}

const changeDetails = z.object({
  format: z.literal(FORMAT),
  base: z.string(),
  size: z.number(),
  dimension: z.number(),
  passages: z.string(),
});

/** Returns undefined if the changes belong to another release or base, for example because the base was replaced. */
async function changesIn(
  folder: string,
  content: ReleaseContent,
  base: string,
): Promise<ReleaseChanges | undefined> {
  const file = join(folder, CHANGES);
  if (!(await stat(file).catch(() => undefined))) return undefined;
  const { details, bytesOf } = await readPacked(file);
  const made = understood(file, changeDetails, details);
  if (made.base !== base || made.passages !== (await inTurns(passagesDigest(content)))) return undefined;
  const { size, dimension } = made;
  const vectors = viewOf(Float32Array, bytesOf('vectors'));
  const sentences = {
    dimension,
    offsets: viewOf(Uint32Array, bytesOf('offsets')),
    values: viewOf(Int8Array, bytesOf('sentences')),
  };
  const fresh = Array.from({ length: vectors.length / dimension }, (_, n) => ({
    vector: vectors.subarray(n * dimension, (n + 1) * dimension),
    sentences: sentencesAt(sentences, n),
  }));
  return { base, size, places: viewOf(Int32Array, bytesOf('places')), fresh };
}

/**
 * Reads how a release differs from the base in its folder, without reading the base. Throws `IndexFailure` if the
 * folder does not contain this release's index.
 */
export async function readChanges(folder: string, content: ReleaseContent): Promise<ReleaseChanges> {
  const base = await baseIn(folder);
  const changes = await changesIn(folder, content, base);
  if (changes) return changes;
  if (await hasKeywordsOf(folder, content)) return unchanged(content, base);
  throw new IndexFailure(...indexWording.otherPassages(folder));
}

interface OpenBase {
  id: string;
  /** Says whether the base has exactly the passages of a release. */
  isOf(content: ReleaseContent): Promise<boolean>;
  /** Absent if the vectors are in a database. */
  vectors?: GraphIndex;
}

/** Like `readChanges`, but for a base that has already been read. Also checks that the changes fit that base. */
export async function openChanges(
  folder: string,
  content: ReleaseContent,
  base: OpenBase,
): Promise<ReleaseChanges> {
  const changes =
    (await changesIn(folder, content, base.id)) ??
    ((await base.isOf(content)) ? unchanged(content, base.id) : undefined);
  if (changes && (!base.vectors || fits(changes, content, base.vectors))) return changes;
  throw new IndexFailure(...indexWording.otherPassages(folder));
}

/** A release in another store may have the same passages, but has different labels. */
function fits({ size, places }: ReleaseChanges, { labels }: ReleaseContent, vectors: GraphIndex): boolean {
  return size === vectors.size && labels.every((label, n) => places[n]! < 0 || vectors.has(label));
}
