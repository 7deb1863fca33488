// Makes a set of editions live: draft, index, and then one step that moves the live pointer.
import type { EmbeddingModel, Release } from '../../knowledge/model/release.js';
import { writeIndex } from './write-index.js';
import type { IndexPorts } from './write-index.js';

/** Killed before the last line, the release that was live stays live; the draft is never asked. */
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
