// What ingest needs from outside: files, parsers, a store for editions and releases, and an index to build.
import type { Embedding, VectorIndex } from '../../knowledge/model/ports.js';
import type { SearchIndex } from '../../knowledge/index/search-index.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { Calibration, EmbeddingModel, Release, ReleaseContent } from '../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { AnswerSettings } from './answer-settings.js';
import type { DocumentDetails, FileKind, ParsedDocument } from './document.js';
import type {
  ChangeRecord,
  ChangeState,
  EditedGolden,
  GoldenQuestion,
  Publication,
  ReviewEvent,
  SourceRecord,
  Trial,
} from './editing.js';
import type { FetchedCopy } from './fetching.js';
import type { HeldNote } from './practice-note.js';
import type { HeldUpload } from './upload.js';

/** A parsed file, with its front matter and any other details it contains. */
export interface ParsedFile {
  document: ParsedDocument;
  details: Partial<DocumentDetails>;
}

/**
 * Parses a file's bytes. Throws `InputFailure`, saying what is wrong and what to do, if the file is
 * encrypted, truncated or empty, has no text layer, is of a different kind from its extension, expands past
 * the limit, or has invalid UTF-8.
 */
export type ParseFile = (kind: FileKind, bytes: Uint8Array) => Promise<ParsedFile>;

export interface FileToChunk {
  kind: FileKind;
  bytes: Uint8Array;
  /** These take precedence over details in the file itself. */
  details: DocumentDetails;
}

export interface ChunkedDocument {
  document: GuidanceDocument;
  /** In reading order. */
  passages: Passage[];
}

/** Parses and cuts a file into passages. Throws `InputFailure` if it is unusable or takes too much time or memory. */
export type ChunkFile = (file: FileToChunk) => Promise<ChunkedDocument>;

export interface SourceFile {
  /** Path relative to its folder. */
  name: string;
  bytes: number;
  read(): Promise<Uint8Array>;
}

/** Lists the files in a folder in a fixed order, with its corpus.json if it has one. Throws `InputFailure`. */
export type ReadFolder = (folder: string) => Promise<{ files: SourceFile[]; catalogue?: string }>;

/** What we store about an edition, apart from its passages. */
export interface EditionRecord {
  id: number;
  document: GuidanceDocument;
  /** Changes whenever the file's bytes, its details or our parsing changes. */
  digest: string;
  /** The folder or feed it came from. */
  origin: string;
}

export interface HeldEdition {
  edition: EditionRecord;
  /** When it was imported; ISO 8601, UTC. */
  takenInAt: string;
  /** Numbers of the releases that include it. */
  releases: number[];
}

/** A passage, its position in an edition, and the digest of its embedded text. */
export interface PlacedPassage {
  passage: Passage;
  /** Identifies the embedded text (heading path and words): texts with equal digests have the same vector. */
  contextDigest: string;
}

/** A text that does not have a vector in the store yet. */
export interface ContextToEmbed {
  contextDigest: string;
  passage: Passage;
  title: string;
}

/** Stores editions, vectors and releases. Each method is one transaction and throws `StoreFailure`. */
export interface GuidanceStore {
  editionWith(slug: string, digest: string): Promise<EditionRecord | undefined>;
  saveEdition(edition: Omit<EditionRecord, 'id'>, passages: readonly PlacedPassage[]): Promise<EditionRecord>;
  /** The contexts in these editions that this model has not embedded yet, each listed once. */
  contextsToEmbed(editions: readonly number[], model: EmbeddingModel): Promise<ContextToEmbed[]>;
  saveEmbeddings(
    model: EmbeddingModel,
    rows: readonly { contextDigest: string; embedding: Embedding }[],
  ): Promise<void>;
  /**
   * The vectors of a release's passages by ordinal: all of them, or those in `ordinals`. Throws
   * `IndexFailure` if one is missing.
   */
  vectorsOf(content: ReleaseContent, ordinals?: readonly number[]): Promise<Embedding[]>;
  editionsOf(release: number): Promise<EditionRecord[]>;
  /** A document in a release, with its passages in reading order; undefined if the release does not have it. */
  documentOf(
    release: number,
    slug: string,
  ): Promise<{ document: GuidanceDocument; passages: Passage[] } | undefined>;
  /** Creates a release in state `building`. */
  draftRelease(editions: readonly number[], model: EmbeddingModel): Promise<Release>;
  /** A release of exactly these editions in state `past`, either existing or new. It is never published. */
  releaseAsOf(editions: readonly number[], model: EmbeddingModel): Promise<Release>;
  contentOf(release: number): Promise<ReleaseContent>;
  release(number: number): Promise<Release | undefined>;
  liveRelease(): Promise<Release | undefined>;
  saveCalibration(release: number, calibration: Calibration): Promise<void>;
  /** Stores the same settings only once. */
  keepSettings(digest: string, settings: AnswerSettings): Promise<void>;
  settings(digest: string): Promise<AnswerSettings | undefined>;
  /**
   * Makes a release live in a single step, so that a half-built one is never live. False if the live release is not
   * `previous`; in that case, nothing has been done.
   */
  publish(release: number, previous: number | undefined): Promise<boolean>;
}

