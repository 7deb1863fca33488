// Imports folders of guidance: reads the files, embeds new text, then publishes the result if asked to.
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Embedder } from '../knowledge/model/ports.js';
import type { Release } from '../knowledge/model/release.js';
import { recordRewordings } from './comparing/record-rewordings.js';
import { createEmbeddingQueue } from './releases/embed-passages.js';
import type { GoldenRecords } from './model/golden-records.js';
import type {
  ChunkFile,
  EditingStore,
  EditionRecord,
  GuidanceStore,
  IndexFiles,
  ReadFolder,
} from './model/ports.js';
import { removeOldIndexFiles } from './releases/remove-old-index-files.js';
import { publishImported } from './releases/publish-imported.js';
import { liveEditions, originOf } from './editions/draft-document.js';
import type { CollectorsRemark } from './editions/collectors-remarks.js';
import { countFiles, readFiles } from './editions/read-files.js';
import { shortReplacementsIn } from './review/short-replacement.js';
import { suspendGolden } from './review/suspend-golden.js';
import {
  notesWithoutGround,
  proposeSuspendedNotes,
  type SuspendNotesPorts,
} from './releases/suspend-notes.js';
import { importWording } from './wording/import-wording.js';

export interface IngestPorts {
  store: GuidanceStore;
  indexFiles: IndexFiles;
  embedder: Embedder;
  readFolder: ReadFolder;
  chunkFile: ChunkFile;
  /** Finds notes and test questions that depend on changed text. Absent if there are no editors. */
  dependents?: Pick<SuspendNotesPorts, 'editing' | 'library' | 'clock'> & {
    editing: GoldenRecords & Pick<EditingStore, 'recordRewordings'>;
  };
}

/** The progress of an import. `stage` goes through these values in order. */
export interface IngestProgress {
  stage: 'reading' | 'embedding' | 'indexing';
  files: number;
  filesRead: number;
  /** How many passages found so far needed a vector. `embedded` is how many of these now have one. */
  toEmbed: number;
  embedded: number;
  /** The share of passages that have been indexed, from 0 to 1. */
  indexed: number;
}

export interface IngestOptions {
  publish: boolean;
  onProgress?: (progress: IngestProgress) => void;
  /** Called for each file that was left out, with the reason and what to do. */
  onProblem?: (file: string, problem: string) => void;
  /** Called for each file that could only be partly read or should be checked, with sentences that say so. */
  onUnread?: (file: string, unread: string) => void;
  onRemark?: (folder: string, remark: CollectorsRemark) => void;
}

export interface IngestResult {
  files: number;
  parsed: number;
  problems: number;
  embedded: number;
  /** The live release after the import. Absent if no release has ever been published. */
  live?: Release;
  /** False if the release that was already live had exactly these editions. */
  published: boolean;
  /** Folders whose live documents did not change, because their corpus.json has a mistake. */
  keptFolders: string[];
  suspended: number;
  /** Slugs of practice notes that are left out until someone checks them. */
  suspendedNotes: string[];
}

export async function ingestFolders(
  ports: IngestPorts,
  folders: readonly string[],
  options: IngestOptions,
): Promise<IngestResult> {
  const progress: IngestProgress = {
    stage: 'reading',
    files: await countFiles(ports.readFolder, folders),
    filesRead: 0,
    toEmbed: 0,
    embedded: 0,
    indexed: 0,
  };
  const report = (change: Partial<IngestProgress>) => {
    Object.assign(progress, change);
    options.onProgress?.(progress);
  };
  const read = await readAndEmbed(ports, folders, progress, report, options);
  await reportFollowed(ports, read, options.onProblem);
  await reportShort(ports, read, options.onUnread);
  const result = {
    files: progress.files,
    parsed: read.parsed,
    problems: read.problems,
    embedded: progress.embedded,
    keptFolders: [...read.kept],
    suspended: 0,
    suspendedNotes: [],
  };
  if (!options.publish) return { ...result, live: await ports.store.liveRelease(), published: false };
  // An earlier run may have been killed after publishing. Then notes and test questions may still depend on
  // text from the previous release.
  const left = await suspend(ports);
  for (;;) {
    const live = await ports.store.liveRelease();
    const editions = await editionsToPublish(ports, folders, read, live);
    if (!editions.length || (await isLive(ports, live, editions)))
      return { ...result, live, published: false, ...left };
    report({ stage: 'indexing' });
    const chosen = { editions, previous: live?.number };
    const onIndexed = (indexed: number) => report({ indexed });
    const release = await publishImported(ports, chosen, ports.embedder.model, onIndexed);
    // An editor has published or rolled back during the import, so choose the editions again from the new
    // live release.
    if (!release) continue;
    const suspended = await suspend(ports);
    if (ports.dependents) await removeOldIndexFiles({ ...ports, editing: ports.dependents.editing });
    return { ...result, live: release, published: true, ...suspended };
  }
}

/** Safe to repeat. If the process is killed before this, the next import or publication runs it. */
async function suspend({
  store,
  dependents,
}: IngestPorts): Promise<Pick<IngestResult, 'suspended' | 'suspendedNotes'>> {
  if (!dependents) return { suspended: 0, suspendedNotes: [] };
  const ports = { store, ...dependents };
  return { suspended: await suspendGolden(ports), suspendedNotes: await proposeSuspendedNotes(ports) };
}

