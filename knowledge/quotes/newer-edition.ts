// Finds the document that replaced a superseded one, if it is in the release.
import type { GuidanceDocument } from '../model/source.js';

/** The document the superseded one's note names, or one with the same title ignoring brackets; undefined if neither. */
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