/** A draft to review: what was found, and the edition to compare it with. */
export type Proposal = Pick<ChangeRecord, 'source' | 'document' | 'edition' | 'base' | 'weight' | 'note'>;

/** The parts of a change that a review can alter. */
export type Reviewed = Partial<
  Pick<ChangeRecord, 'state' | 'details' | 'decisions' | 'acceptedBy' | 'acceptedById'>
>;

/** Sources as they were last checked. */
export interface SourceRecords {
  sources(): Promise<SourceRecord[]>;
  source(slug: string): Promise<SourceRecord | undefined>;
  copy(source: string, url: string): Promise<FetchedCopy | undefined>;
  recordRefresh(record: SourceRecord, copies: readonly FetchedCopy[]): Promise<void>;
}

export interface ChangeRecords {
  /**
   * Proposing the same edition again returns the existing change. Proposing a different one replaces the
   * document's undecided change.
   */
  propose(proposal: Proposal, now: string, editor?: string): Promise<ChangeRecord>;
  /** Closes a source's unpublished proposals for a document, because the source has taken them back. */
  takeBack(taken: { source: string; document: string; comment: string }, now: string): Promise<void>;
  change(id: number): Promise<ChangeRecord | undefined>;
  /** Oldest first. */
  changes(states?: readonly ChangeState[]): Promise<ChangeRecord[]>;
  /** Every change to one document, oldest first. */
  changesTo(document: string): Promise<ChangeRecord[]>;
  /** Undefined if the change is no longer at this version: someone else decided first, and nothing has changed. */
  review(
    id: number,
    version: number,
    change: Reviewed,
    event: ReviewEvent,
  ): Promise<ChangeRecord | undefined>;
  /** The steps of all these changes; those of each change are in order. */
  events(...changes: readonly number[]): Promise<ReviewEvent[]>;
  /** The names of everyone who has decided on a change or commented since `at`. */
  editorsSince(at: string): Promise<string[]>;
}

/** Test questions. */
export interface GoldenRecords {
  /** Throws `InputFailure` if the message it was copied from is erased. So does `linkGolden`. */
  addGolden(question: Omit<GoldenQuestion, 'id'>): Promise<GoldenQuestion>;
  /** Records which message the question was copied from. */
  linkGolden(id: number, message: string): Promise<void>;
  goldenQuestions(): Promise<GoldenQuestion[]>;
  /** Replaces what is asked and expected, resumes it, and takes its earlier words out of test results. */
  editGolden(id: number, golden: EditedGolden): Promise<void>;
  removeGolden(id: number): Promise<void>;
  /** Pauses test questions, or resumes them if `why` is `undefined`. */
  suspendGolden(ids: readonly number[], why: string | undefined): Promise<void>;
  /** Links the question to this passage from now on, or to none if it is `undefined`. */
  repointGolden(id: number, passage: string | undefined): Promise<void>;
}

export interface TrialRecords {
  /** Leaves out the words of questions that have been removed. */
  saveTrial(trial: Trial): Promise<void>;
  trial(release: number): Promise<Trial | undefined>;
  latestTrial(): Promise<Trial | undefined>;
  /** For the live release, tested again. Leaves the trial that it was published on as it is. */
  saveLiveRun(trial: Trial): Promise<void>;
  liveRun(release: number): Promise<Trial | undefined>;
}

