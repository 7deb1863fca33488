// Collects what we hold about someone who works here, apart from the requests they handled.
import type { AuditEvent } from '../../model/audit/event.js';
import { actorOf } from '../../model/people/actor.js';
import { accountOf, samePerson, type Person } from '../../model/people/person.js';
import { listedAs } from '../../model/people/roster.js';
import type { BotPorts } from '../../model/ports.js';
import type { Records } from '../../model/store.js';
import type { HeldStep } from '../../model/governance/data-held-about-person.js';
import type { CleanKept } from './clean-kept.js';
import type { KeptWork } from './kept-data.js';

interface How {
  names: readonly string[];
  shared: boolean;
  clean: CleanKept;
  now: string;
}

const MOST = 10_000;

/** Returns undefined if there is nothing to collect. */
export async function collectWork(
  ports: BotPorts,
  person: Person,
  { names, shared, clean, now }: How,
): Promise<KeptWork | undefined> {
  const { records } = ports.store;
  const asAdviser = await adviserDetails(ports, person, now);
  const savedReplies: KeptWork['savedReplies'] = [];
  for (const { by, at, title, text } of await records.savedReplies.list())
    if (samePerson(by, person)) savedReplies.push({ at, title: await clean(title), text: await clean(text) });
  const notes: KeptWork['notes'] = [];
  for (const note of await records.held.proposedNotes(person))
    notes.push({ ...note, advice: await clean(note.advice) });
  const steps = await cleanedSteps(await records.held.stepsBy(names), clean);
  const { theirs, byName, areMore } = await auditBy(records, person, names);
  const audit = theirs.map(({ at, kind }) => ({ at, kind }));
  const typed = { steps: await records.held.countTypedSteps(names), lines: byName.length };
  const lists = [asAdviser.details, savedReplies, notes, steps, theirs, byName];
  const isEmpty = !typed.steps && lists.every((list) => !list.length);
  if (!asAdviser.listed && !shared && isEmpty) return undefined;
  return {
    ...asAdviser,
    savedReplies,
    notes,
    steps,
    audit,
    ...((typed.steps || typed.lines) && { byNameOnly: { names, ...typed } }),
    ...(areMore && { moreAudit: true as const }),
    ...(shared && { sharedName: true as const }),
  };
}

async function adviserDetails(
  { store, roster }: BotPorts,
  person: Person,
  now: string,
): Promise<Pick<KeptWork, 'listed' | 'awayUntil' | 'details'>> {
  const entry = listedAs(roster(), person);
  if (!entry) return { details: [] };
  const { publicHolidays: _, open: __, ...listed } = entry;
  const { advisers } = store.records;
  const awayUntil = (await advisers.kept(now)).get(listed.id)?.awayUntil;
  const changes = await advisers.changes(listed.id);
  return {
    listed,
    ...(awayUntil !== undefined && { awayUntil }),
    details: changes.map(({ at, details }) => ({ at, ...(details && { details }) })),
  };
}

async function cleanedSteps(steps: readonly HeldStep[], clean: How['clean']): Promise<HeldStep[]> {
  const cleaned: HeldStep[] = [];
  for (const step of steps)
    cleaned.push(step.words === undefined ? step : { ...step, words: await clean(step.words) });
  return cleaned;
}

/**
 * Searches the audit log for each of the person's names. `byName`: the lines that have the name but not the
 * account. Only searches the newest lines for each name.
 */
async function auditBy(
  { audit }: Records,
  person: Person,
  names: readonly string[],
): Promise<{ theirs: AuditEvent[]; byName: AuditEvent[]; areMore: boolean }> {
  const events: AuditEvent[] = [];
  let areMore = false;
  for (const by of names) {
    const found = await audit.find({ by }, { limit: MOST + 1, offset: 0 });
    areMore ||= found.length > MOST;
    events.push(...found.slice(0, MOST));
  }
  events.sort((one, other) => one.number - other.number);
  const isTheirs = ({ record, details }: AuditEvent) =>
    (record?.kind === 'account' && record.id === accountOf(person)) ||
    details?.['account'] === actorOf(person).account;
  return { theirs: events.filter(isTheirs), byName: events.filter((event) => !isTheirs(event)), areMore };
}
