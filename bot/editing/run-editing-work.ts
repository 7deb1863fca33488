// Runs the work an editor asked for: refreshes sources, tests a release, publishes it, or rolls back.
import { failureForEditors } from './failure-for-editors.js';
import { editorWording } from '../wording/staff/editor-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { prepareRelease } from '../../ingest/releases/prepare-release.js';
import { publishChanges, type PublishOutcome } from '../../ingest/releases/publish-changes.js';
import { reembedRelease } from '../../ingest/releases/re-embed-release.js';
import { libraryWording } from '../../ingest/model/library-wording.js';
import { refreshSource } from '../../ingest/sources/refresh-source.js';
import { rollBack } from '../../ingest/releases/roll-back.js';
import { suspendGolden } from '../../ingest/review/suspend-golden.js';
import { proposeSuspendedNotes } from '../../ingest/releases/suspend-notes.js';
import { tryRelease } from '../../ingest/review/try-release.js';
import type { JobPayloads } from '../model/jobs/job.js';
import type { BotPorts } from '../model/ports.js';
import { bugLogger } from '../jobs/describe-bug.js';
import { openRecalls } from '../recalls/open-recalls.js';
import { editingJob } from './request-editing-work.js';
import type { EditingPorts } from '../model/editing-ports.js';
import type { EditingWork, SourceRefresh, WorkOutcome, WorkRequest } from '../model/editing/editing-work.js';

/** Safe to run again after a crash: it continues where it stopped, or repeats a step with the same result. */
export async function runEditingWork(
  ports: BotPorts,
  { work: id }: JobPayloads['edit-guidance'],
): Promise<void> {
  const { store, clock, editing } = ports;
  const work = await store.records.editingWork.find(id);
  if (!work || work.endedAt !== undefined) return;
  if (!editing) throw new Error('This process does not edit guidance.');
  // Use the same clock as publications do, because `doneBefore` compares the 2 times.
  if (work.startedAt === undefined)
    await store.records.editingWork.start(id, editing.ports.clock().toISOString());
  const outcome = await outcomeOf(ports, editing, work);
  if (outcome) await store.records.editingWork.end(id, outcome, clock().toISOString());
}

export async function giveUpEditingWork(
  { store, clock }: Pick<BotPorts, 'store' | 'clock'>,
  { work }: JobPayloads['edit-guidance'],
): Promise<void> {
  await store.records.editingWork.end(
    work,
    { kind: 'failed', problem: editorWording.gaveUp },
    clock().toISOString(),
  );
}

/**
 * Returns undefined if there is more to do. A problem that the editor can solve is returned as a failed
 * outcome. Any other problem is thrown, and the job is tried again.
 */
async function outcomeOf(
  ports: BotPorts,
  editing: EditingPorts,
  work: EditingWork,
): Promise<WorkOutcome | undefined> {
  try {
    const { request } = work;
    return request.kind === 'check'
      ? await refreshNext(ports, editing, work, request.sources)
      : ((await doneBefore(editing, work)) ??
          (await release(withProgress(ports, editing, work), request, work.editor)));
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
    return { kind: 'failed', problem: failureForEditors(error) };
  }
}

/** Refreshes one source per job, so that a worker that is stopping waits for only one source. */
async function refreshNext(
  ports: BotPorts,
  editing: EditingPorts,
  { id, request, refreshes }: EditingWork,
  sources: readonly string[],
): Promise<WorkOutcome | undefined> {
  const { store, clock } = ports;
  const next = sources[refreshes.length];
  if (next === undefined) return { kind: 'checked' };
  const seen = [...refreshes, await refreshOne(ports, editing, next)];
  const isLast = seen.length === sources.length;
  await store.transaction(async ({ editingWork, jobs }) => {
    await editingWork.recordRefreshes(id, seen);
    if (!isLast) await jobs.enqueue(editingJob(id, request), clock().toISOString());
  });
  return isLast ? { kind: 'checked' } : undefined;
}

