// Removes old index files. They can be rebuilt, because the store keeps every release.
import type { EditingStore, IndexFiles } from '../model/ports.js';

/** How many releases keep their files, so that a rollback to one of them takes effect straight away. */
const KEPT_RELEASES = 3;

export async function removeOldIndexFiles({
  editing,
  indexFiles,
}: {
  editing: Pick<EditingStore, 'publications'>;
  indexFiles: IndexFiles;
}): Promise<void> {
  const publications = await editing.publications();
  // The release that was live before the first recorded publication has no publication record of its own.
  const releases = new Set(publications.flatMap(({ release, previous }) => [release, previous ?? release]));
  const kept = [...releases].slice(0, KEPT_RELEASES);
  // Keeps all files from the oldest of the kept releases onwards, because a release in between may be a draft
  // that someone is testing.
  if (kept.length) await indexFiles.removeBefore(Math.min(...kept));
}
