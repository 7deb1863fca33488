// Defines the interfaces that ingest needs: files, parsers, a store for editions and releases, and an index.
import type { Embedding, VectorIndex } from '../../knowledge/model/ports.js';
import type { SearchIndex } from '../../knowledge/index/search-index.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { Calibration } from '../../knowledge/model/calibration.js';
import type { EmbeddingModel, Release, ReleaseContent } from '../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { AnswerSettings } from './answer-settings.js';
import type { DocumentDetails, FileKind, ParsedDocument } from './document.js';
import type { ChangeRecord, ChangeState, Publication, ReviewEvent, SourceRecord } from './editing.js';
import type { FetchedCopy } from './fetching.js';
import type { GoldenRecords, TrialRecords } from './golden-records.js';
import type { HeldNote } from './practice-note.js';
import type { RewordedPassages } from './reworded-passages.js';
import type { HeldUpload } from './upload.js';

/** A parsed file, with any details from its front matter or elsewhere in the file. */
export interface ParsedFile {
  document: ParsedDocument;
  details: Partial<DocumentDetails>;
}

/**
 * Parses a file. Throws an `InputFailure` that says what is wrong and what to do. It does so if the file is
 * encrypted, truncated or empty, has no text layer or has invalid UTF-8. It also does so if the file does not
 * match its extension or expands past the limit.
 */
export type ParseFile = (kind: FileKind, bytes: Uint8Array) => Promise<ParsedFile>;

export interface FileToChunk {
  kind: FileKind;
  bytes: Uint8Array;
  /** Details of the file from elsewhere. These take precedence over details in the file itself. */
  details: DocumentDetails;
}

export interface ChunkedDocument {
  document: GuidanceDocument;
  passages: Passage[];
}

/** Splits a file into passages. Throws `InputFailure` if it is unusable or takes too much time or memory. */
export type ChunkFile = (file: FileToChunk) => Promise<ChunkedDocument>;

export interface SourceFile {
  /** The file's path relative to its folder. */
  name: string;
  bytes: number;
  read(): Promise<Uint8Array>;
}

/** Lists a folder's files in a fixed order, with its corpus.json, if any. May throw `InputFailure`. */
export type ReadFolder = (folder: string) => Promise<{ files: SourceFile[]; catalogue?: string }>;

export interface EditionRecord {
  id: number;
  document: GuidanceDocument;
  /** Identifies the edition. Changes if the file's bytes, its details or the parser's version change. */
  digest: string;
  origin: string;
}

export interface HeldEdition {
  edition: EditionRecord;
  /** The time, in ISO 8601 and UTC. */
  takenInAt: string;
  releases: number[];
}

export interface PlacedPassage {
  passage: Passage;
  /** The digest of the heading path and text. Texts with the same digest have the same vector. */
  contextDigest: string;
}

export interface ContextToEmbed {
  contextDigest: string;
  passage: Passage;
  title: string;
}

/** Stores editions, vectors and releases. Each method is one transaction and can throw `StoreFailure`. */
export interface GuidanceStore {
  editionWith(slug: string, digest: string): Promise<EditionRecord | undefined>;
  saveEdition(edition: Omit<EditionRecord, 'id'>, passages: readonly PlacedPassage[]): Promise<EditionRecord>;
  /** Returns texts in these editions that this model has not embedded yet, each listed once. */
  contextsToEmbed(editions: readonly number[], model: EmbeddingModel): Promise<ContextToEmbed[]>;
  saveEmbeddings(
    model: EmbeddingModel,
    rows: readonly { contextDigest: string; embedding: Embedding }[],
  ): Promise<void>;
  /** Vectors by ordinal: all, or those in `ordinals`. Throws `IndexFailure` if one is missing. */
  vectorsOf(content: ReleaseContent, ordinals?: readonly number[]): Promise<Embedding[]>;
  editionsOf(release: number): Promise<EditionRecord[]>;
  /** A document in a release, with its passages in reading order. Undefined if it is not there. */
  documentOf(
    release: number,
    slug: string,
  ): Promise<{ document: GuidanceDocument; passages: Passage[] } | undefined>;
  draftRelease(editions: readonly number[], model: EmbeddingModel): Promise<Release>;
  /** Finds or creates a release of exactly these editions with the state `past`. It is never published. */
  releaseAsOf(editions: readonly number[], model: EmbeddingModel): Promise<Release>;
  contentOf(release: number): Promise<ReleaseContent>;
  release(number: number): Promise<Release | undefined>;
  liveRelease(): Promise<Release | undefined>;
  saveCalibration(release: number, calibration: Calibration): Promise<void>;
  /** Stores settings unless they are already stored. */
  keepSettings(digest: string, settings: AnswerSettings): Promise<void>;
  settings(digest: string): Promise<AnswerSettings | undefined>;
  /** Makes a release live in one step. False, and nothing is done, if `previous` is no longer live. */
  publish(release: number, previous: number | undefined): Promise<boolean>;
}

