// What ingest needs from outside: files, parsers, a store for editions and releases, and an index to build.
import type { Embedding } from '../../knowledge/model/ports.js';
import type { SearchIndex } from '../../knowledge/index/search-index.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { Calibration, EmbeddingModel, Release, ReleaseContent } from '../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { AnswerSettings } from './answer-settings.js';
import type { DocumentDetails, FileKind, ParsedDocument } from './document.js';
import type {
  ChangeRecord,
  ChangeState,
  GoldenQuestion,
  Publication,
  ReviewEvent,
  SourceRecord,
  Trial,
} from './editing.js';
import type { FetchedCopy } from './fetching.js';
import type { HeldNote } from './practice-note.js';
import type { HeldUpload } from './upload.js';

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

export interface FileToChunk {
  kind: FileKind;
  bytes: Uint8Array;
  /** Details given about the file come before those in the file itself. */
  details: DocumentDetails;
}

export interface ChunkedDocument {
  document: GuidanceDocument;
  /** In reading order. */
  passages: Passage[];
}

/**
 * Parses a file and cuts it into passages. Throws `InputFailure` for what cannot be used, and for what takes more time
 * or memory than a file may.
 */
export type ChunkFile = (file: FileToChunk) => Promise<ChunkedDocument>;

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

export interface HeldEdition {
  edition: EditionRecord;
  /** When it was imported; ISO 8601, UTC. */
  takenInAt: string;
  /** Numbers of the releases that hold it. */
  releases: number[];
}

/** A passage in its place in an edition, with its embedded text. */
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
  /** Vectors of a release's passages by ordinal, or of some ordinals. Throws `IndexFailure` when one is missing. */
  vectorsOf(content: ReleaseContent, ordinals?: readonly number[]): Promise<Embedding[]>;
  editionsOf(release: number): Promise<EditionRecord[]>;
  /** One document of a release with its passages in reading order; undefined if the release has no such document. */
  documentOf(
    release: number,
    slug: string,
  ): Promise<{ document: GuidanceDocument; passages: Passage[] } | undefined>;
  /** A release in state `building`. */
  draftRelease(editions: readonly number[], model: EmbeddingModel): Promise<Release>;
  /** A release of exactly these editions, in state `past`: an existing one, or a new one. It is never published. */
  releaseAsOf(editions: readonly number[], model: EmbeddingModel): Promise<Release>;
  contentOf(release: number): Promise<ReleaseContent>;
  release(number: number): Promise<Release | undefined>;
  liveRelease(): Promise<Release | undefined>;
  saveCalibration(release: number, calibration: Calibration): Promise<void>;
  /** The same settings are kept once. */
  keepSettings(digest: string, settings: AnswerSettings): Promise<void>;
  settings(digest: string): Promise<AnswerSettings | undefined>;
  /** Moves the live pointer in one step; what is half built is never live. */
  publish(release: number): Promise<void>;
}

/** A draft to be reviewed: what was found, and beside which edition. */
export type Proposal = Pick<ChangeRecord, 'source' | 'document' | 'edition' | 'base' | 'weight' | 'note'>;

/** What a review changes of a change. */
export type Reviewed = Partial<
  Pick<ChangeRecord, 'state' | 'details' | 'decisions' | 'acceptedBy' | 'acceptedById'>
>;

