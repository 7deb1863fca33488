// Takes a data request through its steps: opened, approved, paused, searched, answered, closed.
import { adminWording } from '../wording/staff/admin-wording.js';
import { ownDataWording } from '../wording/english/own-data-wording.js';
import { forgetPerson } from '../erasure/forget-me.js';
import { findComplaints, findMentions, searchMentions, searchMentionsAgain } from './find-mentions.js';
import { inTransaction, newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import {
  digestOfList,
  isPaused,
  type NewSubjectRequest,
  type SubjectRequest,
} from '../model/governance/subject-request.js';
import type { Acting, Actor } from '../model/people/actor.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import { eraseMentions, eraseRecordsOf } from './erase-by-name.js';
import { erasedLine, whyNotErased } from './what-is-erased.js';
import { isFindable, withoutWords, type SubjectExport } from './copy/leave-out.js';
import { collectKept } from './copy/collect-kept.js';
import { collectMentions, collectPerson, showComplaint, type SubjectData } from './copy/collect.js';
import { readReceived } from './date-received.js';
import {
  refused,
  takeStep,
  takeStepIn,
  type ChangeOf,
  type Kind,
  type HandlingResult,
} from './handling-steps.js';

const { requests: said } = adminWording;

export async function openRequest(
  ports: BotPorts,
  wanted: NewSubjectRequest,
): Promise<HandlingResult<SubjectRequest>> {
  const now = ports.clock().toISOString();
  const { subject, kind, by, id = newId(), received = '' } = wanted;
  if (subject.by === 'name' && subject.sought.trim().length < 3) return refused(said.shortName);
  if (subject.by === 'identity' && !(subject.person.platform && subject.person.id))
    return refused(said.account);
  const arrived = readReceived(received, now);
  if ('problem' in arrived) return refused(arrived.problem);
  const request: SubjectRequest = {
    id,
    kind,
    subject,
    openedAt: arrived.at,
    openedBy: by.name,
    openedByAccount: by.account,
    pauses: [],
    own: [],
    leftOut: [],
    log: [{ at: now, by: by.name, what: said.steps.opened }],
    version: 1,
  };
  await inTransaction(ports, async (unit) => {
    if (await unit.records.subjects.find(id)) return;
    await unit.records.subjects.add(request);
    await audit(unit, request, by, 'opened');
  });
  return { outcome: 'done', value: request };
}

/** A search by name looks through everyone's conversations, so another person must approve it. */
export function approveRequest(ports: BotPorts, { id, by }: Acting): Promise<HandlingResult<SubjectRequest>> {
  return changeRequest(ports, { id, by }, 'approved', (request, now) => {
    if (request.openedByAccount === undefined) return said.noAccount;
    // Compares accounts, because names can be typed or changed, and 2 people can have the same name.
    if (request.openedByAccount === by.account) return said.needsAnother;
    if (request.approved) return said.approved;
    return { ...request, approved: { by: by.name, account: by.account, at: now } };
  });
}

export function pauseRequest(
  ports: BotPorts,
  { id, by, why }: Acting & { why: string },
): Promise<HandlingResult<SubjectRequest>> {
  return changeRequest(ports, { id, by }, 'paused', (request, now) => {
    if (why.trim() === '') return said.noQuestion;
    if (isPaused(request)) return said.paused;
    return { ...request, pauses: [...request.pauses, { from: now, why }] };
  });
}

export function resumeRequest(ports: BotPorts, { id, by }: Acting): Promise<HandlingResult<SubjectRequest>> {
  return changeRequest(ports, { id, by }, 'resumed', (request, now) =>
    isPaused(request)
      ? { ...request, pauses: request.pauses.map((one) => ({ ...one, to: one.to ?? now })) }
      : said.notPaused,
  );
}

/** Records which removed details are the person's own. Others stay removed. */
export function setOwnDetails(
  ports: BotPorts,
  { id, by, own }: Acting & { own: readonly string[] },
): Promise<HandlingResult<SubjectRequest>> {
  const values = own.map((value) => value.trim()).filter((value) => value !== '');
  return changeRequest(ports, { id, by }, 'own details chosen', (request) => ({ ...request, own: values }));
}

/**
 * Records other people's details that redaction missed, so that the copy leaves them out. Adds them to the
 * list if `adding` is set. Refuses if the list has changed since the admin saw it: `shown` is a digest of
 * what they saw.
 */
export function setLeftOut(
  ports: BotPorts,
  { id, by, words, adding, shown }: Acting & { words: readonly string[]; adding?: true; shown?: string },
): Promise<HandlingResult<SubjectRequest>> {
  const chosen = words.map((one) => one.trim()).filter((one) => one !== '');
  return changeRequest(ports, { id, by }, 'details to leave out chosen', (request) => {
    if (shown !== undefined && shown !== digestOfList(request.leftOut)) return said.listChanged;
    if (!chosen.every(isFindable) || (adding && !chosen.length)) return said.shortWords;
    return { ...request, leftOut: [...new Set([...(adding ? request.leftOut : []), ...chosen])] };
  });
}

export function closeRequest(
  ports: BotPorts,
  { id, by, outcome }: Acting & { outcome: string },
): Promise<HandlingResult<SubjectRequest>> {
  return changeRequest(ports, { id, by }, 'closed', (request, now) =>
    outcome.trim() === ''
      ? said.noOutcome
      : { ...request, own: [], leftOut: [], closed: { by: by.name, at: now, outcome } },
  );
}

/** Exports the data we hold, without other people's details. Records each export in the request's history. */
export async function exportData(
  ports: BotPorts,
  { id, by }: Acting,
  { withReadings = false }: { withReadings?: boolean } = {},
): Promise<HandlingResult<SubjectExport>> {
  const { records } = ports.store;
  const found = await mayLook(records, id);
  if ('outcome' in found) return found;
  const now = ports.clock().toISOString();
  const data = await dataOf(ports, found, { now, withReadings });
  const stepped = await changeRequest(ports, { id, by }, 'exported', (request) => request, foundLine(data));
  if (stepped.outcome === 'refused') return stepped;
  const made = { readFirst: ownDataWording.readFirst, request: stepped.value, madeAt: now, data };
  return { outcome: 'done', value: withoutWords(made, stepped.value.leftOut) };
}

async function dataOf(
  ports: BotPorts,
  { id, subject, own }: SubjectRequest,
  { now, withReadings }: { now: string; withReadings: boolean },
): Promise<SubjectData> {
  const { records } = ports.store;
  const roster = ports.roster();
  if (subject?.by === 'identity') {
    const { person } = subject;
    const kept = await collectKept(ports, person, { id, own }, now);
    return { ...(await collectPerson(records, person, { own, withReadings, roster, now })), kept };
  }
  const sought = subject?.sought ?? '';
  const complaints = await findComplaints(records, sought);
  return {
    conversations: await collectMentions(records, await findMentions(records, sought), {
      roster,
      sought,
      own,
    }),
    requests: [],
    // Leaves out `from`: a search can match any part of it, and the contact details in it may belong to
    // someone else.
    complaints: complaints.map((one) => showComplaint({ ...one, from: undefined })),
    ratings: {},
    elsewhere: { deadJobs: 0, draftNotes: 0, uploads: 0 },
  };
}

function foundLine({ conversations, complaints }: SubjectData): string {
  const entries = conversations.reduce((sum, one) => sum + one.said.length, 0);
  return said.exported(entries, conversations.length, complaints.length);
}

/** Erases the data, and removes the person's identity from the request. */
export async function eraseData(
  ports: BotPorts,
  { id, by }: Acting,
): Promise<HandlingResult<SubjectRequest>> {
  const { records } = ports.store;
  const found = await mayLook(records, id);
  if ('outcome' in found) return found;
  const { subject } = found;
  if (!subject) return refused(said.erased);
  const search = subject.by === 'name' ? await searchMentions(records, subject.sought) : undefined;
  return inTransaction(ports, async (unit) => {
    const mentions =
      search && subject.by === 'name' ? await searchMentionsAgain(unit.records, subject.sought, search) : [];
    const problem = await whyNotErased(unit, subject, mentions);
    if (problem !== undefined) return refused(problem);
    const outcome = await erasedLine(unit, subject, mentions);
    const erased = logged(outcome, by, (request, now) => ({
      ...request,
      subject: undefined,
      own: [],
      leftOut: [],
      closed: { by: by.name, at: now, outcome },
    }));
    // Close the request first. If someone else has just closed it, nothing is erased.
    return takeStepIn(unit, REQUEST, id, erased, async (_, request) => {
      if (subject.by === 'identity') await forgetPerson(unit, subject.person, { by: by.name });
      else {
        await eraseMentions(unit, mentions);
        await eraseRecordsOf(unit, subject.sought);
      }
      await audit(unit, request, by, 'erased');
    });
  });
}

const REQUEST: Kind<SubjectRequest> = {
  in: ({ subjects }) => subjects,
  missing: said.missing,
  closed: said.closed,
  overtaken: said.overtaken,
};

export async function mayLook(records: Records, id: string): Promise<SubjectRequest | HandlingResult<never>> {
  const request = await records.subjects.find(id);
  if (!request) return refused(REQUEST.missing);
  if (request.closed) return refused(REQUEST.closed);
  if (request.subject?.by === 'name' && !request.approved) return refused(said.searchNeedsAnother);
  return request;
}

export function changeRequest(
  ports: BotPorts,
  { id, by }: Acting,
  what: keyof typeof said.steps | 'exported',
  changed: ChangeOf<SubjectRequest>,
  line = what === 'exported' ? '' : said.steps[what],
): Promise<HandlingResult<SubjectRequest>> {
  return takeStep(ports, REQUEST, id, logged(line, by, changed), (unit, request) =>
    audit(unit, request, by, what),
  );
}

const logged =
  (what: string, by: Actor, changed: ChangeOf<SubjectRequest>): ChangeOf<SubjectRequest> =>
  (request, now) => {
    const after = changed(request, now);
    if (typeof after === 'string') return after;
    return { ...after, log: [...after.log, { at: now, by: by.name, what }] };
  };

async function audit(
  { records, now }: UnitOfWork,
  { id, kind }: SubjectRequest,
  by: Actor,
  step: string,
): Promise<void> {
  await records.audit.append({
    kind: step === 'exported' ? 'export' : 'subject-request',
    at: now,
    by: by.name,
    record: { kind: 'data request', id },
    details: { about: kind, step, account: by.account },
  });
}
