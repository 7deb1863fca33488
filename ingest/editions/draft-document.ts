// Makes the draft edition of a document, and says what to propose compared with the live one.
import { differenceBetween } from '../comparing/difference-between.js';
import type { FetchedDocument } from '../model/fetching.js';
import { makeEdition, type MakeEditionPorts } from './make-edition.js';
import type { EditingStore, EditionRecord, GuidanceStore, Proposal } from '../model/ports.js';

export interface DraftPorts extends MakeEditionPorts {
  editing: Pick<EditingStore, 'edition'>;
}

/** By slug. */
export type LiveEditions = ReadonlyMap<string, EditionRecord>;

/** Marks the editions that came from a source, so that we recognise its documents once they have gone. */
export function originOf(source: string): string {
  return `source:${source}`;
}

export async function liveEditions(
  store: Pick<GuidanceStore, 'liveRelease' | 'editionsOf'>,
): Promise<LiveEditions> {
  const live = await store.liveRelease();
  const editions = live ? await store.editionsOf(live.number) : [];
  return new Map(editions.map((edition) => [edition.document.slug, edition]));
}

/**
 * Proposes nothing if this edition is already live or none of its text has changed. Never changes what is live.
 * Drafting the same document again gives the same edition. Throws `InputFailure` for a file that cannot be used.
 */
export async function draftDocument(
  ports: DraftPorts,
  source: string,
  { kind, bytes, details, changeNote }: FetchedDocument,
  base: EditionRecord | undefined,
): Promise<{ edition: EditionRecord; proposal?: Proposal }> {
  const { edition } = await makeEdition(ports, { kind, bytes, details, origin: originOf(source) });
  if (base?.id === edition.id) return { edition };
  const { weight } = await differenceBetween(ports.editing, base?.id, edition.id);
  // The document was published again without any change to its text, so there is nothing for an editor to decide.
  if (weight === 'none') return { edition };
  return {
    edition,
    proposal: {
      source,
      document: details.slug,
      edition: edition.id,
      base: base?.id,
      weight,
      note: changeNote,
    },
  };
}