/** Sources, changes, reviews, trials and publications. Each method is one transaction; throws `StoreFailure`. */
export interface EditingStore {
  sources(): Promise<SourceRecord[]>;
  source(slug: string): Promise<SourceRecord | undefined>;
  copy(source: string, url: string): Promise<FetchedCopy | undefined>;
  /** What a refresh found, with the copies it downloaded. */
  recordRefresh(record: SourceRecord, copies: readonly FetchedCopy[]): Promise<void>;
  edition(id: number): Promise<{ record: EditionRecord; placed: PlacedPassage[] } | undefined>;
  /** The same proposal again gives the change that is there; another one of the same document replaces what is undecided. */
  propose(proposal: Proposal, now: string): Promise<ChangeRecord>;
  change(id: number): Promise<ChangeRecord | undefined>;
  /** Oldest first. */
  changes(states?: readonly ChangeState[]): Promise<ChangeRecord[]>;
  /** Undefined if the change is no longer at this version, because someone else decided first; nothing changes. */
  review(
    id: number,
    version: number,
    change: Reviewed,
    event: ReviewEvent,
  ): Promise<ChangeRecord | undefined>;
  events(change: number): Promise<ReviewEvent[]>;
  /** The names of those who have decided or commented since then. */
  editorsSince(at: string): Promise<string[]>;
  addGolden(question: Omit<GoldenQuestion, 'id'>): Promise<GoldenQuestion>;
  goldenQuestions(): Promise<GoldenQuestion[]>;
  removeGolden(id: number): Promise<void>;
  /** `undefined` lets it be asked again. */
  suspendGolden(ids: readonly number[], why: string | undefined): Promise<void>;
  /** Ties the question to this passage from now on; to none if it is `undefined`. */
  repointGolden(id: number, passage: string | undefined): Promise<void>;
  saveTrial(trial: Trial): Promise<void>;
  trial(release: number): Promise<Trial | undefined>;
  latestTrial(): Promise<Trial | undefined>;
  /**
   * Moves the live pointer, records who did it, and marks the changes as published, all in one step. False if another
   * release than `previous` is live, or a change is no longer accepted at its version: then nothing is done.
   */
  publish(step: PublishStep): Promise<boolean>;
  /** Latest first. */
  publications(): Promise<Publication[]>;
  /** Editions that were ever live, oldest first. */
  releasedEditions(): Promise<EditionRecord[]>;
}

/** What is written or uploaded here, rather than fetched. Each method is one transaction; throws `StoreFailure`. */
export interface LibraryStore {
  /** By slug. */
  notes(): Promise<HeldNote[]>;
  note(slug: string): Promise<HeldNote | undefined>;
  /**
   * Saves the text and proposes its edition. Undefined if the note is no longer at `version` (0: there is none),
   * because someone else saved first; nothing is done. The same edition by the same editor, one version on, is the
   * same step repeated, with the same result.
   */
  saveNote(step: SaveNoteStep): Promise<{ note: HeldNote; change?: ChangeRecord } | undefined>;
  /**
   * Proposes to remove the note, and raises its version, so that someone who saves an earlier one is told. Undefined
   * if the note is no longer at `version`: nothing is done. Repeating the step has the same result.
   */
  takeOutNote(step: TakeOutStep): Promise<ChangeRecord | undefined>;
  /** Without their bytes, the newest first. */
  uploads(): Promise<Omit<HeldUpload, 'bytes'>[]>;
  /** Every edition of a document, by number. */
  editionsOf(slug: string): Promise<HeldEdition[]>;
  /** Keeps the file and proposes its edition. */
  saveUpload(upload: HeldUpload, proposal: Proposal | undefined): Promise<ChangeRecord | undefined>;
}

export interface SaveNoteStep extends Omit<HeldNote, 'version'> {
  /** That the editor was looking at. */
  version: number;
  /** Absent if this text is live already: then any undecided change to the note is out of date. */
  proposal?: Proposal;
  /** The draft of a closed request that became this note. */
  fromDraft?: string;
}

export interface TakeOutStep {
  slug: string;
  /** That the editor was looking at. */
  version: number;
  proposal: Proposal;
  at: string;
  editor: string;
}

export interface PublishStep extends Omit<Publication, 'id'> {
  changes: readonly Pick<ChangeRecord, 'id' | 'version'>[];
  /** After a step back: changes of later releases are open again. */
  reopenAfter?: number;
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
  /**
   * As `build`, out of the files of another release: what both hold is copied, and `vectorsOf` is asked only for the
   * ordinals that are new. Throws `IndexFailure` when the other release's files cannot be used.
   */
  derive(
    from: ReleaseContent,
    content: ReleaseContent,
    vectorsOf: (ordinals: readonly number[]) => Promise<readonly Embedding[]>,
  ): Promise<void>;
  /** Without files or a graph: every passage is compared. For past releases. */
  scan(content: ReleaseContent, vectors: readonly Embedding[]): SearchIndex;
  /** Removes the files of every release with a lower number. */
  removeBefore(release: number): Promise<void>;
}
