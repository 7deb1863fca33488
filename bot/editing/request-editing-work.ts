// Accepts an editor's request for work on the guidance, and stores and queues it in one transaction.
import type { Store } from '../model/store.js';
import type { NewJob } from '../model/tasks/job.js';
import type { EditingWork, WorkRequest } from '../model/tasks/editing-work.js';

/** Checks run one at a time, and so do releases. A check and a release can run at the same time. */
export function editingJob(work: number, { kind }: WorkRequest): NewJob<'edit-guidance'> {
  const lane = kind === 'check' ? 'editing:check' : 'editing:release';
  return { kind: 'edit-guidance', payload: { work }, lane };
}

export async function requestEditingWork(
  { store, clock }: { store: Store; clock: () => Date },
  request: WorkRequest,
  editor: string,
): Promise<EditingWork> {
  const now = clock().toISOString();
  return store.transaction(async ({ editingWork, jobs }) => {
    const kept = await editingWork.add(request, editor, now);
    await jobs.enqueue(editingJob(kept.id, request), now);
    return kept;
  });
}
