// Wording for the audit log: a sentence for each kind of event, and how to check the log.
import { counted } from '../../../../bot/wording/english/plurals.js';
import type { AuditKind } from '../../../../bot/model/audit/event.js';

const PROPOSALS = { proposed: 'proposed a change to', rejected: 'rejected a change to' };

export const auditWording = {
  title: 'Audit log',
  found: 'Events found',
  size: (count: number) => `${counted(count, 'event')}.`,
  signed: (count: number) => `The first ${count.toLocaleString('en-GB')} were signed {when}.`,
  notSigned: 'Not signed yet.',
  check: 'To check that no one has changed the log, run {command}.',
  command: 'ctac audit verify',
  number: (number: number) => `Event ${number}`,
  allAbout: 'All events about this record',
  none: 'none',
  /** Used for a kind of event that was recorded by another version of the service. */
  unknown: '{who} {kind}.',
  /**
   * The gaps in a sentence are filled with who did it, the record, a detail of the event, or all other details.
   * `[passage|one passage of ]` is left out if the event has no detail with that name.
   */
  kinds: {
    'sign-in': { title: 'Signed in', says: '{who} signed in ({roles}).' },
    'sign-out': { title: 'Signed out', says: '{who} signed out.' },
    role: { title: 'Role changed', says: '{who} changed role from {before} to {roles}.' },
    settings: {
      title: 'Settings changed',
      says: '{who} started with changed settings ({role}): {changed}.',
    },
    'secret-rotated': {
      title: 'Secret changed',
      says: '{who} [names|started with new secrets ({role}): {names}][step|{step}].',
    },
    publish: { title: 'Published', says: '{who} {how} {record}.' },
    rollback: { title: 'Went back', says: '{who} went back to {record}.' },
    review: {
      title: 'Reviewed',
      says: '{who} [term|{term} a term][action|{action} ][passage|one passage of ]{record}[accepted|, as proposed by another editor].',
    },
    claim: { title: 'Claimed', says: '{who} claimed {record}.' },
    reassign: { title: 'Transferred', says: '{who} transferred {record} to {to}.' },
    export: { title: 'Downloaded', says: '{who} downloaded {record}.' },
    erase: { title: 'Erased', says: '{who} erased what someone wrote[record| in {record}].' },
    'break-glass': {
      title: 'Read without claiming',
      says: '{who} read the original messages of {record} without claiming it.',
    },
    'subject-request': { title: 'Data request', says: '{who} {step} {record}, for {about}.' },
    complaint: { title: 'Complaint', says: '{who} {step} {record}[outcome|: {outcome}].' },
    'hold-placed': { title: 'Hold placed', says: '{who} placed {record}.' },
    'hold-lifted': { title: 'Hold lifted', says: '{who} lifted {record}.' },
    'periods-confirmed': {
      title: 'Retention confirmed',
      says: '{who} confirmed the retention periods, in days: {periods}.',
    },
    'deletion-stopped': { title: 'Deletion stopped', says: '{who} stopped nightly deletion.' },
    retention: {
      title: 'Old data deleted',
      says: '{who} deleted old data: {others}[failed|; {failed} could not be deleted].',
    },
    'opening-hours': {
      title: 'Opening hours changed',
      says: '{who} set the opening hours: {week}[closedDays|; closed days: {closedDays}; bank holidays: {bankHolidays}].',
    },
    'switch-off': { title: 'Turned off', says: '{who} turned off {record}.' },
    'switch-on': { title: 'Turned on', says: '{who} turned on {record}.' },
    'log-shortened': {
      title: 'Log shortened',
      says: '{who} deleted the text of this log’s events up to {through}.',
    },
  } as Readonly<Record<AuditKind, { title: string; says: string }>>,
  /** Says the values of details that would not fit into a sentence as the log stores them. */
  values: {
    role: { both: 'web and worker' },
    changed: { 'first start': 'all, because it was the first start' },
    how: { ingest: 'imported and published', publish: 'published' },
    action: {
      edit: 'corrected the details of',
      comment: 'commented on',
      accept: 'accepted',
      reject: 'rejected',
      reopen: 'reopened',
      ...PROPOSALS,
    },
    term: PROPOSALS,
    step: {
      'key changed': 'changed the encryption key',
      'earlier keys destroyed': 'destroyed earlier encryption keys',
      'own details chosen': 'chose the person’s own details for',
      'details to leave out chosen': 'chose which details of other people to leave out of',
      received: 'added',
    },
    about: { access: 'a copy' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  records: {
    request: 'request {id}',
    release: 'version {id} of the guidance',
    change: 'change {id}',
    helpline: 'helpline {id}',
    'data request': 'data request {id}',
    complaint: 'complaint {id}',
    hold: 'legal hold {id}',
    switch: '{id}',
    record: 'record {id}',
    account: 'account {id}',
    conversation: 'conversation {id}',
    'breach report': 'breach report {id}',
    run: 'run {id}',
  },
  otherRecord: '{kind} {id}',
  conversations: (count: number) => (count === 1 ? 'conversation {ids}' : 'conversations {ids}'),
} as const;
