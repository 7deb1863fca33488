// Makes the edition that an editor accepted: the draft, without any rejected changes.
import { hash } from 'node:crypto';
import { changeKey } from '../model/change.js';
import { alignPassages } from '../comparing/align-passages.js';
import { editionContent } from '../comparing/difference-between.js';
import type { ChangeRecord, Decision, EditedDetails } from '../model/editing.js';
import { placePassages } from '../chunking/digest-passages.js';
import type { EditingStore, EditionRecord, GuidanceStore } from '../model/ports.js';
import { inTurns, type Steps } from '../../knowledge/model/slice-long-work.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { readDate } from '../model/read-date.js';

export interface ComposePorts {
  store: GuidanceStore;
  editing: Pick<EditingStore, 'edition'>;
}

/** The draft itself if nothing was rejected or edited. Undefined if the document is to be removed. */
export async function composeEdition(
  { store, editing }: ComposePorts,
  change: ChangeRecord,
): Promise<EditionRecord | undefined> {
  if (change.edition === undefined) return undefined;
  const draft = (await editing.edition(change.edition))!;
  const isWhole =
    !Object.values(change.decisions).includes('rejected') && !Object.keys(change.details).length;
  if (isWhole) return draft.record;
  const base = await editionContent(editing, change.base);
  const drafted = draft.placed.map(({ passage }) => passage);
  const passages = await inTurns(composePassages(base?.passages ?? [], drafted, change.decisions));
  const edited = withEdits(draft.record.document, change.details);
  const isFromDraft = new Set(drafted.map(({ id }) => id));
  const kept = passages.map(({ id }) => id).filter((id) => !isFromDraft.has(id));
  const document = kept.length && base ? withOlderDate(edited, base.document, kept) : edited;
  const digest = hash(
    'sha256',
    JSON.stringify([
      draft.record.digest,
      change.base,
      change.decisions,
      change.details,
      document.sortDate,
      document.partlyFrom,
      document.kept,
    ]),
    'base64url',
  );
  const { origin } = draft.record;
  return store.saveEdition({ document, digest, origin }, placePassages(document.title, passages));
}

/** The passages of the edition that this change would make. Saves nothing. */
export async function composedPassages(
  editing: ComposePorts['editing'],
  { base, edition, decisions }: Pick<ChangeRecord, 'base' | 'edition' | 'decisions'>,
): Promise<Passage[]> {
  const before = (await editionContent(editing, base))?.passages ?? [];
  const after = (await editionContent(editing, edition))?.passages ?? [];
  return Object.values(decisions).includes('rejected')
    ? inTurns(composePassages(before, after, decisions))
    : after;
}

/** A corrected date also changes how the document ranks in searches, and the day from which it applies. */
export function withEdits(document: GuidanceDocument, { date, ...edits }: EditedDetails): GuidanceDocument {
  return {
    ...document,
    ...edits,
    ...(edits.standing && edits.standing !== 'withdrawn' && { withdrawnOn: undefined }),
    ...(date !== undefined && { date, sortDate: readDate(date) }),
  };
}

/**
 * If a change was rejected, the document keeps some text from the older edition, so it also records those passages
 * and that edition's date. If the older edition had itself kept all of them from an even older one, records the
 * date of that one. The date is absent if it differs between passages or is not known. Records nothing if the date
 * is that of the new edition, because quotes give that date anyway.
 */
function withOlderDate(
  document: GuidanceDocument,
  older: GuidanceDocument,
  kept: string[],
): GuidanceDocument {
  const partlyFrom = commonDate(older, kept);
  return partlyFrom !== undefined && partlyFrom === document.date
    ? document
    : { ...document, partlyFrom, kept };
}

function commonDate(older: GuidanceDocument, kept: string[]): string | undefined {
  if (!older.kept) return older.partlyFrom === undefined ? older.date : undefined;
  const keptBefore = kept.filter((id) => older.kept!.includes(id)).length;
  if (keptBefore === 0) return older.date;
  return keptBefore === kept.length ? older.partlyFrom : undefined;
}

/** Returns passages in reading order. If a change was rejected, keeps the old passage, if there was one. */
export function* composePassages(
  before: readonly Passage[],
  after: readonly Passage[],
  decisions: Readonly<Record<string, Decision>>,
): Steps<Passage[]> {
  const kept = new Map<string, Passage>();
  for (const pair of yield* alignPassages(before, after)) {
    const isRejected = decisions[changeKey(pair.before, pair.after)] === 'rejected';
    const passage = isRejected ? pair.before : pair.after;
    if (passage && !kept.has(passage.id)) kept.set(passage.id, passage);
  }
  return [...kept.values()].map((passage, position) => ({ ...passage, position }));
}
