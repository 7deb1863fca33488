// What ingest needs from outside: files, parsers, a store for editions and releases, and an index to build.
import type { Embedding } from '../knowledge/ports.js';
import type { SearchIndex } from '../knowledge/search-index.js';
import type { Passage } from '../knowledge/passage.js';
import type { Calibration, EmbeddingModel, Release, ReleaseContent } from '../knowledge/release.js';
import type { GuidanceDocument } from '../knowledge/source.js';
import type { DocumentDetails, FileKind, ParsedDocument } from './document.js';

/** Front matter and other details that the file itself carries. */
export interface ParsedFile {
  document: ParsedDocument;
  details: Partial<DocumentDetails>;
}

/**
 * Parses one file's bytes. Throws `InputFailure` naming the reason and the remedy: encrypted, no text layer,
 * truncated, empty, another kind than its extension says, inflates past the limit, invalid UTF-8.
 */
export type ParseFile = (kind: FileKind, bytes: Uint8Array) => Promise<ParsedFile>;

export interface SourceFile {
  /** Relative to its folder. */
  name: string;
  bytes: number;
  read(): Promise<Uint8Array>;
}

/** The files of a folder, in a stable order, and its corpus.json where there is one. Throws `InputFailure`. */
export type ReadFolder = (folder: string) => Promise<{ files: SourceFile[]; catalogue?: string }>;

/** What is kept of an edition apart from its passages. */
export interface EditionRecord {
  id: number;
  document: GuidanceDocument;
  /** Changes with the bytes of the file, with its details, and with the way we parse. */
  digest: string;
  /** The folder or feed that it came from. */
  origin: string;
}

/** A passage where it stands in an edition, with what is embedded of it. */
export interface PlacedPassage {
  passage: Passage;
  /** Names the text that was embedded (heading path and words): equal digests have equal vectors. */
  contextDigest: string;
}

/** A text whose vector is not yet in the store. */
export interface ContextToEmbed {
  contextDigest: string;
  passage: Passage;
  title: string;
}

/** Editions, vectors and releases. Each method is one transaction; throws `StoreFailure`. */
export interface GuidanceStore {
  editionWith(slug: string, digest: string): Promise<EditionRecord | undefined>;
  saveEdition(edition: Omit<EditionRecord, 'id'>, passages: readonly PlacedPassage[]): Promise<EditionRecord>;
  /** Of these editions, the contexts that this model has not embedded, each once. */
  contextsToEmbed(editions: readonly number[], model: EmbeddingModel): Promise<ContextToEmbed[]>;
  saveEmbeddings(
    model: EmbeddingModel,
    rows: readonly { contextDigest: string; embedding: Embedding }[],
  ): Promise<void>;
  /** Vectors of a release's passages by ordinal. Throws `IndexFailure` when one is missing. */
  vectorsOf(content: ReleaseContent): Promise<Embedding[]>;
  editionsOf(release: number): Promise<EditionRecord[]>;
  /** One document of a release with its passages in reading order; undefined where the release has no such document. */
  documentOf(
    release: number,
    slug: string,
  ): Promise<{ document: GuidanceDocument; passages: Passage[] } | undefined>;
  /** A release in state `building`. */
  draftRelease(editions: readonly number[], model: EmbeddingModel): Promise<Release>;
  contentOf(release: number): Promise<ReleaseContent>;
  release(number: number): Promise<Release | undefined>;
  liveRelease(): Promise<Release | undefined>;
  saveCalibration(release: number, calibration: Calibration): Promise<void>;
  /** Moves the live pointer in one step; what is half built is never live. */
  publish(release: number): Promise<void>;
}

/** The files of a release's index: a cache, rebuilt from the store when damaged or missing. */
export interface IndexFiles {
  build(
    content: ReleaseContent,
    vectors: readonly Embedding[],
    onProgress?: (share: number) => void,
  ): Promise<void>;
  /** Throws `IndexFailure` when the files are missing, damaged, or made with another model. */
  open(content: ReleaseContent): Promise<SearchIndex>;
}
