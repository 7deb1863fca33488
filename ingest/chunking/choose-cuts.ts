// Decides where to cut a section at the lowest cost: how far parts miss the target size, and what cuts separate.
import { limitsPreviousSentence } from '../../knowledge/quotes/limiting-sentences.js';
import { textOfLines, wordCount, type Atom } from './sections.js';
import { splitLongAtom } from './split-long-atom.js';
import type { Sizes } from './passage-sizes.js';

export interface Segment {
  text: string;
  atoms: Atom[];
}

/** The cost of a cut before an atom. A passage whose length misses the target by 100% has a cost of 1. */
const CUT = {
  insideParagraph: 0.5,
  insideList: 0.25,
  betweenParagraphs: 0.05,
  beforeNumber: 0,
  beforeLimit: 3,
};
/** A passage shorter than this share of the target says too little on its own. */
const MIN_WORDS_SHARE = 0.35;

interface Measured {
  atom: Atom;
  words: number;
  tokens: number;
  leadWords: number;
  leadTokens: number;
}

/** Segments in order, each within the limits. Every atom is in exactly one segment. */
export function chooseCuts(atoms: readonly Atom[], sizes: Sizes): Segment[] {
  const measured = atoms.flatMap((atom) => splitLongAtom(atom, sizes)).map((atom) => measure(atom, sizes));
  return cuts(measured, sizes).map(([from, to]) => {
    const own = measured.slice(from, to).map(({ atom }) => atom);
    return { text: textOf(own), atoms: own };
  });
}

function measure(atom: Atom, { countTokens }: Sizes): Measured {
  const lead = textOfLines(atom.leadIns);
  return {
    atom,
    words: wordCount(atom.text),
    tokens: countTokens(atom.bullet + atom.text),
    leadWords: wordCount(lead),
    leadTokens: lead ? countTokens(lead) : 0,
  };
}

/** Dynamic programming over the allowed cuts. There are few atoms in a section and fewer in a segment. */
function cuts(measured: readonly Measured[], sizes: Sizes): [from: number, to: number][] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= measured.length; to += 1) {
    let found = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    let words = 0;
    let tokens = 0;
    for (let from = to - 1; from >= 0; from -= 1) {
      const one = measured[from]!;
      words += one.words;
      tokens += one.tokens;
      const allWords = words + one.leadWords;
      const isOver = allWords > sizes.maxWords || tokens + one.leadTokens > sizes.maxTokens;
      if (isOver && from < to - 1) break;
      const cost =
        best[from]!.cost + cutCost(measured, from) + sizeCost(allWords, sizes) + tornLeadIn(measured, to);
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const segments: [number, number][] = [];
  for (let to = measured.length; to > 0; to = best[to]!.from) segments.unshift([best[to]!.from, to]);
  return segments;
}

function sizeCost(words: number, { targetWords }: Sizes): number {
  const miss = (words - targetWords) / targetWords;
  return miss * miss + (words < targetWords * MIN_WORDS_SHARE ? 0.5 : 0);
}

function cutCost(measured: readonly Measured[], from: number): number {
  if (from === 0) return 0;
  const { atom } = measured[from]!;
  // Keep "However, …" in the same passage as the sentence it limits, so that a quote can include both.
  if (limitsPreviousSentence(atom.text)) return CUT.beforeLimit;
  if (atom.continuesLine) return CUT.insideParagraph;
  if (atom.leadIns.length) return CUT.insideList;
  return atom.startsNumber ? CUT.beforeNumber : CUT.betweenParagraphs;
}

/** A segment must not end with a lead-in, as this would separate it from what it introduces. */
function tornLeadIn(measured: readonly Measured[], to: number): number {
  return to < measured.length && measured[to - 1]!.atom.introduces ? 10 : 0;
}

/** Lines in order. Each lead-in appears once, before the first atom that needs it. */
function textOf(atoms: readonly Atom[]): string {
  const lines: string[] = [];
  const present = new Set<string>();
  atoms.forEach((atom, index) => {
    const before = index > 0 && atom.continuesLine ? lines.pop() : undefined;
    if (before !== undefined) {
      lines.push(`${before} ${atom.text}`);
    } else {
      lines.push(textOfLines([...atom.leadIns.filter(({ text }) => !present.has(text)), atom]));
    }
    for (const { text } of [...atom.leadIns, atom]) present.add(text);
  });
  return lines.join('\n');
}
