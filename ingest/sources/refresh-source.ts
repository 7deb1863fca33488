// Checks a followed source, makes draft editions of its documents, and proposes what differs from live ones.
import { describeFailure, Failure, InputFailure, StoreFailure } from '../../knowledge/model/errors.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import { draftDocument, liveEditions, originOf } from '../editions/draft-document.js';
import type { LiveEditions } from '../editions/draft-document.js';
import type { ChangeRecord, SourceRecord } from '../model/editing.js';
import type {
  FetchProblem,
  FetchSource,
  FetchedDocument,
  FetchedSource,
  SourceState,
} from '../model/fetching.js';
import { isTakenAway } from '../model/fetching.js';
import type { ChunkFile, EditingStore, GuidanceStore, SourceRecords } from '../model/ports.js';
import type { FollowedSource } from '../model/source-registry.js';

export interface RefreshPorts {
  store: GuidanceStore;
  editing: SourceRecords & Pick<EditingStore, 'edition' | 'propose'>;
  embedder: Pick<Embedder, 'model'>;
  chunkFile: ChunkFile;
  fetchSource: FetchSource;
  /** An unexpected error is recorded as one sentence; this passes on the whole error, for the log. */
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
  /** How many documents the source has now. */
  documents: number;
  /** Changes to review because of this refresh. */
  changes: ChangeRecord[];
  problems: FetchProblem[];
}

/**
 * If the process is killed at any moment, the next refresh gives the same result: editions and proposals are only made
 * once, and fetched copies are saved last. This does not change what is live. Most problems become a state of the
 * source, so that other sources carry on; throws `StoreFailure`, because then nothing can be recorded.
 */
export async function refreshSource(ports: RefreshPorts, source: FollowedSource): Promise<RefreshResult> {
  const { editing, clock } = ports;
  const now = clock().toISOString();
  const known = await editing.source(source.slug);
  const found = await fetchedOf(ports, source);
  const live = await liveEditions(ports.store);
  const looking: Looking = { live, problems: [...found.problems], now };
  const { problems } = looking;
  const changes: ChangeRecord[] = [];
  const present = new Set(problems.flatMap(({ slug }) => slug ?? []));
  for (const document of found.documents) {
    present.add(document.details.slug);
    const change = await proposeDocument(ports, source, document, looking);
    if (change) changes.push(change);
  }
  const { fault } = looking;
  const state = fault === undefined ? stateOf(found, known, live, source) : 'failed';
  const reason = fault ?? found.reason;
  changes.push(...(await proposeRemovals(ports, source, { live, present, state, now })));
  const pending = changes.filter((change) => change.state === 'open' && change.foundAt === now);
  await editing.recordRefresh(
    recordOf({
      source,
      found: { ...found, reason: reason ?? leftOut(problems) },
      state,
      known,
      now,
      hasChanged: pending.length > 0,
    }),
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

async function fetchedOf(ports: RefreshPorts, source: FollowedSource): Promise<FetchedSource> {
  try {
    return await ports.fetchSource(source, (url) => ports.editing.copy(source.slug, url));
  } catch (error) {
    const reason = faultOf(ports, source.slug, error);
    return { state: 'failed', reason, documents: [], problems: [], copies: [], requests: 0, unchanged: 0 };
  }
}

/** A sentence for the editor, without the message of an unexpected error, which may quote what was read. */
function faultOf({ onFault }: RefreshPorts, slug: string, error: unknown): string {
  if (error instanceof StoreFailure) throw error;
  onFault?.(error);
  if (error instanceof Failure) return describeFailure(error);
  const name = error instanceof Error ? error.name : 'unknown';
  return `We could not read ${slug} (${name}). The guidance we already have from it has not changed. Check it again. If this keeps happening, your service administrator can find the reason in the log.`;
}

function leftOut([first, ...more]: readonly FetchProblem[]): string | undefined {
  if (!first) return undefined;
  return `We left out ${first.place}: ${first.problem}${more.length ? ` And ${more.length} more.` : ''}`;
}

/** If an address used to exist but no longer does, its page was removed, not mistyped. */
function stateOf(
  { state }: FetchedSource,
  known: SourceRecord | undefined,
  live: LiveEditions,
  { slug }: FollowedSource,
): SourceState {
  const wasThere = known?.changedAt !== undefined || known?.state === 'unpublished' || live.has(slug);
  return state === 'missing' && wasThere ? 'unpublished' : state;
}

interface Looking {
  live: LiveEditions;
  problems: FetchProblem[];
  /** The first unexpected error, as a sentence. It becomes the reason for the whole refresh. */
  fault?: string;
  now: string;
}

async function proposeDocument(
  ports: RefreshPorts,
  source: FollowedSource,
  document: FetchedDocument,
  looking: Looking,
): Promise<ChangeRecord | undefined> {
  const { slug, url } = document.details;
  try {
    const { proposal } = await draftDocument(ports, source.slug, document, looking.live.get(slug));
    return proposal && (await ports.editing.propose(proposal, looking.now));
  } catch (error) {
    const isExpected = error instanceof InputFailure;
    const problem = isExpected ? describeFailure(error) : faultOf(ports, slug, error);
    if (!isExpected && looking.fault === undefined) looking.fault = problem;
    else looking.problems.push({ slug, place: url ?? slug, problem });
    return undefined;
  }
}

/** Proposes which of a source's live documents to remove: all if it has gone, otherwise those it no longer has. */
async function proposeRemovals(
  { editing }: RefreshPorts,
  source: FollowedSource,
  {
    live,
    present,
    state,
    now,
  }: { live: LiveEditions; present: ReadonlySet<string>; state: SourceState; now: string },
): Promise<ChangeRecord[]> {
  const isGone = isTakenAway(state);
  const isWhole = state === 'available' || state === 'withdrawn';
  if (!isGone && !isWhole) return [];
  const theirs = [...live.values()].filter(
    ({ origin, document }) => origin === originOf(source.slug) || (isGone && document.slug === source.slug),
  );
  const gone = theirs.filter(({ document }) => isGone || !present.has(document.slug));
  const changes: ChangeRecord[] = [];
  for (const { id, document } of gone) {
    const proposal = { source: source.slug, document: document.slug, base: id, weight: 'substance' as const };
    changes.push(await editing.propose(proposal, now));
  }
  return changes;
}

interface RefreshRecord {
  source: FollowedSource;
  found: FetchedSource;
  state: SourceState;
  known?: SourceRecord;
  now: string;
  hasChanged: boolean;
}

function recordOf({ source, found, state, known, now, hasChanged }: RefreshRecord): SourceRecord {
  const isUseless = state === 'failed' || state === 'refused' || state === 'missing';
  return {
    slug: source.slug,
    state,
    reason: found.reason,
    movedTo: found.movedTo,
    checkedAt: now,
    changedAt: hasChanged ? now : known?.changedAt,
    failures: isUseless ? (known?.failures ?? 0) + 1 : 0,
  };
}
