// Finds where a quote stands in its passage, word for word, and widens it to whole sentences with their lead-ins.
import type { Span } from '../../model/answer.js';
import type { Unit } from '../../text/sentences.js';

/** Fewer words could stand anywhere, and would support nothing. */
const LEAST_WORDS = 3;
const MOST_LETTERS = 2_000;

const SAME: readonly (readonly [RegExp, string])[] = [
  [/['’‘`´]/g, "['’‘`´]"],
  [/["“”„]/g, '["“”„]'],
  [/[-‐‑‒–—]/g, '[-‐‑‒–—]'],
];

/** Indexes of the units that the words touch, with all that introduces them; undefined where they do not stand there. */
export function unitsQuoted(text: string, units: readonly Unit[], words: string): number[] | undefined {
  if (words.length > MOST_LETTERS) return undefined;
  const parts = words.split(/\s*(?:…|\.{3})\s*/).filter((part) => part.trim());
  const touched = new Set<number>();
  let from = 0;
  for (const part of parts) {
    const span = find(text, part, from);
    if (!span) return undefined;
    from = span[1];
    units.forEach((unit, index) => {
      if (unit.start < span[1] && unit.end > span[0]) touched.add(index);
    });
  }
  if (!touched.size) return undefined;
  // All of them: an item within an item may stand under an outer "must not".
  for (const index of [...touched])
    for (let { leadIn } = units[index]!; leadIn !== undefined; { leadIn } = units[leadIn]!)
      touched.add(leadIn);
  return [...touched].sort((a, b) => a - b);
}

const LETTER_BEFORE = /[\p{L}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}]/u;

function find(text: string, part: string, from: number): Span | undefined {
  const tokens = part
    .trim()
    .replace(/^["“‘'«]+|["”’'».,;:]+$/g, '')
    .split(/[\s•|]+/)
    .filter(Boolean);
  if (tokens.filter((token) => /[\p{L}\p{N}]/u.test(token)).length < LEAST_WORDS) return undefined;
  // Mostly they are copied as they are, and a search for a pattern costs twenty times as much.
  const plain = tokens.join(' ');
  const at = text.indexOf(plain, from);
  if (
    at >= 0 &&
    !LETTER_BEFORE.test(text.slice(0, at).slice(-2)) &&
    !LETTER_AFTER.test(text.slice(at + plain.length))
  )
    return [at, at + plain.length];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${tokens.map(tokenPattern).join('[\\s•|]+')}(?![\\p{L}\\p{N}])`,
    'iu',
  );
  const match = pattern.exec(text.slice(from));
  return match ? [from + match.index, from + match.index + match[0].length] : undefined;
}

function tokenPattern(token: string): string {
  const escaped = token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return SAME.reduce((pattern, [marks, any]) => pattern.replace(marks, any), escaped);
}

/** Each quoted unit as one sentence, behind what introduces it: an item's "must not" stands above its list. */
export function sentencesOf(text: string, units: readonly Unit[], quoted: readonly number[]): string[] {
  const words = ({ start, end }: Unit) => text.slice(start, end);
  return quoted
    .filter((index) => !quoted.some((other) => units[other]!.leadIn === index))
    .map((index) => {
      const parts = [words(units[index]!)];
      for (let { leadIn } = units[index]!; leadIn !== undefined; { leadIn } = units[leadIn]!)
        parts.unshift(words(units[leadIn]!));
      return parts.join(' ').replaceAll(' | ', ', ');
    });
}

/** Exact spans; sentences of one paragraph are read as one. */
export function spansOf(text: string, units: readonly Unit[], quoted: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const index of quoted) {
    const { start, end } = units[index]!;
    const last = spans.at(-1);
    if (last && /^ *$/.test(text.slice(last[1], start))) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}
