// Describes each event of the audit log in a sentence, with a link to its record for people who may open it.
import type { AuditEvent } from '../../../../bot/model/audit/event.js';
import { may, type Right, type UserRole } from '../../../../bot/model/people/roles.js';
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
import { auditWording } from '../wording/audit-wording.js';
import { switchTitle } from './switches.js';

type Details = NonNullable<AuditEvent['details']>;

export function eventSentence(
  { kind, details = {} }: AuditEvent,
  { who, record }: { who: Content; record: Content },
): Html {
  const { kinds, unknown } = auditWording;
  if (!Object.hasOwn(kinds, kind)) return filled(unknown, { who, kind });
  const has = (name: string) => name in details || (name === 'record' && record !== undefined);
  const { says } = kinds[kind];
  const sentence = says.replaceAll(/\[(\w+)\|(.*?)\]/g, (_, name: string, text: string) =>
    has(name) ? text : '',
  );
  return filled(sentence, { ...textsFor(says, details), who, record });
}

function textsFor(says: string, details: Details): Record<string, string> {
  const entries = Object.entries(details);
  const others = entries.filter(([name]) => !says.includes(`{${name}}`));
  return {
    others: others.map(([name, value]) => `${name} ${value}`).join(', ') || auditWording.none,
    ...Object.fromEntries(entries.map(([name, value]) => [name, textOf(name, `${value}`)])),
  };
}

const textOf = (name: string, value: string) =>
  auditWording.values[name]?.[value] ?? (value || auditWording.none);

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
