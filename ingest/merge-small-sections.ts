// Puts small neighbouring sections under one heading together: each alone says too little to be found or to answer.
import { wordCount } from './sections.js';
import type { Atom, Section } from './sections.js';

/** A section of more words stands by itself; so does a group that would grow over this. */
const SMALL_WORDS = 45;
const GROUP_WORDS = 100;

/** Sections in order. Where some were put together, their own headings are lines of the text and the path is their parent's. */
export function mergeSmallSections(sections: readonly Section[]): Section[] {
  const merged: Section[] = [];
  let group: Section[] = [];
  const end = () => {
    if (group.length === 1) merged.push(group[0]!);
    else if (group.length) merged.push({ headings: parentOf(group[0]!), atoms: group.flatMap(withHeading) });
    group = [];
  };
  for (const section of sections) {
    const goesOn =
      group.length > 0 && isSibling(group[0]!, section) && words([...group, section]) <= GROUP_WORDS;
    if (!goesOn || words([section]) > SMALL_WORDS) end();
    group.push(section);
    if (words([section]) > SMALL_WORDS) end();
  }
  end();
  return merged;
}

function words(sections: readonly Section[]): number {
  return sections.reduce(
    (sum, { atoms }) => sum + atoms.reduce((all, { text }) => all + wordCount(text), 0),
    0,
  );
}

function parentOf({ headings }: Section): string[] {
  return headings.slice(0, -1);
}

function isSibling(a: Section, b: Section): boolean {
  return (
    a.headings.length === b.headings.length &&
    a.headings.length > 0 &&
    parentOf(a).join('\n') === parentOf(b).join('\n')
  );
}

function withHeading({ headings, atoms }: Section): Atom[] {
  const heading: Atom = {
    bullet: '',
    text: headings.at(-1)!,
    leadIns: [],
    continuesLine: false,
    introduces: true,
    startsNumber: false,
    page: atoms[0]?.page,
  };
  return [heading, ...atoms];
}
