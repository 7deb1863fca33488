// Accepts an editor's request for work on the guidance, and stores and queues it in one transaction.
import type { Store } from '../model/store.js';
import type { NewJob } from '../model/jobs/job.js';
import { WORK_KINDS, type EditingWork, type WorkRequest } from '../model/editing/editing-work.js';

/** Checks run one at a time, and so do releases. A check and a release can run at the same time. */
export function editingJob(work: number, { kind }: WorkRequest): NewJob<'edit-guidance'> {
  const lane = kind === 'check' ? 'editing:check' : 'editing:release';
  return { kind: 'edit-guidance', payload: { work }, lane };
}

/** A second press of the same button comes within moments, so the first is among the latest. */
const LATEST = 20;

/** Returns the work that was added before if this request comes from the same press of a button. */
export async function requestEditingWork(
  { store, clock }: { store: Store; clock: () => Date },
  request: WorkRequest,
  editor: string,
): Promise<EditingWork> {
  const now = clock().toISOString();
  return store.transaction(async ({ editingWork, jobs }) => {
    const asked = JSON.stringify(request);
    const latest = request.press === undefined ? [] : await editingWork.latest(WORK_KINDS, LATEST);
    const before = latest.find((work) => JSON.stringify(work.request) === asked);
    if (before) return before;
    const kept = await editingWork.add(request, editor, now);
    await jobs.enqueue(editingJob(kept.id, request), now);
    return kept;
  });
}
