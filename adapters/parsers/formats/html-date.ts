// Finds the date of a web page: in its metadata, or in a line at its start such as “Published May 2026”.
import type { CheerioAPI } from 'cheerio';
import { dayInBritain } from '../../../ingest/model/day-in-britain.js';
import { readDate } from '../../../ingest/model/read-date.js';
import { repairText } from '../blocks/repair-text.js';

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

/** The whole line is the date and its label, so that a date in a sentence is not taken for the page’s own. */
const DATED_LINE =
  /^(?:(?:first|last)\s+)?(?:published|updated|issued|reviewed|date(?:\s+of\s+(?:issue|publication))?)(?:\s+(?:on|in))?\s*:?\s*(?<date>\S(?:.{0,28}\S)?)$/iu;
const LONGEST_LINE = 60;

/** Text further down is about something else, such as another publication in a list. */
const MOST_LINES = 12;

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

function inFirstLines($: CheerioAPI): string | undefined {
  for (const node of $('p,time,dd,li,h2').toArray().slice(0, MOST_LINES)) {
    if (node.tagName.toLowerCase() === 'h2') return undefined;
    const machine = $(node).find('time[datetime]').first().attr('datetime') ?? $(node).attr('datetime');
    const line = repairText($(node.tagName.toLowerCase() === 'time' ? node.parent! : node).text());
    const said = line.length <= LONGEST_LINE ? DATED_LINE.exec(line)?.groups?.date : undefined;
    if (said === undefined || readDate(said) === undefined) continue;
    return machine !== undefined && readDate(machine) !== undefined ? dayIn(machine) : said;
  }
  return undefined;
}

/** Leaves a date in words as it is, because it is shown. */
function dayIn(stated: string): string {
  return /^\d{4}-/.test(stated) ? (dayInBritain(stated) ?? stated) : stated;
}
