// Lists the stored editions of a document with the dates when each was live, and reads the text of an
// edition.
import { editionContent } from '../comparing/difference-between.js';
import { documentHistory, type EditionHistory } from '../model/history.js';
import type { EditingStore, LibraryStore } from '../model/ports.js';

export interface HistoryPorts {
  library: Pick<LibraryStore, 'editionsOf'>;
  editing: Pick<EditingStore, 'publications' | 'changesTo' | 'edition'>;
}

/** Returns an empty list for a document that was never imported. */
export async function readHistory(
  { library, editing }: HistoryPorts,
  slug: string,
): Promise<EditionHistory[]> {
  const [editions, publications, changes] = await Promise.all([
    library.editionsOf(slug),
    editing.publications(),
    editing.changesTo(slug),
  ]);
  return documentHistory(editions, publications, changes);
}

/** Returns undefined if the document has no such edition. */
export async function readEdition({ editing }: Pick<HistoryPorts, 'editing'>, slug: string, id: number) {
  const found = await editionContent(editing, id);
  return found?.document.slug === slug ? found : undefined;
}
