// Decides which guidance fits the nations that a question is about, and filters out guidance for other
// nations.
import type { SearchIndex } from '../index/search-index.js';
import type { Passage } from '../model/passage.js';
import type { GuidanceDocument, Jurisdiction } from '../model/source.js';
import { nationsNamed } from '../question/find-nations.js';

/** Cached, because checking every document took 1ms per question, and there are few combinations. */
const allowedPassages = new WeakMap<SearchIndex, Map<string, Uint8Array>>();

/**
 * Filters out guidance for other nations, which would be wrong, not just less relevant. Keeps text for
 * several nations if they include one of these.
 */
export function nationFilter(
  index: SearchIndex,
  nations: readonly Jurisdiction[],
  ownNationOnly?: true,
): ((ordinal: number) => boolean) | undefined {
  if (!nations.length) return undefined;
  const { passages, documents } = index.content;
  const isFit = (passage: Passage) => {
    const document = documents.get(passage.document)!;
    return (ownNationOnly ? nationFit(document, nations) : passageNationFit(document, passage, nations)) >= 0;
  };
  const known = allowedPassages.get(index) ?? new Map<string, Uint8Array>();
  const key = `${nations.join()}${ownNationOnly ? ' only' : ''}`;
  const allowed = known.get(key) ?? Uint8Array.from(passages, (one) => Number(isFit(one)));
  allowedPassages.set(index, known.set(key, allowed));
  return (ordinal) => allowed[ordinal] === 1;
}

/** Returns 1 for guidance for these nations alone, less if also for others, -1 if only for others, 0 if unknown. */
function nationFit(document: GuidanceDocument, nations: readonly Jurisdiction[]): number {
  if (!nations.length || !document.jurisdictions.length) return 0;
  const shared = document.jurisdictions.filter((nation) => nations.includes(nation)).length;
  return shared === 0 ? -1 : shared / document.jurisdictions.length;
}

export function isForNation(document: GuidanceDocument, nations: readonly Jurisdiction[]): boolean {
  return nationFit(document, nations) > 0;
}

/** Like `nationFit`, but 0 if the passage mentions one of these nations ("does not apply in Scotland"). */
export function passageNationFit(
  document: GuidanceDocument,
  passage: Passage,
  nations: readonly Jurisdiction[],
): number {
  const fit = nationFit(document, nations);
  return fit < 0 && nationsNamed(passage.text).some((nation) => nations.includes(nation)) ? 0 : fit;
}
