// Merges small neighbouring sections, because each says too little on its own to be found or to answer a
// question.
import { areForAdults } from '../../knowledge/search/for-adults.js';
import { OWN_LINE, wordCount, type Piece, type BulletedLine, type Section } from './sections.js';

/** The most words in a merged group. Chapters have less in common than sections of one chapter. */
const GROUP_WORDS = { underHeading: 130, underTitle: 100 };

/**
 * Keeps the order of the sections. Merges short sections under the same heading with each other, and with any
 * text directly under that heading. Their own headings become lines of text, and the merged section has the
 * heading path that they share.
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

/**
 * Only allows headings one level below the shared heading. Text under deeper headings would seem to belong to the
 * text before it. Keeps text for adults separate, and also table rows for different age groups: the rows do not
 * say who they are for, so rows for adults could be quoted for a child.
 */
function goTogether(group: readonly Section[]): boolean {
  const shared = sharedPath(group).length;
  const areNear = group.every(({ headings }) => headings.length <= shared + 1);
  const ageGroups = new Set(group.map(({ ageGroup }) => ageGroup));
  const forAdults = group.filter(({ headings }) => areForAdults(headings)).length;
  return (
    areNear &&
    ageGroups.size === 1 &&
    (forAdults === 0 || forAdults === group.length) &&
    words(group) <= (shared ? GROUP_WORDS.underHeading : GROUP_WORDS.underTitle)
  );
}

function sharedPath([first, ...others]: readonly Section[]): string[] {
  const path = first!.headings;
  const differs = path.findIndex((heading, n) => others.some(({ headings }) => headings[n] !== heading));
  return differs < 0 ? path : path.slice(0, differs);
}

function words(sections: readonly Section[]): number {
  return sections.reduce(
    (sum, { pieces }) => sum + pieces.reduce((all, { text }) => all + wordCount(text), 0),
    0,
  );
}

function merged(group: readonly Section[]): Section {
  const headings = sharedPath(group);
  return { headings, pieces: group.flatMap((section) => withHeading(section, headings.length)) };
}

/** Repeats the headings as lines in every passage of the section: they may say who the text is for. */
function withHeading({ headings, pieces }: Section, above: number): Piece[] {
  const own = headings.slice(above).map((text): BulletedLine => ({ bullet: '', text }));
  const page = pieces[0]?.page;
  const lines = own.map((line): Piece => ({ ...OWN_LINE, ...line, leadIns: [], introduces: true, page }));
  const rest = repeats(pieces[0], own.at(-1)?.text) ? pieces.slice(1) : pieces;
  return [...lines, ...rest.map((piece) => ({ ...piece, leadIns: [...own, ...piece.leadIns] }))];
}

/** A question in a form is both heading and text, because a heading without text cannot be quoted. */
function repeats(piece: Piece | undefined, heading: string | undefined): boolean {
  return piece?.text === heading && piece?.bullet === '' && piece.number === undefined;
}
