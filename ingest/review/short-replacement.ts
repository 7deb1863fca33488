// Finds out if a change would replace guidance with a document that has far less text, such as a page which only
// says that the guidance has moved.
import { hasFarLessText } from '../../knowledge/quotes/far-less-text.js';
import { newerEdition } from '../../knowledge/quotes/newer-edition.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { editionContent } from '../comparing/difference-between.js';
import { withEdits } from '../editions/compose-edition.js';
import { liveEditions } from '../editions/draft-document.js';
import type { EditionContent, ShortReplacement, TextAmount } from '../model/change.js';
import type { ChangeRecord } from '../model/editing.js';
import type { EditingStore, EditionRecord, GuidanceStore } from '../model/ports.js';

export interface ShortReplacementPorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'editionsOf'>;
  editing: Pick<EditingStore, 'edition'>;
}

export async function shortReplacement(
  { store, editing }: ShortReplacementPorts,
  { base, edition, details }: Pick<ChangeRecord, 'base' | 'edition' | 'details'>,
): Promise<ShortReplacement | undefined> {
  const after = await editionContent(editing, edition);
  if (!after) return undefined;
  const before = await editionContent(editing, base);
  const same = before && compared('same', before.document, { newer: after, older: before });
  if (same) return same;
  const document = withEdits(after.document, details);
  const others = [...(await liveEditions(store)).values()].filter(
    (one) => one.document.slug !== document.slug,
  );
  const documents = [document, ...others.map((one) => one.document)];
  const contentOf = (slug: string) =>
    editionContent(editing, others.find((one) => one.document.slug === slug)?.id);
  if (document.standing !== 'current') {
    const newer = newerEdition(document, documents);
    const content = newer && (await contentOf(newer.slug));
    return content && compared('replaced', newer, { newer: content, older: after });
  }
  for (const { document: other } of others) {
    if (newerEdition(other, documents)?.slug !== document.slug) continue;
    const content = await contentOf(other.slug);
    const short = content && compared('replaces', other, { newer: after, older: content });
    if (short) return short;
  }
  return undefined;
}

/**
 * Does the same for an import: returns documents that would go live with far less text than what they replace.
 * Leaves out pairs without an edition in `read`, because an earlier import has reported them.
 */
export async function shortReplacementsIn(
  editing: ShortReplacementPorts['editing'],
  {
    before,
    after,
    read,
  }: Record<'before' | 'after', readonly EditionRecord[]> & { read: ReadonlySet<number> },
): Promise<(ShortReplacement & { slug: string })[]> {
  const found: (ShortReplacement & { slug: string })[] = [];
  const compare = async (kind: 'same' | 'replaces', newer: EditionRecord, older: EditionRecord) => {
    if (newer.id === older.id || !(read.has(newer.id) || read.has(older.id))) return;
    const [now, was] = [await editionContent(editing, newer.id), await editionContent(editing, older.id)];
    const short = now && was && compared(kind, older.document, { newer: now, older: was });
    if (short) found.push({ ...short, slug: newer.document.slug });
  };
  const documents = after.map(({ document }) => document);
  for (const edition of after) {
    const { document } = edition;
    const live = before.find((one) => one.document.slug === document.slug);
    if (live) await compare('same', edition, live);
    const newer = newerEdition(document, documents);
    const replacing = newer && after.find((one) => one.document.slug === newer.slug);
    if (replacing) await compare('replaces', replacing, edition);
  }
  return found;
}

function compared(
  kind: ShortReplacement['kind'],
  other: GuidanceDocument,
  { newer, older }: Record<'newer' | 'older', EditionContent>,
): ShortReplacement | undefined {
  if (!hasFarLessText(newer.passages, older.passages)) return undefined;
  return { kind, other, newer: amountOf(newer.passages), older: amountOf(older.passages) };
}

function amountOf(passages: readonly Pick<Passage, 'text'>[]): TextAmount {
  const words = passages.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
  return { passages: passages.length, words };
}
