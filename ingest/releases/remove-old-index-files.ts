// Removes old index files. They can be rebuilt, because the store keeps every release.
import type { EditingStore, IndexFiles } from '../model/ports.js';

/** How many past releases keep their files: enough to roll back immediately. */
const KEPT_RELEASES = 3;

export async function removeOldIndexFiles({
  editing,
  indexFiles,
}: {
  editing: Pick<EditingStore, 'publications'>;
  indexFiles: IndexFiles;
}): Promise<void> {
  const publications = await editing.publications();
  // The release that was live before the first recorded publication has no entry of its own.
  const releases = new Set(publications.flatMap(({ release, previous }) => [release, previous ?? release]));
  const kept = [...releases].slice(0, KEPT_RELEASES);
  // Keeps all files after the oldest of these releases, because a release in between may be a draft that
  // someone is testing.
  if (kept.length) await indexFiles.removeBefore(Math.min(...kept));
}
