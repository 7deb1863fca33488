// Removes running headers and footers, page numbers and contents pages.
import type { Line } from './lines.js';
import { bodyStyle } from './style.js';

/** Running headers and footers are within this share of the page's height from the top or bottom. */
const EDGE = 0.12;
const PAGE_NUMBER =
  /^(?:\d{1,4}\s+)?(?:page\s*)?(?:\|\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/|\|)\s*\d{1,4})?(?:\s*\|)?(?:\s*page)?$/iu;
const LEADERS = /(?:\.\s?){5,}\s*\d{1,4}\s*$|…{2,}\s*\d{1,4}\s*$/u;
const CONTENTS_HEADING = /^(?:table of )?contents(?: page)?:?$/iu;

export interface PageLines {
  number: number;
  height: number;
  lines: Line[];
}

export function withoutPageFurniture(pages: readonly PageLines[]): PageLines[] {
  const trimmed = withoutEdges(pages);
  const starts = linesByStart(trimmed);
  return trimmed.map((page) => {
    const isElsewhere = (line: Line) => [...(starts.get(startOf(line)) ?? [])].some((n) => n !== page.number);
    return { ...page, lines: withoutContents(page.lines, isElsewhere) };
  });
}

export function withoutEdges(pages: readonly PageLines[]): PageLines[] {
  const isRepeated = findRepeated(pages);
  const isNumber = findPageNumbers(pages);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter(
      (line) =>
        !isAtEdge(line, page.height) ||
        !(line.isArtifact || isNumber(line, page.number) || isRepeated(line, page.number)),
    ),
  }));
}

function isAtEdge(line: Line, height: number): boolean {
  return line.y < height * EDGE || line.y > height * (1 - EDGE);
}

function edgeLines(pages: readonly PageLines[]): { line: Line; number: number }[] {
  return pages.flatMap(({ lines, height, number }) =>
    lines.filter((line) => isAtEdge(line, height)).map((line) => ({ line, number })),
  );
}

function pagesByKey<Key>(found: readonly { key: Key; number: number }[]): Map<Key, number> {
  const pages = new Map<Key, Set<number>>();
  for (const { key, number } of found) (pages.get(key) ?? pages.set(key, new Set()).get(key)!).add(number);
  return new Map([...pages].map(([key, { size }]) => [key, size]));
}

/**
 * A number on its own is a page number if it is the page's position in the file, or differs from it by as much as
 * on other pages. Any other number with more than one digit may be one to call, so it is kept.
 */
function findPageNumbers(pages: readonly PageLines[]): (line: Line, page: number) => boolean {
  const offsetsOf = ({ text }: Line, page: number) =>
    PAGE_NUMBER.test(text) ? numbersIn(text).map((number) => number - page) : [];
  const found = edgeLines(pages).flatMap(({ line, number }) =>
    offsetsOf(line, number).map((key) => ({ key, number })),
  );
  const counts = pagesByKey(found);
  const enough = Math.max(2, Math.min(MIN_PAGES, pages.length - 1));
  return (line, page) => {
    if (!PAGE_NUMBER.test(line.text)) return false;
    const offsets = offsetsOf(line, page);
    if (!offsets.length || /^\d$|page|of|\|/iu.test(line.text)) return true;
    return offsets.some((offset) => offset === 0 || counts.get(offset)! >= enough);
  };
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/gu) ?? []).map(Number);
}

/** Text in the same place on this many pages is a running header or footer. A chapter may have its own. */
const MIN_PAGES = 3;
/** A line this much larger than the body text is a heading, as in “Step 2”, even if its number follows the pages. */
const LARGE = 1.15;
const TO_CALL = /^(?:999|101|111|112)$/u;

