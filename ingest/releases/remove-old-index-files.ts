// Removes old index files. The store keeps every release, so the files can be rebuilt.
import type { EditingStore, IndexFiles } from '../model/ports.js';

/** So many releases that were live keep their files: enough to step back at once. */
const KEPT_RELEASES = 3;

export async function removeOldIndexFiles({
  editing,
  indexFiles,
}: {
  editing: Pick<EditingStore, 'publications'>;
  indexFiles: IndexFiles;
}): Promise<void> {
  const publications = await editing.publications();
  // What was live before the first one on record has no line of its own.
  const releases = new Set(publications.flatMap(({ release, previous }) => [release, previous ?? release]));
  const kept = [...releases].slice(0, KEPT_RELEASES);
  // Not what lies between them: it may be a draft that somebody is trying just now.
  if (kept.length) await indexFiles.removeBefore(Math.min(...kept));
}
