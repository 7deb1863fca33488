// Writes the index files of a release: from the live release's files if possible, otherwise from the store.
import { IndexFailure } from '../../knowledge/model/errors.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import type { GuidanceStore, IndexFiles } from '../model/ports.js';

export interface IndexPorts {
  store: GuidanceStore;
  indexFiles: IndexFiles;
}

/** If the live release can be used, counts only what changed. Does not change that release's files. */
export async function writeIndex(
  { store, indexFiles }: IndexPorts,
  content: ReleaseContent,
  onProgress?: (share: number) => void,
): Promise<void> {
  const vectorsOf = (ordinals: readonly number[]) => store.vectorsOf(content, ordinals);
  const live = await store.liveRelease();
  const isSameModel = live?.model.weightsHash === content.release.model.weightsHash;
  if (live && isSameModel && live.number !== content.release.number) {
    try {
      const from = await store.contentOf(live.number);
      await indexFiles.derive(from, content, vectorsOf);
      return onProgress?.(1);
    } catch (error) {
      // The whole index must be built if files are damaged, or if removed text has come back and its old
      // label cannot be used again.
      if (!(error instanceof IndexFailure)) throw error;
    }
  }
  await indexFiles.build(content, vectorsOf, onProgress);
}

/** If the release was live before, its index files may have been removed. If so, builds them again. */
export async function ensureIndex(ports: IndexPorts, release: number): Promise<void> {
  const content = await ports.store.contentOf(release);
  try {
    await ports.indexFiles.open(content);
  } catch (error) {
    if (!(error instanceof IndexFailure)) throw error;
    await writeIndex(ports, content);
  }
}
