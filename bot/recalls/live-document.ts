// Finds a document in the live release, even if it was renamed since.
import type { GuidanceStore } from '../../ingest/model/ports.js';

export type LiveDocumentStore = Pick<GuidanceStore, 'liveRelease' | 'documentOf' | 'editionsOf'>;

/** A renamed document has a new slug, so looks for one with the same title if there is none with the slug. */
export async function liveDocument(
  guidance: LiveDocumentStore,
  { slug, title }: { slug: string; title: string },
): ReturnType<GuidanceStore['documentOf']> {
  const live = await guidance.liveRelease();
  if (!live) return undefined;
  const held = await guidance.documentOf(live.number, slug);
  if (held) return held;
  const editions = await guidance.editionsOf(live.number);
  const renamed = editions.find(({ document }) => document.title === title);
  return renamed && guidance.documentOf(live.number, renamed.document.slug);
}
