// Makes a draft edition of a document, and proposes it if it differs from the live edition.
import { differenceBetween } from '../comparing/difference-between.js';
import type { FetchedDocument } from '../model/fetching.js';
import { makeEdition, type MakeEditionPorts } from './make-edition.js';
import type { EditingStore, EditionRecord, GuidanceStore, Proposal } from '../model/ports.js';

export interface DraftPorts extends MakeEditionPorts {
  editing: Pick<EditingStore, 'edition'>;
}

export type LiveEditions = ReadonlyMap<string, EditionRecord>;

/** A label for editions from a source, so that they can be found after the source is removed. */
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
 * Returns no proposal if this edition is already live, or if none of its text has changed. Never changes live
 * guidance. The same document always gives the same edition. Throws `InputFailure` if the file cannot be
 * used.
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
  // The document was published again without a change to its text, so an editor has nothing to decide.
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
