// Checks a followed source, makes draft editions of its documents, and proposes those that differ from live
// editions.
import { describeFailure, Failure, InputFailure, StoreFailure } from '../../knowledge/model/errors.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import { draftDocument, liveEditions, originOf, type LiveEditions } from '../editions/draft-document.js';
import { UNDECIDED, type ChangeRecord, type SourceRecord } from '../model/editing.js';
import {
  isTakenAway,
  type FetchProblem,
  type FetchSource,
  type FetchedDocument,
  type FetchedSource,
  type SourceState,
} from '../model/fetching.js';
import type { ChunkFile, EditingStore, EditionRecord, GuidanceStore, SourceRecords } from '../model/ports.js';
import type { FollowedSource } from '../model/source-registry.js';
import { applyCorrections } from './apply-corrections.js';
import { keepSlugs } from './keep-slugs.js';
import { proposalsWording } from '../wording/proposals-wording.js';

const said = proposalsWording.sources;

export interface RefreshPorts {
  store: GuidanceStore;
  editing: SourceRecords & Pick<EditingStore, 'edition' | 'propose' | 'changes' | 'takeBack'>;
  embedder: Pick<Embedder, 'model'>;
  chunkFile: ChunkFile;
  fetchSource: FetchSource;
  /** Gets the details of an unexpected error, for the log. The check's record has one sentence. */
  onFault?: (fault: unknown) => void;
  clock: () => Date;
}

export interface RefreshResult {
  source: string;
  state: SourceState;
  reason?: string;
  movedTo?: string;
  requests: number;
  unchanged: number;
  documents: number;
  changes: ChangeRecord[];
  problems: FetchProblem[];
}

/**
 * If the process is killed, the next check gives the same result: editions and proposals are not made twice,
 * and fetched copies are saved last. Never changes live guidance. Most problems are recorded as the state of
 * the source, so that other sources are still checked. Throws `StoreFailure` if the store fails, because
 * nothing can be recorded.
 */
export async function refreshSource(ports: RefreshPorts, source: FollowedSource): Promise<RefreshResult> {
  const { editing, clock } = ports;
  const now = clock().toISOString();
  const known = await editing.source(source.slug);
  const found = await fetchedOf(ports, source);
  const live = await liveEditions(ports.store);
  const progress: Progress = {
    live,
    published: await editing.changes(['published']),
    problems: [...found.problems],
    present: new Set(),
    now,
  };
  const { problems } = progress;
  const changes: ChangeRecord[] = [];
  const theirs = theirDocuments(live, source, found.state);
  for (const document of keepSlugs(found, theirs)) {
    const change = await proposeDocument(ports, source, document, progress);
    if (change) changes.push(change);
  }
  const { fault } = progress;
  const state = fault === undefined ? stateOf(found, known, live, source) : 'failed';
  const reason = fault ?? found.reason;
  changes.push(...(await proposeRemovals(ports, source, state, progress)));
  const pending = changes.filter((change) => change.state === 'open' && change.foundAt === now);
  const isIncomplete = problems.some(({ isLasting }) => !isLasting);
  const isUseless = USELESS.has(state) || isIncomplete || (!found.documents.length && theirs.length > 0);
  await editing.recordRefresh(
    {
      slug: source.slug,
      state,
      reason: reason ?? leftOut(problems),
      movedTo: found.movedTo,
      checkedAt: now,
      changedAt: pending.length > 0 ? now : known?.changedAt,
      failures: isUseless && !isTakenAway(state) ? (known?.failures ?? 0) + 1 : 0,
    },
    found.copies,
  );
  return {
    source: source.slug,
    state,
    reason,
    movedTo: found.movedTo,
    requests: found.requests,
    unchanged: found.unchanged,
    documents: found.documents.length,
    changes: changes.filter((change) => change.state === 'open'),
    problems,
  };
}

const USELESS: ReadonlySet<SourceState> = new Set(['failed', 'refused', 'missing']);

async function fetchedOf(ports: RefreshPorts, source: FollowedSource): Promise<FetchedSource> {
  try {
    return await ports.fetchSource(source, (url) => ports.editing.copy(source.slug, url));
  } catch (error) {
    const reason = faultOf(ports, source.title, error);
    return { state: 'failed', reason, documents: [], problems: [], copies: [], requests: 0, unchanged: 0 };
  }
}

