import { inTurns } from '../../knowledge/model/slice-long-work.js';
import type { EditionContent, EditionDifference } from '../model/change.js';
import { diffEditionsSteps } from './diff-editions.js';
import type { EditingStore } from '../model/ports.js';

/** Returns the differences between 2 editions for an editor to read. Either edition may be absent. */
export async function differenceBetween(
  editing: Pick<EditingStore, 'edition'>,
  base: number | undefined,
  edition: number | undefined,
): Promise<EditionDifference> {
  return inTurns(
    diffEditionsSteps(await editionContent(editing, base), await editionContent(editing, edition)),
  );
}

export async function editionContent(
  editing: Pick<EditingStore, 'edition'>,
  id: number | undefined,
): Promise<EditionContent | undefined> {
  const found = id === undefined ? undefined : await editing.edition(id);
  return found && { document: found.record.document, passages: found.placed.map(({ passage }) => passage) };
}
