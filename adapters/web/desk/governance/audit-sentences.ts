// Turns each event of the audit log into a sentence about the person who did it, with a link to the record
// for those who may open it.
import type { AuditKind } from '../../../../bot/model/audit/event.js';
import { may, type Right, type UserRole } from '../../../../bot/model/people/roles.js';
import { serviceHoursSchema } from '../../../../bot/model/people/service-hours.js';
import { markup, type Content } from '../../design/markup.js';
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
import { switchTitle } from './switches.js';

type Details = Readonly<Record<string, unknown>>;

export interface KindWords {
  /** The name of the kind in the filter. */
  title: string;
  /** What follows the person's name. `it` is the record. */
  says(details: Details, it: Content): Content;
}

export const AUDIT_WORDS: Readonly<Record<AuditKind, KindWords>> = {
  'sign-in': { title: 'Signed in', says: ({ roles }) => `signed in (${textOf(roles)})` },
  'sign-out': { title: 'Signed out', says: () => 'signed out' },
  role: {
    title: 'Role changed',
    says: ({ before, roles }) => `changed role from ${textOf(before)} to ${textOf(roles)}`,
  },
  settings: {
    title: 'Settings changed',
    says: ({ changed, role }) =>
      changed === 'first start'
        ? `started for the first time${processOf(role)}`
        : `started with changed settings${processOf(role)}: ${textOf(changed)}`,
  },
  'secret-rotated': {
    title: 'Secret changed',
    says: ({ names, role, step }) =>
      step === undefined
        ? `started with new secrets${processOf(role)}: ${textOf(names)}`
        : step === 'key changed'
          ? 'changed the encryption key'
          : 'destroyed earlier encryption keys',
  },
  publish: {
    title: 'Published',
    says: ({ how }, it) => [how === 'ingest' ? 'imported and published ' : 'published ', it],
  },
  rollback: { title: 'Went back', says: (_, it) => ['went back to ', it] },
  review: { title: 'Reviewed', says: reviewed },
  claim: { title: 'Claimed', says: (_, it) => ['claimed ', it] },
  reassign: { title: 'Transferred', says: ({ to }, it) => ['transferred ', it, ` to ${textOf(to)}`] },
  export: { title: 'Downloaded', says: (_, it) => ['downloaded ', it] },
  erase: { title: 'Erased', says: (_, it) => ['erased what someone wrote', it && [' in ', it]] },
  'break-glass': {
    title: 'Read without claiming',
    says: (_, it) => ['read the original messages of ', it, ' without claiming it'],
  },
  'subject-request': {
    title: 'Data request',
    says: ({ step, about }, it) => [
      step === 'own details chosen' ? 'chose the person’s own details for ' : `${textOf(step)} `,
      it,
      about === 'erasure' ? ', for erasure' : ', for a copy',
    ],
  },
  complaint: {
    title: 'Complaint',
    says: ({ step, via, outcome }, it) => [
      step === 'received' ? (via === 'chat' ? 'made ' : 'added ') : `${textOf(step)} `,
      it,
      outcome !== undefined && `: ${textOf(outcome)}`,
    ],
  },
  'hold-placed': { title: 'Hold placed', says: (_, it) => ['placed ', it] },
  'hold-lifted': { title: 'Hold lifted', says: (_, it) => ['lifted ', it] },
  'periods-confirmed': {
    title: 'Retention confirmed',
    says: ({ periods }) =>
      `confirmed the retention periods, in days: ${textOf(periods).replaceAll(' ', ', ').replaceAll('=', ' ')}`,
  },
  'deletion-stopped': { title: 'Deletion stopped', says: () => 'stopped nightly deletion' },
  retention: { title: 'Old data deleted', says: deleted },
  'opening-hours': {
    title: 'Opening hours changed',
    says: hoursSet,
  },
  'switch-off': { title: 'Turned off', says: (_, it) => ['turned off ', it] },
  'switch-on': { title: 'Turned on', says: (_, it) => ['turned on ', it] },
  'log-shortened': {
    title: 'Log shortened',
    says: ({ through }) => `deleted the text of the events of this log up to ${textOf(through)}`,
  },
};

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}` || 'none'
    : 'none';

/** If the service runs as several processes, which of them this was. */
const processOf = (role: unknown) => (role === 'both' ? '' : ` (${textOf(role)})`);

/** The log has the hours as "mon tue 09:00-17:00" and the days as "2026-12-24 2026-12-25". */
function hoursSet({ week, closedDays, bankHolidays }: Details): Content {
  if (closedDays === undefined) return 'set the opening hours back to the settings';
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
  return `set the opening hours${data ? `: ${hoursInWords(data)}` : ''}`;
}

const REVIEWED: Readonly<Record<string, string>> = {
  edit: 'corrected the details of',
  comment: 'commented on',
  accept: 'accepted',
  reject: 'rejected',
  reopen: 'reopened',
  proposed: 'proposed a change to',
  rejected: 'rejected a change to',
};

function reviewed({ action, passage, accepted, term }: Details, it: Content): Content {
  if (term !== undefined) return `${textOf(term)} a term`;
  const step = REVIEWED[textOf(action)] ?? textOf(action);
  return [
    step,
    passage === undefined ? ' ' : ' one passage of ',
    it,
    accepted === true && ', as another editor proposed',
  ];
}

function deleted({ failed, ...counts }: Details): Content {
  const gone = Object.entries(counts).map(([name, count]) => `${name} ${textOf(count)}`);
  return [
    gone.length ? `deleted old data: ${gone.join(', ')}` : 'found no old data to delete',
    failed !== undefined && `; ${textOf(failed)} could not be deleted`,
  ];
}

/** The names of records, and the pages where people who have the right can open them. */
const RECORDS: Readonly<
  Record<string, { name(id: string): Content; right: Right; path(id: string): string }>
> = {
  request: { name: withId('request'), right: 'advise', path: escalationPath },
  release: { name: (id) => `version ${id} of the guidance`, right: 'edit', path: () => RELEASES_PATH },
  change: { name: (id) => `change ${id}`, right: 'edit', path: (id) => changePath(Number(id)) },
  helpline: { name: (id) => `helpline ${id}`, right: 'edit', path: contactPath },
  'data request': { name: withId('data request'), right: 'govern', path: () => DATA_REQUESTS_PATH },
  complaint: { name: withId('complaint'), right: 'govern', path: () => COMPLAINTS_PATH },
  hold: { name: withId('legal hold'), right: 'govern', path: () => HOLDS_PATH },
  switch: { name: switchTitle, right: 'govern', path: () => SWITCHES_PATH },
};

function withId(kind: string): (id: string) => Content {
  return (id) => markup`${kind} <code>${id}</code>`;
}

/** An erasure names every conversation it reached. */
function conversationsNamed(ids: string): Content {
  const all = ids.split(' ');
  return [
    all.length === 1 ? 'conversation ' : 'conversations ',
    all.map((id, n) => markup`${n > 0 && ', '}<code>${id}</code>`),
  ];
}

/** `numbers`: the numbers of requests, by ID. A request that no longer exists is named by its ID. */
export function recordLink(
  { kind, id }: { kind: string; id: string },
  roles: readonly UserRole[],
  numbers: ReadonlyMap<string, string>,
): Content {
  if (kind === 'conversations') return conversationsNamed(id);
  const known = RECORDS[kind];
  const number = kind === 'request' ? numbers.get(id) : undefined;
  const name = known ? known.name(number ?? id) : withId(kind)(number ?? id);
  return known && may(roles, known.right) ? markup`<a href="${known.path(id)}">${name}</a>` : name;
}
