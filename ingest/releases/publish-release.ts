// Makes a set of editions live: drafts a release, builds its index, then moves the live pointer in one step.
import type { EmbeddingModel, Release } from '../../knowledge/model/release.js';
import { writeIndex } from './write-index.js';
import type { IndexPorts } from './write-index.js';

/** If the process is killed before the pointer moves, the previous release stays live and the draft is never used. */
export async function publishRelease(
  ports: IndexPorts,
  editions: readonly number[],
  model: EmbeddingModel,
  onProgress?: (share: number) => void,
): Promise<Release> {
  const draft = await ports.store.draftRelease(editions, model);
  await writeIndex(ports, await ports.store.contentOf(draft.number), onProgress);
  await ports.store.publish(draft.number);
  return (await ports.store.release(draft.number))!;
}
