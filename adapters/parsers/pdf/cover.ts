// Reads a PDF's title and date from its first pages, because its properties often contain a template's name.
import { readDate } from '../../../ingest/model/read-date.js';
import { repairText } from '../blocks/repair-text.js';
import type { PageLines } from './headers-and-footers.js';
import type { Line } from './lines.js';
import { bodyStyle } from './style.js';

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DATE = new RegExp(`(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${MONTHS}) \\d{4}`, 'u');
const DATE_ALONE = new RegExp(`^(?:[\\w :]{0,24}: )?(${DATE.source})$`, 'u');
const DATE_SAID = new RegExp(`(?:published|updated|issued|version)\\b.{0,60}?(${DATE.source})`, 'iu');
const REVISED = new RegExp(
  `^(?:date )?(?:last |latest )?(?:revis|updat|amend)\\w*[\\w :]{0,16}?${DATE.source}`,
  'iu',
);
const NO_TITLE = /^microsoft word\b|^untitled|template\b|\.(?:docx?|indd|pdf|qxd)$|\btxt$/iu;
const LONGEST_TITLE_WORDS = 30;
const COVER_PAGES = 2;

export function coverOf(pages: readonly PageLines[], property: string): { title?: string; date?: string } {
  const title = titleOf(pages) ?? ownTitle(property);
  const date = dateOf(pages);
  return { ...(title ? { title } : {}), ...(date ? { date } : {}) };
}

function ownTitle(property: string): string | undefined {
  const title = repairText(property);
  return title && !NO_TITLE.test(title) ? title : undefined;
}

/** Takes the largest text on the cover, if it is much larger than the body text. */
function titleOf(pages: readonly PageLines[]): string | undefined {
  const body = bodyStyle(pages.flatMap((page) => page.lines));
  for (const page of pages.slice(0, COVER_PAGES)) {
    const large = page.lines.filter((line) => line.size > body.size * 1.45 && /\p{L}{3}/u.test(line.text));
    const size = Math.max(0, ...large.map((line) => line.size));
    const title = firstRun(page.lines, size);
    const words = title.split(' ').length;
    if (title && words <= LONGEST_TITLE_WORDS && !/^contents$/iu.test(title)) return title;
  }
  return undefined;
}

function firstRun(lines: readonly Line[], size: number): string {
  const start = lines.findIndex((line) => size > 0 && Math.abs(line.size - size) < 0.6);
  if (start < 0) return '';
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => Math.abs(line.size - size) >= 0.6);
  return repairText((end < 0 ? rest : rest.slice(0, end)).map((line) => line.text).join(' '));
}

function dateOf(pages: readonly PageLines[]): string | undefined {
  const lines = pages.slice(0, COVER_PAGES).flatMap((page) => page.lines.map((line) => line.text));
  const revised = latestRevision(lines);
  if (revised) return revised;
  for (const pattern of [DATE_ALONE, DATE_SAID]) {
    for (const line of lines) {
      const date = pattern.exec(line)?.[1];
      if (date) return date;
    }
  }
  return undefined;
}

/** Takes the latest date in a line such as “Revision dates: January 2015,”, or in the line that continues it. */
function latestRevision(lines: readonly string[]): string | undefined {
  const dates = lines.flatMap((line, n) => {
    const whole = /(?:[,:]|\band)$/u.test(line) ? `${line} ${lines[n + 1] ?? ''}` : line;
    return REVISED.test(whole) ? (whole.match(new RegExp(DATE, 'gu')) ?? []) : [];
  });
  return dates.sort((one, other) => (readDate(one)! < readDate(other)! ? -1 : 1)).at(-1);
}

/** True for a line with only a date. A date on a cover may be in large type, but it is not a heading. */
export function isDate(text: string): boolean {
  return DATE_ALONE.test(text) || /^\d{4}$/u.test(text);
}
