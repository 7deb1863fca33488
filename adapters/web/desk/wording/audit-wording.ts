// Wording for the audit log: a sentence for each kind of event, and how to check the log.
import { counted } from '../../../../bot/wording/english/plurals.js';
import type { AuditEvent, AuditKind } from '../../../../bot/model/audit/event.js';

type Details = NonNullable<AuditEvent['details']>;

interface KindWords {
  title: string;
  /** The sentence can have gaps for who did it, for the record, and for any detail of the event. */
  says: string | ((details: Details, hasRecord: boolean) => string);
}

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
  kinds: {
    'sign-in': { title: 'Signed in', says: '{who} signed in ({roles}).' },
    'sign-out': { title: 'Signed out', says: '{who} signed out.' },
    role: { title: 'Role changed', says: '{who} changed role from {before} to {roles}.' },
    settings: {
      title: 'Settings changed',
      says: ({ changed, role }) =>
        changed === 'first start'
          ? `{who} started for the first time${processOf(role)}.`
          : `{who} started with changed settings${processOf(role)}: {changed}.`,
    },
    'secret-rotated': {
      title: 'Secret changed',
      says: ({ role, step }) =>
        step === undefined
          ? `{who} started with new secrets${processOf(role)}: {names}.`
          : step === 'key changed'
            ? '{who} changed the encryption key.'
            : '{who} destroyed earlier encryption keys.',
    },
    publish: {
      title: 'Published',
      says: ({ how }) =>
        how === 'ingest' ? '{who} imported and published {record}.' : '{who} published {record}.',
    },
    rollback: { title: 'Went back', says: '{who} went back to {record}.' },
    review: { title: 'Reviewed', says: reviewed },
    claim: { title: 'Claimed', says: '{who} claimed {record}.' },
    reassign: { title: 'Transferred', says: '{who} transferred {record} to {to}.' },
    export: { title: 'Downloaded', says: '{who} downloaded {record}.' },
    erase: {
      title: 'Erased',
      says: (_, hasRecord) =>
        hasRecord ? '{who} erased what someone wrote in {record}.' : '{who} erased what someone wrote.',
    },
    'break-glass': {
      title: 'Read without claiming',
      says: '{who} read the original messages of {record} without claiming it.',
    },
    'subject-request': {
      title: 'Data request',
      says: ({ step, about }) => {
        const forWhat = about === 'erasure' ? 'erasure' : 'a copy';
        if (step === 'own details chosen')
          return `{who} chose the person’s own details for {record}, for ${forWhat}.`;
        return step === 'details to leave out chosen'
          ? `{who} chose which details of other people to leave out of {record}, for ${forWhat}.`
          : `{who} {step} {record}, for ${forWhat}.`;
      },
    },
    complaint: {
      title: 'Complaint',
      says: ({ step, via, outcome }) => {
        if (step === 'received') return via === 'chat' ? '{who} made {record}.' : '{who} added {record}.';
        return outcome === undefined ? '{who} {step} {record}.' : '{who} {step} {record}: {outcome}.';
      },
    },
    'hold-placed': { title: 'Hold placed', says: '{who} placed {record}.' },
    'hold-lifted': { title: 'Hold lifted', says: '{who} lifted {record}.' },
    'periods-confirmed': {
      title: 'Retention confirmed',
      says: '{who} confirmed the retention periods, in days: {periods}.',
    },
    'deletion-stopped': { title: 'Deletion stopped', says: '{who} stopped nightly deletion.' },
    retention: { title: 'Old data deleted', says: deleted },
    'opening-hours': {
      title: 'Opening hours changed',
      says: ({ closedDays, hours }) =>
        closedDays === undefined
          ? '{who} set the opening hours back to the settings.'
          : `{who} set the opening hours${hours === undefined ? '' : ': {hours}'}.`,
    },
    'switch-off': { title: 'Turned off', says: '{who} turned off {record}.' },
    'switch-on': { title: 'Turned on', says: '{who} turned on {record}.' },
    'log-shortened': {
      title: 'Log shortened',
      says: '{who} deleted the text of this log’s events up to {through}.',
    },
  } satisfies Record<AuditKind, KindWords> as Readonly<Record<AuditKind, KindWords>>,
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

function processOf(role: Details[string] | undefined): string {
  return role === 'both' ? '' : ' ({role})';
}

const REVIEWED: Readonly<Record<string, (what: string) => string>> = {
  edit: (what) => `{who} corrected the details of ${what}.`,
  comment: (what) => `{who} commented on ${what}.`,
  accept: (what) => `{who} accepted ${what}.`,
  reject: (what) => `{who} rejected ${what}.`,
  reopen: (what) => `{who} reopened ${what}.`,
  proposed: (what) => `{who} proposed a change to ${what}.`,
  rejected: (what) => `{who} rejected a change to ${what}.`,
};

function reviewed({ action, passage, accepted, term }: Details): string {
  if (term !== undefined) return '{who} {term} a term.';
  const part = passage === undefined ? '{record}' : 'one passage of {record}';
  const what = accepted === true ? `${part}, as proposed by another editor` : part;
  return REVIEWED[String(action)]?.(what) ?? `{who} {action} ${what}.`;
}

function deleted({ failed, ...counts }: Details): string {
  const gone = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const found = gone.length ? `deleted old data: ${gone.join(', ')}` : 'found no old data to delete';
  return `{who} ${found}${failed === undefined ? '' : '; {failed} could not be deleted'}.`;
}