/** One sentence for the editor. An unexpected error's own message may quote text from the source. */
function faultOf({ onFault }: RefreshPorts, title: string, error: unknown): string {
  if (error instanceof StoreFailure) throw error;
  onFault?.(error);
  if (error instanceof Failure) return describeFailure(error);
  return said.unreadable(title);
}

function leftOut([first, ...more]: readonly FetchProblem[]): string | undefined {
  if (!first) return undefined;
  return said.leftOut(first.place, first.problem, more.length);
}

/** A source that we found before but that is now missing was unpublished. Otherwise, its address may be mistyped. */
function stateOf(
  { state }: FetchedSource,
  known: SourceRecord | undefined,
  live: LiveEditions,
  { slug }: FollowedSource,
): SourceState {
  const wasThere = known?.changedAt !== undefined || known?.state === 'unpublished' || live.has(slug);
  return state === 'missing' && wasThere ? 'unpublished' : state;
}

interface Progress {
  live: LiveEditions;
  published: readonly ChangeRecord[];
  problems: FetchProblem[];
  present: Set<string>;
  /** The first unexpected error, as a sentence. It is recorded as the reason why the whole check failed. */
  fault?: string;
  now: string;
}

async function proposeDocument(
  ports: RefreshPorts,
  source: FollowedSource,
  document: FetchedDocument,
  progress: Progress,
): Promise<ChangeRecord | undefined> {
  const { slug, url, title = slug } = document.details;
  // The slug of a file in a folder is made from its name, and may be the only way to find the file.
  const place = url ?? title;
  if (progress.present.has(slug)) {
    progress.problems.push({ slug, place, problem: said.sameName });
    return undefined;
  }
  progress.present.add(slug);
  try {
    const described = { ...(source.language && { language: source.language }), ...document.details };
    const details = await applyCorrections(ports.editing, progress.published, described);
    const base = progress.live.get(slug);
    const { proposal } = await draftDocument(ports, source.slug, { ...document, details }, base);
    if (proposal) return await ports.editing.propose(proposal, progress.now);
    const comment = said.sameAgain;
    await ports.editing.takeBack({ source: source.slug, document: slug, comment }, progress.now);
    return undefined;
  } catch (error) {
    const isExpected = error instanceof InputFailure;
    const problem = isExpected ? describeFailure(error) : faultOf(ports, title, error);
    if (!isExpected && progress.fault === undefined) progress.fault = problem;
    else progress.problems.push({ slug, place, problem });
    return undefined;
  }
}

function theirDocuments(live: LiveEditions, { slug }: FollowedSource, state: SourceState): EditionRecord[] {
  return [...live.values()].filter(
    ({ origin, document }) => origin === originOf(slug) || (isTakenAway(state) && document.slug === slug),
  );
}

/** Proposes to remove live documents: those that the source no longer has, or all if it was removed. */
async function proposeRemovals(
  { editing }: RefreshPorts,
  source: FollowedSource,
  state: SourceState,
  { live, present, problems, now }: Progress,
): Promise<ChangeRecord[]> {
  const isGone = isTakenAway(state);
  const isWhole = state === 'available' || state === 'withdrawn';
  if (!isGone && !isWhole) return [];
  // Documents whose parent page could not be read may still exist.
  const theirs = theirDocuments(live, source, state);
  const unread = problems.flatMap(({ slug, url }) => [
    slug,
    ...theirs
      .filter(({ document }) => url !== undefined && document.url === url)
      .map(({ document }) => document.slug),
  ]);
  const isUnread = (document: string) =>
    unread.some((slug) => document === slug || document.startsWith(`${slug}.`));
  const isLost = (document: string) => isGone || !(present.has(document) || isUnread(document));
  const changes: ChangeRecord[] = [];
  for (const { id, document } of theirs) {
    if (!isLost(document.slug)) continue;
    const proposal = { source: source.slug, document: document.slug, base: id, weight: 'substance' as const };
    changes.push(await editing.propose(proposal, now));
  }
  // Withdraws proposals for new documents that disappeared from the source before anyone published them.
  for (const { source: from, document, edition } of await editing.changes(UNDECIDED))
    if (from === source.slug && edition !== undefined && isLost(document) && !live.has(document))
      await editing.takeBack({ source: from, document, comment: said.documentGone }, now);
  return changes;
}