interface ReadOutcome {
  editions: EditionRecord[];
  /** The IDs of the editions that were new or had changed. */
  fresh: Set<number>;
  /** Documents with a file that exists but could not be used this time. */
  failed: Set<string>;
  kept: Set<string>;
  parsed: number;
  problems: number;
}

async function readAndEmbed(
  ports: IngestPorts,
  folders: readonly string[],
  progress: IngestProgress,
  report: (change: Partial<IngestProgress>) => void,
  options: IngestOptions,
): Promise<ReadOutcome> {
  const queue = createEmbeddingQueue(ports, (count) => report({ embedded: progress.embedded + count }));
  const read: ReadOutcome = {
    editions: [],
    fresh: new Set(),
    failed: new Set(),
    kept: new Set(),
    parsed: 0,
    problems: 0,
  };
  for await (const outcome of readFiles(ports, folders)) {
    if (outcome.problem !== undefined) {
      read.problems += 1;
      if (outcome.slug !== undefined) read.failed.add(outcome.slug);
      if (outcome.keeps !== undefined) read.kept.add(outcome.keeps);
      options.onProblem?.(outcome.file, outcome.problem);
    }
    if (outcome.remark) options.onRemark?.(dirname(outcome.file), outcome.remark);
    if (outcome.edition) {
      read.editions.push(outcome.edition);
      if (outcome.parsed) noteParsed(outcome.file, outcome.edition, read, options.onUnread);
      report({ toEmbed: progress.toEmbed + (await queue.add([outcome.edition.id])) });
    }
    if (!outcome.file.endsWith('/corpus.json')) report({ filesRead: progress.filesRead + 1 });
  }
  report({ stage: 'embedding' });
  await queue.finish();
  return read;
}

function noteParsed(
  file: string,
  { id, document: { unread, toCheck } }: EditionRecord,
  read: ReadOutcome,
  onUnread: IngestOptions['onUnread'],
): void {
  read.parsed += 1;
  read.fresh.add(id);
  for (const sentences of [unread, toCheck]) if (sentences !== undefined) onUnread?.(file, sentences);
}

/** True for a document that editors review. No import may replace it with a file that no one reviewed. */
function isFollowed({ origin }: EditionRecord): boolean {
  return origin.startsWith(originOf(''));
}

/** Reports documents that an import does not replace: they come from a source, a note or an upload. */
async function reportFollowed(
  { store }: IngestPorts,
  read: ReadOutcome,
  onProblem: IngestOptions['onProblem'],
): Promise<void> {
  const held = await liveEditions(store);
  for (const { document, origin } of [...held.values()].filter(isFollowed))
    if (read.editions.some((edition) => edition.document.slug === document.slug)) {
      read.problems += 1;
      onProblem?.(document.slug, importWording.reviewedByEditors(origin));
    }
}

/** Reports documents with far less text than what they replace. They may only say that guidance has moved. */
async function reportShort(
  { store, dependents }: IngestPorts,
  { editions, fresh }: ReadOutcome,
  onUnread: IngestOptions['onUnread'],
): Promise<void> {
  if (!dependents || !onUnread) return;
  const before = [...(await liveEditions(store)).values()];
  const slugs = new Set(editions.map(({ document }) => document.slug));
  const after = [...before.filter(({ document }) => !slugs.has(document.slug)), ...editions];
  for (const short of await shortReplacementsIn(dependents.editing, { before, after, read: fresh }))
    onUnread(short.slug, importWording.farLessText(short));
}

/**
 * Replaces live documents from these folders with the folders' current files, and keeps live documents from
 * elsewhere. If a file cannot be used today, its last edition stays live. Real guidance replaces the sample
 * notes, because they must never be shown together. Leaves out practice notes that cite removed text.
 */
async function editionsToPublish(
  { store, dependents }: IngestPorts,
  folders: readonly string[],
  { editions: read, failed, kept: keptFolders }: ReadOutcome,
  live: Release | undefined,
): Promise<number[]> {
  const held = live ? await store.editionsOf(live.number) : [];
  const followed = new Set(held.filter(isFollowed).map(({ document }) => document.slug));
  const editions = read.filter(({ document }) => !followed.has(document.slug));
  const replaced = new Set(editions.map((edition) => edition.document.slug));
  const hasGuidance = editions.some(({ document }) => !document.sample);
  const kept = held.filter(
    ({ document, origin }) =>
      !replaced.has(document.slug) &&
      !(hasGuidance && document.sample) &&
      (!folders.includes(origin) || keptFolders.has(origin) || failed.has(document.slug)),
  );
  const after = [...kept, ...editions];
  if (dependents) await recordRewordings(dependents.editing, held, after);
  const lost = dependents ? (await notesWithoutGround(dependents, held, after)).live : [];
  return after
    .filter(({ document }) => !lost.includes(document.slug))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

async function isLive(
  ports: IngestPorts,
  live: Release | undefined,
  editions: readonly number[],
): Promise<boolean> {
  if (!live || live.model.weightsHash !== ports.embedder.model.weightsHash) return false;
  const now = (await ports.store.editionsOf(live.number)).map(({ id }) => id);
  return isDeepStrictEqual(
    now.sort((a, b) => a - b),
    editions,
  );
}
