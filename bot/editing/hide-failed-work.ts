// Hides failed work from the pages of all editors, once an editor has seen it.
import { hasFailed } from '../model/editing/editing-work.js';
import type { Store } from '../model/store.js';

/** Does nothing if the work has not failed, or is hidden already. */
export async function hideFailedWork(
  { store, clock }: { store: Store; clock: () => Date },
  id: number,
  editor: string,
): Promise<void> {
  await store.transaction(async ({ editingWork, audit }) => {
    const work = await editingWork.find(id);
    if (!work || !hasFailed(work) || !(await editingWork.hide(id))) return;
    await audit.append({
      kind: 'review',
      at: clock().toISOString(),
      by: editor,
      record: { kind: 'work', id: String(id) },
      details: { action: 'hidden' },
    });
  });
}