async function refreshOne(
  { log }: BotPorts,
  { registry, ports }: EditingPorts,
  slug: string,
): Promise<SourceRefresh> {
  const registered = await registry();
  const source = registered.sources.find((one) => one.slug === slug);
  if (!source)
    return {
      source: slug,
      state: 'not-followed',
      changes: [],
      problems: [],
      ...(registered.problems.length > 0 && { reason: libraryWording.sources.unread }),
    };
  const { state, reason, changes, problems } = await refreshSource(
    { ...ports, onFault: bugLogger(log, 'error', 'A source could not be read.', { source: slug }) },
    source,
  );
  return {
    source: slug,
    state,
    ...(reason !== undefined && { reason }),
    changes: changes.map((change) => change.id),
    problems: problems.map(({ place, problem }) => `${place}: ${problem}`),
  };
}

/**
 * If the process was killed after the live release changed, finishes that change instead of making another.
 */
async function doneBefore(
  { ports, recalls }: EditingPorts,
  { request, editor, startedAt }: EditingWork,
): Promise<WorkOutcome | undefined> {
  if (startedAt === undefined) return undefined;
  const move = (await ports.editing.publications()).find(
    ({ kind, editor: by, at }) => kind === request.kind && by === editor && at >= startedAt,
  );
  if (!move) return undefined;
  // Until the release is embedded with the model in use, no process can answer from it.
  if (request.kind === 'roll-back') await reembedRelease(ports);
  const suspended = await suspendGolden(ports);
  const suspendedNotes = await proposeSuspendedNotes(ports);
  const opened = await openRecalls(recalls);
  const { release: number, previous } = move;
  if (request.kind === 'roll-back')
    return { kind: 'rolled-back', release: number, from: previous ?? number, recalls: opened };
  const documents = (await ports.editing.changes(['published']))
    .filter((change) => change.release === number)
    .map(({ document }) => document);
  return { kind: 'published', release: number, documents, suspended, suspendedNotes, recalls: opened };
}

/** Records how many test questions have been asked, for the page of the editor who waits. */
const withProgress = (
  { store }: Pick<BotPorts, 'store'>,
  { ports, recalls }: EditingPorts,
  { id }: EditingWork,
): Pick<EditingPorts, 'ports' | 'recalls'> => ({
  ports: {
    ...ports,
    onAsked: (done, all) => store.records.editingWork.recordProgress(id, { done, all }),
  },
  recalls,
});

async function release(
  { ports, recalls }: Pick<EditingPorts, 'ports' | 'recalls'>,
  request: Exclude<WorkRequest, { kind: 'check' }>,
  editor: string,
): Promise<WorkOutcome> {
  switch (request.kind) {
    case 'try':
      return tried(ports, request.live === true);
    case 'publish': {
      const { override, seen } = request;
      const outcome = await publishChanges(ports, { editor, override, seen });
      return published(outcome, outcome.outcome === 'published' ? await openRecalls(recalls) : 0);
    }
    case 'roll-back': {
      const outcome = await rollBack(ports, { editor, reason: request.reason, to: request.to });
      if (outcome.outcome === 'overtaken') return { kind: 'overtaken' };
      const { release: number, from } = outcome;
      return { kind: 'rolled-back', release: number, from, recalls: await openRecalls(recalls) };
    }
  }
}

async function tried(ports: EditingPorts['ports'], isLive: boolean): Promise<WorkOutcome> {
  const live = isLive ? await ports.store.liveRelease() : undefined;
  const release = isLive ? live && { release: live.number } : await prepareRelease(ports);
  if (!release) return { kind: 'nothing' };
  const { passed, lines, draftShare, gate } = await tryRelease(ports, release);
  return {
    kind: 'tried',
    release: release.release,
    passed,
    tested: lines.length > 0,
    ...(isLive && { live: true }),
    ...(passed && draftShare < gate && { isBelowGate: true }),
  };
}

function published(outcome: PublishOutcome, recalls: number): WorkOutcome {
  if (outcome.outcome === 'stopped') return { kind: 'stopped', release: outcome.release };
  if (outcome.outcome !== 'published') return { kind: outcome.outcome };
  const { release: number, changes, suspended, suspendedNotes } = outcome;
  const documents = changes.map(({ document }) => document);
  return { kind: 'published', release: number, documents, suspended, suspendedNotes, recalls };
}
