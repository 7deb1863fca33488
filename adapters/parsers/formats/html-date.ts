// Finds the date of a web page: in its metadata, or in a line at its start such as “Published May 2026”.
import type { CheerioAPI } from 'cheerio';
import { dayInBritain } from '../../../ingest/model/day-in-britain.js';
import { readDate } from '../../../ingest/model/read-date.js';
import { repairText } from '../blocks/repair-text.js';
import { mainPartOf } from './html-parts.js';

type Element = ReturnType<ReturnType<CheerioAPI>['find']>[number];

/**
 * Best first. We do not use article:modified_time, because content management systems also change it when the
 * text is the same.
 */
const NAMES = [
  'dcterms.modified',
  'dcterms.date',
  'dcterms.issued',
  'dc.date',
  'dc.date.issued',
  'date',
  'article:published_time',
];

/** The whole line must be the date and its label. A date in a sentence may not be the page’s own. */
const DATED_LINE =
  /^(?<label>(?:(?:first|last)\s+)?(?:published|updated|issued|reviewed|date(?:\s+of\s+(?:issue|publication))?))(?:\s+(?:on|in))?\s*:?\s*(?<date>\S(?:.{0,28}?\S)?)$/iu;
const LABELS_OF_CHANGE = /^(?:last\s|updated|reviewed)/iu;
/** A second date may follow, or a link to other versions. */
const BETWEEN = /\s+[\u2013\u2014|-]\s/u;
const LONGEST_LINE = 80;
const LONGEST_DATE = 30;

/** Text further down is about something else, such as another publication in a list. */
const MOST_LINES = 12;
const LINES = 'p,time,dd,li,h2';
const BESIDE =
  'nav,aside,footer,[role="banner"],[role="navigation"],[role="complementary"],[id*="cookie" i],[class*="cookie" i]';
const SITE_HEADER = 'body > header';

/** Call this before anything is removed from the page. */
export function dateIn($: CheerioAPI): string | undefined {
  return inMetadata($) ?? inFirstLines($);
}

function inMetadata($: CheerioAPI): string | undefined {
  const stated = new Map<string, string>();
  for (const meta of $('meta[content]').toArray()) {
    const name = ($(meta).attr('name') ?? $(meta).attr('property') ?? '').toLowerCase();
    const content = repairText($(meta).attr('content')!);
    if (content && !stated.has(name)) stated.set(name, content);
  }
  const [first] = NAMES.flatMap((name) => stated.get(name) ?? []).filter(
    (content) => readDate(content) !== undefined,
  );
  return first === undefined ? undefined : dayIn(first);
}

/** Prefers the date of the last change, because a page may also say when it was first published. */
function inFirstLines($: CheerioAPI): string | undefined {
  const dated = firstLines($).flatMap((node) => datedIn($, node));
  const [latest] = dated
    .filter(({ label }) => LABELS_OF_CHANGE.test(label))
    .sort((one, other) => readDate(other.date)!.localeCompare(readDate(one.date)!));
  return (latest ?? dated[0])?.date;
}

function firstLines($: CheerioAPI): Element[] {
  const part = mainPartOf($) ?? $('body');
  const lines: Element[] = [];
  for (const node of part.find(LINES).toArray()) {
    const around = $(node)
      .parentsUntil((_, parent) => parent === part[0])
      .addBack();
    if (around.is(BESIDE) || around.is(SITE_HEADER)) continue;
    if (node.tagName.toLowerCase() === 'h2' || lines.length === MOST_LINES) break;
    lines.push(node);
  }
  return lines;
}

interface Dated {
  label: string;
  date: string;
}

/** Returns the dates in a line that starts with a date. */
function datedIn($: CheerioAPI, node: Element): Dated[] {
  const line = repairText($(node.tagName.toLowerCase() === 'time' ? node.parent! : node).text());
  const term = node.tagName.toLowerCase() === 'dd' ? repairText($(node).prevAll('dt').first().text()) : '';
  const wordings = [line, `${term} ${line}`].filter(({ length }) => length <= LONGEST_LINE);
  const dated = wordings.map(datesOf).find(({ length }) => length > 0) ?? [];
  const machines = [node, ...$(node).find('time')].flatMap((one) => $(one).attr('datetime') ?? []);
  return dated.map(({ label, date }, index) => {
    const machine = machines.length < dated.length ? undefined : machines[index];
    return { label, date: machine !== undefined && readDate(machine) !== undefined ? dayIn(machine) : date };
  });
}

function datesOf(line: string): Dated[] {
  const pieces = line.split(BETWEEN).map((piece) => {
    const { label = '', date = '' } = DATED_LINE.exec(piece)?.groups ?? {};
    return readDate(date) === undefined ? undefined : { label, date };
  });
  return pieces[0] ? pieces.filter((piece) => piece !== undefined) : [];
}

/** Leaves a date in words as it is, because it is shown. Takes only the date from a longer text. */
function dayIn(stated: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.test(stated) ? dayInBritain(stated) : undefined;
  return day ?? (stated.length <= LONGEST_DATE ? stated : readDate(stated)!);
}
