// Removes running headers and footers, page numbers and contents pages.
import type { Line } from './lines.js';

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

export function withoutFurniture(pages: readonly PageLines[]): PageLines[] {
  return withoutEdges(pages).map((page) => ({ ...page, lines: withoutContents(page.lines) }));
}

export function withoutEdges(pages: readonly PageLines[]): PageLines[] {
  const repeated = repeatedEdges(pages);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      if (!isAtEdge(line, page.height)) return true;
      return !(line.isArtifact || PAGE_NUMBER.test(line.text) || repeated.has(edgeKey(line)));
    }),
  }));
}

function isAtEdge(line: Line, height: number): boolean {
  return line.y < height * EDGE || line.y > height * (1 - EDGE);
}

/** Returns the same key for the same text at the same height, even if the page numbers in it differ. */
function edgeKey(line: Line): string {
  return `${Math.round(line.y / 4)} ${line.text.replace(/\d+/gu, '#').toLowerCase()}`;
}

/**
 * Finds text that is at the edge of 3 or more pages. A chapter's running header is only on the chapter's
 * pages.
 */
function repeatedEdges(pages: readonly PageLines[]): Set<string> {
  const seen = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (!isAtEdge(line, page.height)) continue;
      const key = edgeKey(line);
      (seen.get(key) ?? seen.set(key, new Set()).get(key)!).add(page.number);
    }
  }
  return new Set([...seen].filter(([, on]) => on.size >= 3).map(([key]) => key));
}

/**
 * Removes entries in a list of contents. They have a tag or dotted leaders, or follow the "Contents" heading.
 */
function withoutContents(lines: readonly Line[]): Line[] {
  const heading = lines.findIndex((line) => CONTENTS_HEADING.test(line.text));
  const numbered = heading >= 0 ? lines.slice(heading + 1) : [];
  const listed = new Set(numbered.filter((line) => ENDS_IN_PAGE.test(line.text)));
  const isContentsPage = listed.size >= Math.max(3, numbered.length * 0.25);
  const entries = lines.filter((line) => isEntry(line) || (isContentsPage && listed.has(line)));
  const rising = isContentsPage ? [] : risingNumbers(lines);
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
 * never go down.
 */
function risingNumbers(lines: readonly Line[]): Line[] {
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
  return runs.filter((run) => run.length >= MIN_RISING).flat();
}

function isEntry(line: Line): boolean {
  return line.tag?.role === 'TOCI' || LEADERS.test(line.text);
}
