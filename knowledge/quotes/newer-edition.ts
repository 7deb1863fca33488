// Finds the document that replaced a superseded one, if the release has it.
import type { GuidanceDocument } from '../model/source.js';

/** Named in its note, or with the same title apart from text in brackets; undefined if neither helps. */
export function newerEdition(
  document: GuidanceDocument,
  documents: Iterable<GuidanceDocument>,
): GuidanceDocument | undefined {
  if (document.standing !== 'superseded') return undefined;
  const current = [...documents].filter(({ standing }) => standing === 'current');
  const words = new Set(document.note?.match(/[\w.-]*\w/gu));
  const title = withoutBrackets(document.title);
  return (
    current.find(({ slug }) => words.has(slug)) ?? current.find((one) => withoutBrackets(one.title) === title)
  );
}

function withoutBrackets(title: string): string {
  return title
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
