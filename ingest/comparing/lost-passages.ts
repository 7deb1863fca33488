// Finds passages that people can no longer rely on because another edition has replaced theirs.
import type { Passage } from '../../knowledge/model/passage.js';
import { AUTHORITIES, JURISDICTIONS, type GuidanceDocument } from '../../knowledge/model/source.js';
import { isForAdults } from '../../knowledge/search/for-adults.js';
import { isOfSubstance, type PassageChange } from '../model/change.js';
import { isPartMoved } from './changed-words.js';
import { differenceBetween, editionContent } from './difference-between.js';
import type { EditingStore, EditionRecord } from '../model/ports.js';

export interface LostPassage {
  passage: Passage;
  /**
   * scope: the text is the same, but applies to fewer nations or is less binding. audience: the text is the
   * same, but its headings now limit it to adults, or no longer do.
   */
  reason: 'changed' | 'removed' | 'withdrawn' | 'scope' | 'audience';
  /** The passage in the new edition. Absent if it was removed. */
  after?: Passage;
  /** Text of either passage that the other edition has, unchanged, in another passage. */
  moved?: string[];
}

type Stands = Parameters<typeof isForAdults>[0] & { document: GuidanceDocument };

/** Ignores cosmetic changes. `after` is undefined if the document was removed. */
export async function lostPassages(
  editing: Pick<EditingStore, 'edition'>,
  before: EditionRecord,
  after: EditionRecord | undefined,
): Promise<LostPassage[]> {
  // The whole document was withdrawn, so every passage counts as withdrawn, whether or not it changed.
  if (after && isWithdrawnBetween(before.document, after.document)) {
    const held = await editionContent(editing, before.id);
    return (held?.passages ?? []).map((passage) => ({ passage, reason: 'withdrawn' }));
  }
  const { changes } = await differenceBetween(editing, before.id, after?.id);
  const now = await editionContent(editing, after?.id);
  const lost = changes
    .filter((change) => change.before && isOfSubstance(change))
    .map((change) => lostIn(change, changes, now?.passages ?? []));
  if (!after) return lost;
  const old = await editionContent(editing, before.id);
  const gone = new Set(lost.map(({ passage }) => passage.id));
  const current = new Map(now?.passages.map((passage) => [passage.id, passage]));
  for (const change of changes)
    if (change.before && change.after) current.set(change.before.id, change.after);
  const isLess = appliesLess(before.document, after.document);
  const rest = (old?.passages ?? []).flatMap((passage): LostPassage[] => {
    if (gone.has(passage.id)) return [];
    const kept = current.get(passage.id);
    if (
      kept &&
      isForOthers({ passage, document: before.document }, { passage: kept, document: after.document })
    )
      return [{ passage, reason: 'audience', after: kept }];
    return isLess ? [{ passage, reason: 'scope', after: kept }] : [];
  });
  return [...lost, ...rest];
}

/**
 * If a sentence of a removed passage is now in another passage, it counts as changed to that one. Text that the
 * other passage already had counts as moved.
 */
function lostIn(
  { before, after, runs }: PassageChange,
  changes: readonly PassageChange[],
  now: readonly Passage[],
): LostPassage {
  const moved = runs.filter((run) => run.moved).map(({ text }) => text);
  const still = after ?? now.find(({ text }) => moved.some((words) => isPartMoved(text, [words])));
  if (still && !after) moved.push(...unchangedIn(still, changes));
  return {
    passage: before!,
    reason: still ? 'changed' : 'removed',
    ...(still && { after: still }),
    ...(moved.length > 0 && { moved }),
  };
}

function unchangedIn(passage: Passage, changes: readonly PassageChange[]): string[] {
  const change = changes.find(({ after }) => after?.id === passage.id);
  if (!change) return [passage.text];
  return change.runs.filter(({ kind, moved }) => kind === 'same' || moved).map(({ text }) => text);
}

/** True if people can rely on the same words in another document as they did in the first. */
export function appliesAsMuch(before: Stands, now: Stands): boolean {
  return (
    !isWithdrawnBetween(before.document, now.document) &&
    !appliesLess(before.document, now.document) &&
    !isForOthers(before, now)
  );
}

/** Under a new heading, such as "Adults only", the same rule may be wrong for the person it was given to. */
function isForOthers(before: Stands, now: Stands): boolean {
  return isForAdults(before) !== isForAdults(now);
}

function isWithdrawnBetween(before: GuidanceDocument, after: GuidanceDocument): boolean {
  return before.standing === 'current' && after.standing !== 'current';
}

/** True if guidance no longer covers a nation, or is less binding. Naming no nation covers them all. */
function appliesLess(before: GuidanceDocument, after: GuidanceDocument): boolean {
  const nations = ({ jurisdictions }: GuidanceDocument) =>
    jurisdictions.length ? jurisdictions : JURISDICTIONS;
  const rank = ({ authority }: GuidanceDocument) => AUTHORITIES.indexOf(authority);
  return rank(after) > rank(before) || nations(before).some((nation) => !nations(after).includes(nation));
}
