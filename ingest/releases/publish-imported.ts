// Publishes imported editions: drafts a release, builds its index, then makes it live in one step. Changes
// that editors accept are published by publish-changes.ts.
import type { EmbeddingModel, Release } from '../../knowledge/model/release.js';
import { writeIndex, type IndexPorts } from './write-index.js';

/**
 * Returns undefined and changes nothing if another release has gone live since the editions were chosen from
 * `previous`. If the process is killed before the new release is live, the previous release stays live and
 * the draft is never used.
 */
export async function publishImported(
  ports: IndexPorts,
  { editions, previous }: { editions: readonly number[]; previous: number | undefined },
  model: EmbeddingModel,
  onProgress?: (share: number) => void,
): Promise<Release | undefined> {
  const draft = await ports.store.draftRelease(editions, model);
  await writeIndex(ports, await ports.store.contentOf(draft.number), onProgress);
  const moved = await ports.store.publish(draft.number, previous);
  return moved ? ports.store.release(draft.number) : undefined;
}
