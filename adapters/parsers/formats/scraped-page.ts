// Finds the guidance in a web page that was saved as Markdown together with its navigation.
import { readDate } from '../../../ingest/model/read-date.js';
import { isNavigationHeading, isNavigationLine } from '../blocks/navigation.js';

export interface ScrapedPage {
  content: string;
  title?: string;
  /** The date as printed on the page, such as "25 November 2025". */
  updated?: string;
  /** The day, if the page says that it was withdrawn. */
  withdrawnOn?: string;
}

/** Dates and notices are near the top of a page. */
const TOP_CHARACTERS = 12_000;
const WITHDRAWN = /^\W*This [a-z ]+ was withdrawn on (\d{1,2} \p{L}+ \d{4})/mu;
const PREAMBLE = /^\s*Title: (?<title>.+)\n+URL Source: .+\n+(?:Published Time: .+\n+)?Markdown Content:\n/u;

/**
 * Returns the content unchanged if it does not look like a saved web page. `title` is the title in the front
 * matter, if there is one.
 */
export function mainContent(content: string, title: string | undefined): ScrapedPage {
  const preamble = PREAMBLE.exec(content);
  if (!preamble) return { content };
  const body = content.slice(preamble[0].length);
  const top = body.slice(0, TOP_CHARACTERS);
  const updated = /Updated: (\d{1,2} \p{L}+ \d{4})/u.exec(top)?.[1];
  const withdrawnOn = readDate(WITHDRAWN.exec(top)?.[1] ?? '');
  const lines = body.split('\n');
  const start = afterTitle(lines, title ?? preamble.groups?.title ?? '');
  const end = start + endOf(lines.slice(start));
  const kept = lines
    .slice(start, end)
    .filter((line) => !isNavigationLine(line.replace(/^\[([^\]]*)\].*$/u, '$1').replace(/^[\d.*\s]+/u, '')));
  return {
    content: kept.join('\n'),
    title: title ?? preamble.groups?.title,
    ...(updated && { updated }),
    ...(withdrawnOn && { withdrawnOn }),
  };
}

const underlined = (lines: readonly string[], index: number) =>
  /^(?:={3,}|-{3,})\s*$/u.test(lines[index + 1] ?? '');

function headingAt(lines: readonly string[], index: number): string | undefined {
  const line = lines[index]!.trim();
  if (line && underlined(lines, index)) return line;
  return /^#{1,6}\s+(.+)$/u.exec(line)?.[1];
}

/**
 * The index of the line after the last top-level heading that has the page's title, or 0 if there is none.
 */
function afterTitle(lines: readonly string[], title: string): number {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const isTop = /^={3,}\s*$/u.test(lines[index + 1] ?? '') || /^#\s/u.test(lines[index]!);
    const heading = isTop ? headingAt(lines, index) : undefined;
    if (heading && (sameWords(heading, title) || index > 0))
      return underlined(lines, index) ? index + 2 : index + 1;
  }
  return 0;
}

function sameWords(one: string, other: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ');
  return words(one) === words(other);
}

function endOf(lines: readonly string[]): number {
  for (let index = 0; index < lines.length; index += 1) {
    const heading = headingAt(lines, index);
    if (heading && isNavigationHeading(heading)) return index;
  }
  return lines.length;
}
