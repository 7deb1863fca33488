// Merges small neighbouring sections, because each on its own says too little to be found or to answer.
import { wordCount } from './sections.js';
import type { Atom, Line, Section } from './sections.js';

/** The most words in a group. Chapters have less in common than sections of one chapter. */
const GROUP_WORDS = { underHeading: 130, underTitle: 100 };

/**
 * Sections in order. Short sections under one heading, after the text directly under that heading, are merged: their
 * own headings become lines of the text, and the path is the one they share.
 */
export function mergeSmallSections(sections: readonly Section[]): Section[] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (last && goTogether([...last, section])) last.push(section);
    else groups.push([section]);
  }
  return groups.map((group) => (group.length === 1 ? group[0]! : merged(group)));
}

/** A heading below another one's own text would be read as part of what comes before it. */
function goTogether(group: readonly Section[]): boolean {
  const shared = sharedPath(group).length;
  const areNear = group.every(({ headings }) => headings.length <= shared + 1);
  return areNear && words(group) <= (shared ? GROUP_WORDS.underHeading : GROUP_WORDS.underTitle);
}

function sharedPath([first, ...others]: readonly Section[]): string[] {
  const path = first!.headings;
  const differs = path.findIndex((heading, n) => others.some(({ headings }) => headings[n] !== heading));
  return differs < 0 ? path : path.slice(0, differs);
}

function words(sections: readonly Section[]): number {
  return sections.reduce(
    (sum, { atoms }) => sum + atoms.reduce((all, { text }) => all + wordCount(text), 0),
    0,
  );
}

function merged(group: readonly Section[]): Section {
  const headings = sharedPath(group);
  return { headings, atoms: group.flatMap((section) => withHeading(section, headings.length)) };
}

/** A passage that continues one of the sections repeats its heading, which may say who it applies to. */
function withHeading({ headings, atoms }: Section, above: number): Atom[] {
  const own = headings.slice(above).map((text): Line => ({ bullet: '', text }));
  const lines = own.map((line): Atom => ({
    ...line,
    leadIns: [],
    continuesLine: false,
    introduces: true,
    startsNumber: false,
    page: atoms[0]?.page,
  }));
  return [...lines, ...atoms.map((atom) => ({ ...atom, leadIns: [...own, ...atom.leadIns] }))];
}
