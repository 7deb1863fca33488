// Shows leads who has read original messages without claiming the request.
import type { AuditEvent, AuditRecords } from '../../../bot/model/audit/event.js';
import { may } from '../../../bot/model/people/roles.js';
import { requestNumbers } from '../../../bot/reporting/request-numbers.js';
import { timeElement } from '../design/format-time.js';
import { filled } from '../design/filled.js';
import { markup, type Html } from '../design/markup.js';
import { READINGS_PATH } from '../model/paths.js';
import type { SignedIn } from '../model/signed-in.js';
import type { Desk } from './frame/context.js';
import { recordLink } from './governance/audit-sentences.js';
import { accessLogWording } from './wording/access-log-wording.js';
import { transcriptWording } from './wording/transcript-wording.js';

const { opened: said } = transcriptWording;

const READ_AT_ONCE = 1_000;
const SHOWN_FOR_MS = 7 * 24 * 3_600_000;

export interface OriginalsOpened {
  events: readonly AuditEvent[];
  numbers: ReadonlyMap<string, string>;
}

/** Returns undefined for people who may not see who read original messages. */
export async function readOpened(
  { options: { store }, now }: Desk,
  { roles }: SignedIn,
): Promise<OriginalsOpened | undefined> {
  if (!may(roles, 'see-readings')) return undefined;
  const from = new Date(now().getTime() - SHOWN_FOR_MS).toISOString();
  const events = await eventsSince(store.records.audit, from);
  return {
    events,
    numbers: await requestNumbers(
      store,
      events.flatMap(({ record }) => record?.id ?? []),
    ),
  };
}

/** Reads every event. If there were a limit, someone could hide an event by opening many more requests. */
async function eventsSince(audit: AuditRecords, from: string): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (;;) {
    const page = { limit: READ_AT_ONCE, offset: events.length };
    const found = await audit.find({ kind: 'break-glass', from }, page);
    events.push(...found);
    if (found.length < READ_AT_ONCE) return events;
  }
}

/** Groups the times when one person read the same request. Each group is shown as one line, newest first. */
function together(events: readonly AuditEvent[]): AuditEvent[][] {
  const runs = new Map<string, AuditEvent[]>();
  for (const event of events) {
    const key = JSON.stringify([event.by, event.record?.id]);
    const run = runs.get(key);
    if (run) run.push(event);
    else runs.set(key, [event]);
  }
  return [...runs.values()];
}

export function openedRegion(
  opened: OriginalsOpened | undefined,
  { roles, now }: { roles: SignedIn['roles']; now: Date },
): Html {
  if (!opened?.events.length) return markup``;
  const lines = together(opened.events).map((run) => {
    const { at, by, record } = run[0]!;
    const request = record && recordLink(record, roles, opened.numbers);
    const name = markup`<bdi>${by}</bdi>`;
    const times = filled(accessLogWording.times(run.length), { when: timeElement(run.at(-1)!.at, now) });
    return markup`<li>${timeElement(at, now)} ${filled(request ? said.by : said.unknown, { name, request })}${run.length > 1 && markup` <span class="muted">${times}</span>`}</li>`;
  });
  return markup`<section aria-labelledby="opened-title"><h2 id="opened-title">${said.title}</h2>
<ul class="activity">${lines}</ul>
<p><a href="${READINGS_PATH}?what=original&amp;reason=yes">${said.all}</a></p></section>`;
}