export interface Proposal extends Pick<
  ChangeRecord,
  'source' | 'document' | 'edition' | 'base' | 'weight' | 'note'
> {
  /** True to ask for another decision, for a new reason, although the same change was rejected before. */
  askAgain?: boolean;
}

export type Reviewed = Partial<
  Pick<ChangeRecord, 'state' | 'weight' | 'details' | 'decisions' | 'acceptedBy' | 'acceptedById'>
>;

export interface SourceRecords {
  sources(): Promise<SourceRecord[]>;
  source(slug: string): Promise<SourceRecord | undefined>;
  copy(source: string, url: string): Promise<FetchedCopy | undefined>;
  recordRefresh(record: SourceRecord, copies: readonly FetchedCopy[]): Promise<void>;
}

export interface ChangeRecords {
  /**
   * Proposes an edition. Proposing the same edition again returns the existing change. A rejected change is
   * only reopened by an editor or with `askAgain`. Proposing a different edition replaces the document's
   * undecided change.
   */
  propose(proposal: Proposal, now: string, editor?: string): Promise<ChangeRecord>;
  /** Closes the unpublished changes that a source proposed for a document that it no longer has. */
  takeBack(taken: { source: string; document: string; comment: string }, now: string): Promise<void>;
  change(id: number): Promise<ChangeRecord | undefined>;
  /** Returns changes, oldest first. */
  changes(states?: readonly ChangeState[]): Promise<ChangeRecord[]>;
  /** Returns changes to a document, oldest first. */
  changesTo(document: string): Promise<ChangeRecord[]>;
  /** Undefined, and nothing is done, if the change is no longer at `version`: someone decided first. */
  review(
    id: number,
    version: number,
    change: Reviewed,
    event: ReviewEvent,
  ): Promise<ChangeRecord | undefined>;
  /** Returns the history of these changes. The events of each change are in order. */
  events(...changes: readonly number[]): Promise<ReviewEvent[]>;
  /** Returns the names of everyone who has decided on a change or commented since `at`. */
  editorsSince(at: string): Promise<string[]>;
}

export interface PublicationRecords {
  /**
   * Makes the release live, records who did so, and marks the changes as published, in one step. Returns
   * false and does nothing if the live release is no longer `previous`, or if a change is no longer accepted
   * at its version.
   */
  publish(step: PublishStep): Promise<boolean>;
  /** Returns publications, newest first. */
  publications(limit?: number): Promise<Publication[]>;
  /** Returns editions that have ever been live, oldest first. */
  releasedEditions(): Promise<EditionRecord[]>;
  /** Returns the editions of this release and of the releases that it was made from, oldest first. */
  editionsBehind(release: number): Promise<EditionRecord[]>;
  /** Returns each time that an edition was left out of the next of those releases, in order. */
  editionEnds(release: number): Promise<EditionEnd[]>;
}

export interface EditionEnd {
  edition: number;
  /** The time, in ISO 8601 and UTC. */
  at: string;
}