function findRepeated(pages: readonly PageLines[]): (line: Line, page: number) => boolean {
  const counts = pagesByKey(
    edgeLines(pages).flatMap(({ line, number }) =>
      [sameKey(line), ...followingKeys(line, number)].map((key) => ({ key, number })),
    ),
  );
  const largest = bodyStyle(pages.flatMap((page) => page.lines)).size * LARGE;
  const isOften = (key: string) => counts.get(key)! >= MIN_PAGES;
  return (line, page) =>
    (isOften(sameKey(line)) && !TO_CALL.test(line.text)) ||
    (line.size <= largest && followingKeys(line, page).some(isOften));
}

/** The number of a chapter without its title, which is the next heading and says more. */
const CHAPTER_NUMBER = /^(?:section|chapter|part) \d+$/iu;

function sameKey({ y, text }: Line): string {
  const words = CHAPTER_NUMBER.test(text) ? text.replace(/\d+/u, '#') : text;
  return `${Math.round(y / 4)} ${words.toLowerCase()}`;
}

/**
 * Returns a key for each number in the line. A number that goes up with the pages has the same key on all of them.
 */
function followingKeys(line: Line, page: number): string[] {
  const key = sameKey(line);
  const height = key.indexOf(' ');
  return [...key.matchAll(/\d+/gu)].flatMap(({ 0: digits, index }) =>
    index > height
      ? `${key.slice(0, index)}#${Number(digits) - page}${key.slice(index + digits.length)}`
      : [],
  );
}

/**
 * Removes entries in a list of contents. They have a tag or dotted leaders, or follow the "Contents" heading.
 */
function withoutContents(lines: readonly Line[], isElsewhere: (line: Line) => boolean): Line[] {
  const heading = lines.findIndex((line) => CONTENTS_HEADING.test(line.text));
  const numbered = heading >= 0 ? lines.slice(heading + 1) : [];
  const listed = new Set(numbered.filter((line) => ENDS_IN_PAGE.test(line.text)));
  const isContentsPage = listed.size >= Math.max(3, numbered.length * 0.25);
  const entries = lines.filter((line) => isEntry(line) || (isContentsPage && listed.has(line)));
  const rising = isContentsPage ? [] : risingNumbers(lines, isElsewhere);
  const all = new Set([...entries, ...rising]);
  if (isContentsPage || all.size > lines.length / 2) {
    const last = lines.findLastIndex((line) => all.has(line));
    const first = isContentsPage ? heading : lines.findIndex((line) => all.has(line));
    return lines.filter((_, index) => index < first || index > last);
  }
  return lines.filter((line) => !all.has(line));
}

const ENDS_IN_PAGE = /\D[\s_]\d{1,3}$|^\d{1,3}$/u;
const MIN_RISING = 5;

/**
 * Finds a list of contents without a heading or leaders: consecutive lines that end in page numbers, which
 * never go down. Most of its entries start a line on another page, unlike a list of telephone extensions.
 */
function risingNumbers(lines: readonly Line[], isElsewhere: (line: Line) => boolean): Line[] {
  const runs: Line[][] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const page = Number(/\p{L}{3}.*[\s_](\d{1,3})$/u.exec(line.text)?.[1] ?? Number.NaN);
    if (Number.isNaN(page)) {
      before = Number.POSITIVE_INFINITY;
      continue;
    }
    if (page >= before) runs.at(-1)!.push(line);
    else runs.push([line]);
    before = page;
  }
  const isContents = (run: readonly Line[]) =>
    run.length >= MIN_RISING && run.filter(isElsewhere).length >= run.length / 2;
  return runs.filter(isContents).flat();
}

/** The first letters of a line. A heading may be broken over lines in other places than its entry. */
function startOf({ text }: Line): string {
  return text.toLowerCase().replace(/\P{L}/gu, '').slice(0, 16);
}

function linesByStart(pages: readonly PageLines[]): Map<string, Set<number>> {
  const starts = new Map<string, Set<number>>();
  for (const { lines, number } of pages)
    for (const line of lines) {
      const start = startOf(line);
      (starts.get(start) ?? starts.set(start, new Set()).get(start)!).add(number);
    }
  return starts;
}

function isEntry(line: Line): boolean {
  return line.tag?.role === 'TOCI' || LEADERS.test(line.text);
}
