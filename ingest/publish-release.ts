// Makes a set of editions live: draft, index, and then one step that moves the live pointer.
import type { EmbeddingModel, Release } from '../knowledge/release.js';
import type { GuidanceStore, IndexFiles } from './ports.js';

export interface PublishPorts {
  store: GuidanceStore;
  indexFiles: IndexFiles;
}

/** Killed before the last line, the release that was live stays live; the draft is never asked. */
export async function publishRelease(
  ports: PublishPorts,
  editions: readonly number[],
  model: EmbeddingModel,
  onProgress?: (share: number) => void,
): Promise<Release> {
  const draft = await ports.store.draftRelease(editions, model);
  const content = await ports.store.contentOf(draft.number);
  await ports.indexFiles.build(content, await ports.store.vectorsOf(content), onProgress);
  await ports.store.publish(draft.number);
  return (await ports.store.release(draft.number))!;
}
