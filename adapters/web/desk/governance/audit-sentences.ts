// Describes each event of the audit log in a sentence, with a link to its record for people who may open it.
import type { AuditEvent } from '../../../../bot/model/audit/event.js';
import { may, type Right, type UserRole } from '../../../../bot/model/people/roles.js';
import { serviceHoursSchema } from '../../../../bot/model/people/service-hours.js';
import { filled } from '../../design/filled.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import {
  changePath,
  COMPLAINTS_PATH,
  contactPath,
  DATA_REQUESTS_PATH,
  escalationPath,
  HOLDS_PATH,
  RELEASES_PATH,
  SWITCHES_PATH,
} from '../../model/paths.js';
import { hoursInWords } from '../hours/hours-page.js';
import { auditWording } from '../wording/audit-wording.js';
import { switchTitle } from './switches.js';

type Details = NonNullable<AuditEvent['details']>;

export function eventSentence(event: AuditEvent, { who, record }: { who: Content; record: Content }): Html {
  const { kind } = event;
  const { kinds, unknown } = auditWording;
  if (!Object.hasOwn(kinds, kind)) return filled(unknown, { who, kind });
  const { says } = kinds[kind];
  const details = detailsInWords(event);
  const sentence = typeof says === 'string' ? says : says(details, record !== undefined);
  return filled(sentence, { ...textsFor(sentence, details), who, record });
}

/** Describes periods and hours in words. The log stores them in a form that programs can read. */
function detailsInWords({ kind, details = {} }: AuditEvent): Details {
  if (kind === 'periods-confirmed')
    return { periods: textOf(details.periods).replaceAll(' ', ', ').replaceAll('=', ' ') };
  if (kind !== 'opening-hours' || details.closedDays === undefined) return details;
  const hours = hoursIn(details);
  return hours === undefined ? details : { ...details, hours };
}

function textsFor(sentence: string, details: Details): Record<string, string> {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return Object.fromEntries(names.map((name) => [name, textOf(details[name])]));
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}` || auditWording.none
    : auditWording.none;

/** Reads hours such as "mon tue 09:00-17:00" and days such as "2026-12-24 2026-12-25" from the log. */
function hoursIn({ week, closedDays, bankHolidays }: Details): string | undefined {
  const { data } = serviceHoursSchema.safeParse({
    week: textOf(week)
      .split(', ')
      .map((shift) => {
        const [from, to] = shift.split(' ').at(-1)!.split('-');
        return { days: shift.split(' ').slice(0, -1), from, to };
      }),
    closedDays: closedDays === 'none' ? [] : textOf(closedDays).split(' '),
    ...(bankHolidays !== 'none' && { bankHolidays }),
  });
  return data && hoursInWords(data);
}

interface RecordKind {
  id: (id: string) => Content;
  right: Right;
  path(id: string): string;
}

const inCode = (id: string) => markup`<code>${id}</code>`;
const plain = (id: string) => id;

const RECORDS: Readonly<Record<string, RecordKind>> = {
  request: { id: inCode, right: 'advise', path: escalationPath },
  release: { id: plain, right: 'edit', path: () => RELEASES_PATH },
  change: { id: plain, right: 'edit', path: (id) => changePath(Number(id)) },
  helpline: { id: plain, right: 'edit', path: contactPath },
  'data request': { id: inCode, right: 'govern', path: () => DATA_REQUESTS_PATH },
  complaint: { id: inCode, right: 'govern', path: () => COMPLAINTS_PATH },
  hold: { id: inCode, right: 'govern', path: () => HOLDS_PATH },
  switch: { id: switchTitle, right: 'govern', path: () => SWITCHES_PATH },
};

/** An erasure can cover several conversations, and the log names all of them. */
function conversationsNamed(ids: string): Content {
  const all = ids.split(' ');
  return filled(auditWording.conversations(all.length), {
    ids: all.map((id, n) => markup`${n > 0 && ', '}${inCode(id)}`),
  });
}

/** `numbers` maps the ids of requests to their numbers. If a request no longer exists, its id is shown. */
export function recordLink(
  { kind, id }: { kind: string; id: string },
  roles: readonly UserRole[],
  numbers: ReadonlyMap<string, string>,
): Content {
  if (kind === 'conversations') return conversationsNamed(id);
  const known = RECORDS[kind];
  const shownId = (kind === 'request' ? numbers.get(id) : undefined) ?? id;
  const names: Readonly<Record<string, string>> = auditWording.records;
  const name = filled(names[kind] ?? auditWording.otherRecord, { kind, id: (known?.id ?? inCode)(shownId) });
  return known && may(roles, known.right) ? markup`<a href="${known.path(id)}">${name}</a>` : name;
}
