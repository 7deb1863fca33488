// Looks at a followed source, makes draft editions of what it is today, and proposes what differs from what is live.
import { InputFailure, describeFailure } from '../knowledge/errors.js';
import type { Embedder } from '../knowledge/ports.js';
import { draftDocument, liveEditions, originOf } from './draft-document.js';
import type { LiveEditions } from './draft-document.js';
import type { ChangeRecord, SourceRecord } from './editing.js';
import type { FetchProblem, FetchSource, FetchedDocument, FetchedSource, SourceState } from './fetching.js';
import { isTakenAway } from './fetching.js';
import type { EditingStore, GuidanceStore, ParseFile } from './ports.js';
import type { FollowedSource } from './source-registry.js';

export interface RefreshPorts {
  store: GuidanceStore;
  editing: EditingStore;
  embedder: Pick<Embedder, 'model' | 'countTokens'>;
  parse: ParseFile;
  fetchSource: FetchSource;
  clock: () => Date;
}

export interface RefreshResult {
  source: string;
  state: SourceState;
  reason?: string;
  movedTo?: string;
  requests: number;
  unchanged: number;
  /** Documents that it consists of now. */
  documents: number;
  /** What awaits review because of this look. */
  changes: ChangeRecord[];
  problems: FetchProblem[];
}

/**
 * Killed at any instant, the next look finds the same: editions and proposals are made once, and what was fetched is
 * kept last. Nothing here changes what is live.
 */
export async function refreshSource(ports: RefreshPorts, source: FollowedSource): Promise<RefreshResult> {
  const { editing, clock } = ports;
  const now = clock().toISOString();
  const known = await editing.source(source.slug);
  const found = await ports.fetchSource(source, (url) => editing.copy(source.slug, url));
  const live = await liveEditions(ports.store);
  const state = stateOf(found, known, live, source);
  const problems = [...found.problems];
  const changes: ChangeRecord[] = [];
  const present = new Set(problems.flatMap(({ slug }) => slug ?? []));
  for (const document of found.documents) {
    present.add(document.details.slug);
    const change = await proposeDocument(ports, source, document, { live, problems, now });
    if (change) changes.push(change);
  }
  changes.push(...(await proposeRemovals(ports, source, { live, present, state, now })));
  const pending = changes.filter((change) => change.state === 'open' && change.foundAt === now);
  await editing.recordLook(
    recordOf({ source, found, state, known, now, hasChanged: pending.length > 0 }),
    found.copies,
  );
  return {
    source: source.slug,
    state,
    reason: found.reason,
    movedTo: found.movedTo,
    requests: found.requests,
    unchanged: found.unchanged,
    documents: found.documents.length,
    changes: changes.filter((change) => change.state === 'open'),
    problems,
  };
}

/** What nobody knows now and somebody knew before was taken away, not mistyped. */
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
  now: string;
}

async function proposeDocument(
  ports: RefreshPorts,
  source: FollowedSource,
  document: FetchedDocument,
  { live, problems, now }: Looking,
): Promise<ChangeRecord | undefined> {
  const { slug, url } = document.details;
  try {
    const { proposal } = await draftDocument(ports, source.slug, document, live.get(slug));
    return proposal && (await ports.editing.propose(proposal, now));
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
    problems.push({ slug, place: url ?? slug, problem: describeFailure(error) });
    return undefined;
  }
}

/** Of what is live from this source: all of it where the source is gone, otherwise the parts that it no longer has. */
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

interface Look {
  source: FollowedSource;
  found: FetchedSource;
  state: SourceState;
  known?: SourceRecord;
  now: string;
  hasChanged: boolean;
}

function recordOf({ source, found, state, known, now, hasChanged }: Look): SourceRecord {
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