/** Stores the data that editors work with. Each method is one transaction and can throw `StoreFailure`. */
export interface EditingStore
  extends SourceRecords, ChangeRecords, GoldenRecords, TrialRecords, PublicationRecords, RewordedPassages {
  edition(id: number): Promise<{ record: EditionRecord; placed: PlacedPassage[] } | undefined>;
}

/** Stores practice notes and uploaded files. Each method is one transaction and can throw `StoreFailure`. */
export interface LibraryStore {
  /** Returns notes, sorted by slug. */
  notes(): Promise<HeldNote[]>;
  note(slug: string): Promise<HeldNote | undefined>;
  /**
   * Saves the text and proposes its edition. Returns undefined and does nothing if the note is no longer at
   * `version` (0 if there is no note), because someone else saved first. If the same editor repeats the same
   * save, and the note is only 1 version ahead, the result is the same as the first time.
   */
  saveNote(step: SaveNoteStep): Promise<{ note: HeldNote; change?: ChangeRecord } | undefined>;
  /**
   * Proposes removing the note. Raises its version, so that no one can then save an older version. Returns
   * undefined and does nothing if the note is no longer at `version`. A repeated call has the same result.
   */
  takeOutNote(step: TakeOutStep): Promise<ChangeRecord | undefined>;
  /** Returns uploads, newest first, without the contents of the files. */
  uploads(): Promise<Omit<HeldUpload, 'bytes'>[]>;
  /** Returns every edition of a document, in order of edition number. */
  editionsOf(slug: string): Promise<HeldEdition[]>;
  saveUpload(upload: HeldUpload, proposal: Proposal | undefined): Promise<ChangeRecord | undefined>;
}

export interface SaveNoteStep extends Omit<HeldNote, 'version'> {
  /** The version that the editor was viewing. */
  version: number;
  /** Absent if this text is already live. In that case, any undecided change to the note is out of date. */
  proposal?: Proposal;
  /** The ID of the draft from a closed request that this note was made from. */
  fromDraft?: string;
}

export interface TakeOutStep {
  slug: string;
  /** The version that the editor was viewing. */
  version: number;
  proposal: Proposal;
  at: string;
  editor: string;
}

export interface PublishStep extends Omit<Publication, 'id'> {
  changes: readonly Pick<ChangeRecord, 'id' | 'version'>[];
}

/** Returns the embeddings of the passages with these ordinals, in the same order. */
export type VectorsOf = (ordinals: readonly number[]) => Promise<readonly Embedding[]>;

/** Passage vectors in a database that can find the nearest vectors itself. */
export interface VectorStore {
  /** Adds the vectors that the release needs and the database lacks. Asks `vectorsOf` only for those. */
  write(content: ReleaseContent, vectorsOf: VectorsOf, onProgress?: (share: number) => void): Promise<void>;
  /** `exact` compares every passage, without the database's search. May throw `IndexFailure`. */
  open(content: ReleaseContent, options?: { exact?: boolean }): Promise<VectorIndex>;
  /** Removes vectors that are not used by this release or a later one. */
  removeBefore(release: number): Promise<void>;
}

/** The index files of releases, which are only a cache: they can be rebuilt from the store. */
export interface IndexFiles {
  build(content: ReleaseContent, vectorsOf: VectorsOf, onProgress?: (share: number) => void): Promise<void>;
  /** Throws `IndexFailure` if the files are missing, damaged or made with another model. */
  open(content: ReleaseContent): Promise<SearchIndex>;
  /**
   * Like `build`, but copies what both releases have in common from the files of `from`, and asks `vectorsOf`
   * only for new ordinals. Throws `IndexFailure` if those files cannot be used.
   */
  derive(from: ReleaseContent, content: ReleaseContent, vectorsOf: VectorsOf): Promise<void>;
  /** Searches a past release by comparing every passage, without index files or a graph. */
  scan(content: ReleaseContent, vectorsOf: VectorsOf): Promise<SearchIndex>;
  removeBefore(release: number): Promise<void>;
}