export interface PublicationRecords {
  /**
   * Makes the release live, records who did it, and marks the changes as published, all in one step. False if the live
   * release is not `previous`, or a change is no longer accepted at its version; in that case, nothing has been done.
   */
  publish(step: PublishStep): Promise<boolean>;
  /** Newest first. */
  publications(limit?: number): Promise<Publication[]>;
  /** Editions that have ever been live, oldest first. */
  releasedEditions(): Promise<EditionRecord[]>;
}

/** Stores what editors decide on. Each method is a transaction and throws `StoreFailure`. */
export interface EditingStore
  extends SourceRecords, ChangeRecords, GoldenRecords, TrialRecords, PublicationRecords {
  edition(id: number): Promise<{ record: EditionRecord; placed: PlacedPassage[] } | undefined>;
}

/** Stores notes written here and uploaded files. Each method is one transaction and throws `StoreFailure`. */
export interface LibraryStore {
  /** Sorted by slug. */
  notes(): Promise<HeldNote[]>;
  note(slug: string): Promise<HeldNote | undefined>;
  /**
   * Saves the text and proposes its edition. Undefined if someone else saved first, so that the note is no longer at
   * `version` (0 if there is no note); in that case, nothing has been done. If the same editor saves the same edition
   * again and the note is already 1 version ahead, this counts as the same step repeated, and has the same result.
   */
  saveNote(step: SaveNoteStep): Promise<{ note: HeldNote; change?: ChangeRecord } | undefined>;
  /**
   * Proposes removing the note, and raises its version, so that anyone who then saves an older version is told.
   * Undefined if the note is no longer at `version`; in that case, nothing has been done. Repeating the step has the
   * same result.
   */
  takeOutNote(step: TakeOutStep): Promise<ChangeRecord | undefined>;
  /** Newest first, without their bytes. */
  uploads(): Promise<Omit<HeldUpload, 'bytes'>[]>;
  /** Every edition of a document, in number order. */
  editionsOf(slug: string): Promise<HeldEdition[]>;
  saveUpload(upload: HeldUpload, proposal: Proposal | undefined): Promise<ChangeRecord | undefined>;
}

export interface SaveNoteStep extends Omit<HeldNote, 'version'> {
  /** The version the editor was looking at. */
  version: number;
  /** Absent if this text is already live: any undecided change to the note is then out of date. */
  proposal?: Proposal;
  /** The draft from a closed request that became this note. */
  fromDraft?: string;
}

export interface TakeOutStep {
  slug: string;
  /** The version the editor was looking at. */
  version: number;
  proposal: Proposal;
  at: string;
  editor: string;
}

export interface PublishStep extends Omit<Publication, 'id'> {
  changes: readonly Pick<ChangeRecord, 'id' | 'version'>[];
}

/** Gives the embeddings of the passages with these ordinals, in the same order. */
export type VectorsOf = (ordinals: readonly number[]) => Promise<readonly Embedding[]>;

/** Passage vectors in a database that can find the nearest ones itself. */
export interface VectorStore {
  /** Adds vectors that the release needs and the database does not have. Only asks `vectorsOf` for those. */
  write(content: ReleaseContent, vectorsOf: VectorsOf, onProgress?: (share: number) => void): Promise<void>;
  /** `exact`: always compares all passages. Throws `IndexFailure` if any vectors are missing. */
  open(content: ReleaseContent, options?: { exact?: boolean }): Promise<VectorIndex>;
  /** Removes the vectors that neither this release nor a later one has. */
  removeBefore(release: number): Promise<void>;
}

/** The files of a release's index. They are a cache, rebuilt from the store if damaged or missing. */
export interface IndexFiles {
  build(content: ReleaseContent, vectorsOf: VectorsOf, onProgress?: (share: number) => void): Promise<void>;
  /** Throws `IndexFailure` if the files are missing, damaged or made with another model. */
  open(content: ReleaseContent): Promise<SearchIndex>;
  /**
   * Like `build`, but reuses the files of another release: copies what both have in common, and only asks
   * `vectorsOf` for new ordinals. Throws `IndexFailure` if the other release's files cannot be used.
   */
  derive(from: ReleaseContent, content: ReleaseContent, vectorsOf: VectorsOf): Promise<void>;
  /** For past releases: compares every passage, without files or a graph. */
  scan(content: ReleaseContent, vectorsOf: VectorsOf): Promise<SearchIndex>;
  /** Removes the files of every release with a lower number. */
  removeBefore(release: number): Promise<void>;
}
