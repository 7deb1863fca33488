// Returns the list of erasures as it would be if a message had been erased, but leaves the message in the
// store. Restoring a backup leads to the same state.
import { expect } from 'vitest';
import type { Erased } from '../../../bot/model/governance/erasure-record.js';
import type { Store } from '../../../bot/model/store.js';

export async function listIfErased(store: Store, message: string, now: string): Promise<readonly Erased[]> {
  let kept: readonly Erased[] = [];
  const undone = new Error('undone');
  const erasing = store.transaction(async ({ messages, erasures }) => {
    await messages.erase(message, now);
    kept = await erasures.all();
    throw undone;
  });
  await expect(erasing).rejects.toBe(undone);
  return kept;
}
