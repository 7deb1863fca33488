// Drafts the release that would be published with the accepted changes, including its vectors and index.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import type { Release } from '../../knowledge/model/release.js';
import { recordRewordings } from '../comparing/record-rewordings.js';
import { composeEdition } from '../editions/compose-edition.js';
import type { ChangeRecord } from '../model/editing.js';
import { embedEditions } from './embed-passages.js';
import type { EditingStore, LibraryStore } from '../model/ports.js';
import { unfoundedCitations } from './unfounded-citations.js';
import { notesWithoutGround } from './suspend-notes.js';
import { writeIndex, type IndexPorts } from './write-index.js';
import { releaseWording } from '../wording/release-wording.js';

export interface PreparePorts extends IndexPorts {
  editing: Pick<
    EditingStore,
    'changes' | 'changesTo' | 'edition' | 'latestTrial' | 'recordRewordings' | 'otherForms'
  >;
  embedder: Embedder;
  /** Absent if practice notes are not used. */
  library?: Pick<LibraryStore, 'notes'>;
}

export interface PreparedRelease {
  release: number;
  live?: number;
  changes: ChangeRecord[];
  embedded: number;
}

/** Returns undefined if no change has been accepted. Only embeds text that is new to the store. */
export async function prepareRelease(ports: PreparePorts): Promise<PreparedRelease | undefined> {
  const { store, editing, embedder } = ports;
  const changes = await editing.changes(['accepted']);
  if (!changes.length) return undefined;
  const live = await store.liveRelease();
  const editions = await editionsWith(ports, changes, live?.number);
  const known = await preparedBefore(ports, editions);
  if (known !== undefined) return { release: known, live: live?.number, changes, embedded: 0 };
  const embedded = await embedEditions(ports, await notYetEmbedded(ports, editions, live));
  const draft = await store.draftRelease(editions, embedder.model);
  await writeIndex(ports, await store.contentOf(draft.number));
  return { release: draft.number, live: live?.number, changes, embedded };
}

/**
 * Applies the accepted changes to the live editions. Leaves out live notes that cite passages which these
 * change, and throws `InputFailure` if an accepted note cites one, or text that would not be in the guidance.
 */
async function editionsWith(
  ports: PreparePorts,
  changes: readonly ChangeRecord[],
  live: number | undefined,
): Promise<number[]> {
  const { store, editing, library } = ports;
  const before = live === undefined ? [] : await store.editionsOf(live);
  const editions = new Map(before.map((edition) => [edition.document.slug, edition]));
  for (const change of changes) {
    if (editions.get(change.document)?.id !== change.base)
      throw new InputFailure(...releaseWording.changeOvertaken(change.id, change.document, change.source));
    const edition = await composeEdition({ store, editing }, change);
    if (edition) editions.set(change.document, edition);
    else editions.delete(change.document);
  }
  const after = [...editions.values()];
  await recordRewordings(editing, before, after);
  const notes = await notesWithoutGround({ editing, library }, before, after);
  for (const { document } of notes.accepted) {
    const { id } = changes.find((change) => change.document === document.slug)!;
    throw new InputFailure(...releaseWording.noteOvertaken(document.title, id));
  }
  const [unfounded] = await unfoundedCitations(ports, changes, before);
  if (unfounded) throw new InputFailure(...releaseWording.citation[unfounded.why](unfounded));
  for (const slug of notes.live) editions.delete(slug);
  return [...editions.values()].map(({ id }) => id).sort((a, b) => a - b);
}

/** Finds the draft tested last, if it has exactly these editions, so that it is not built again. */
async function preparedBefore(
  { store, editing, embedder }: PreparePorts,
  editions: readonly number[],
): Promise<number | undefined> {
  const trial = await editing.latestTrial();
  const release = trial && (await store.release(trial.release));
  if (release?.state !== 'building' || release.model.weightsHash !== embedder.model.weightsHash)
    return undefined;
  const held = (await store.editionsOf(release.number)).map(({ id }) => id);
  return JSON.stringify(held) === JSON.stringify(editions) ? release.number : undefined;
}

/** Live editions already have vectors, unless the embedding model has changed. */
async function notYetEmbedded(
  { store, embedder }: PreparePorts,
  editions: readonly number[],
  live: Release | undefined,
): Promise<readonly number[]> {
  if (!live || live.model.weightsHash !== embedder.model.weightsHash) return editions;
  const held = new Set((await store.editionsOf(live.number)).map(({ id }) => id));
  return editions.filter((id) => !held.has(id));
}
