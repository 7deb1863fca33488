// Removes old index files. The store keeps every release, so the files can be rebuilt.
import type { EditingStore, IndexFiles } from '../model/ports.js';

/** How many past releases keep their files: enough to go back immediately. */
const KEPT_RELEASES = 3;

export async function removeOldIndexFiles({
  editing,
  indexFiles,
}: {
  editing: Pick<EditingStore, 'publications'>;
  indexFiles: IndexFiles;
}): Promise<void> {
  const publications = await editing.publications();
  // The release that was live before the first recorded one has no line.
  const releases = new Set(publications.flatMap(({ release, previous }) => [release, previous ?? release]));
  const kept = [...releases].slice(0, KEPT_RELEASES);
  // Not those in between: one may be a draft that someone is testing now.
  if (kept.length) await indexFiles.removeBefore(Math.min(...kept));
}
