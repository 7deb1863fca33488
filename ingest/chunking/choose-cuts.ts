// Decides where to cut a section into passages, so that they are close to the target size and keep related
// text together.
import { limitsPreviousSentence } from '../../knowledge/quotes/limiting-sentences.js';
import { textOfLines, wordCount, type Piece } from './sections.js';
import { splitLongPiece } from './split-long-piece.js';
import type { Sizes } from './passage-sizes.js';

export interface Segment {
  text: string;
  pieces: Piece[];
}

/** The cost of cutting before a piece. A passage that misses the target length by 100% costs 1. */
const CUT = {
  insideParagraph: 0.5,
  insideList: 0.25,
  betweenParagraphs: 0.05,
  beforeNumber: 0,
  beforeLimit: 3,
};
/** A passage that is shorter than this share of the target says too little when read on its own. */
const MIN_WORDS_SHARE = 0.35;

interface Measured {
  piece: Piece;
  words: number;
  tokens: number;
  leadWords: number;
  leadTokens: number;
}

/** Returns segments in order, each within the limits. Every piece is in exactly one segment. */
export function chooseCuts(pieces: readonly Piece[], sizes: Sizes): Segment[] {
  const measured = pieces
    .flatMap((piece) => splitLongPiece(piece, sizes))
    .map((piece) => measure(piece, sizes));
  return cuts(measured, sizes).map(([from, to]) => {
    const own = measured.slice(from, to).map(({ piece }) => piece);
    return { text: textOf(own), pieces: own };
  });
}

function measure(piece: Piece, { countTokens }: Sizes): Measured {
  const lead = textOfLines(piece.leadIns);
  return {
    piece,
    words: wordCount(piece.text),
    tokens: countTokens(piece.bullet + piece.text),
    leadWords: wordCount(lead),
    leadTokens: lead ? countTokens(lead) : 0,
  };
}

/** Finds the cheapest cuts by dynamic programming. A section has few pieces, so this is fast enough. */
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
  const { piece } = measured[from]!;
  // Keeps "However, …" in the same passage as the sentence that it limits, so that a quote can include both.
  if (limitsPreviousSentence(piece.text)) return CUT.beforeLimit;
  if (piece.continuesLine) return CUT.insideParagraph;
  if (piece.leadIns.length) return CUT.insideList;
  return piece.startsNumber ? CUT.beforeNumber : CUT.betweenParagraphs;
}

/** The cost of ending a segment with a lead-in, which separates the lead-in from what it introduces. */
function tornLeadIn(measured: readonly Measured[], to: number): number {
  return to < measured.length && measured[to - 1]!.piece.introduces ? 10 : 0;
}

/** Joins the pieces' lines. Each lead-in appears once, before the first piece that needs it. */
function textOf(pieces: readonly Piece[]): string {
  const lines: string[] = [];
  const present = new Set<string>();
  pieces.forEach((piece, index) => {
    const before = index > 0 && piece.continuesLine ? lines.pop() : undefined;
    if (before !== undefined) {
      lines.push(`${before} ${piece.text}`);
    } else {
      lines.push(textOfLines([...piece.leadIns.filter(({ text }) => !present.has(text)), piece]));
    }
    for (const { text } of [...piece.leadIns, piece]) present.add(text);
  });
  return lines.join('\n');
}
