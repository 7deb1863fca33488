// Formats events for security tools in the Open Cybersecurity Schema Framework (OCSF).
import { SERVICE_NAME } from '../../../knowledge/model/words/service-name.js';
import type { AuditEvent, AuditKind } from './event.js';

const VERSION = '1.3.0';
const AUTHENTICATION = { class_uid: 3002, class_name: 'Authentication', category_uid: 3 };
const USER_ACCESS = { class_uid: 3005, class_name: 'User Access Management', category_uid: 3 };
const ENTITY = { class_uid: 3004, class_name: 'Entity Management', category_uid: 3 };
const CATEGORY = { category_name: 'Identity & Access Management' };
const INFORMATIONAL = { severity_id: 1, severity: 'Informational' };
const MEDIUM = { severity_id: 3, severity: 'Medium' };

/** Activity IDs of OCSF Entity Management events: 1 create, 2 read, 3 update, 4 delete. */
const ACTIVITIES: Partial<Record<AuditKind, number>> = {
  'hold-placed': 1,
  'subject-request': 1,
  export: 2,
  'break-glass': 2,
  erase: 4,
  retention: 4,
  'log-shortened': 4,
};
const ACTIVITY_NAMES: Record<number, string> = { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete' };

const NOTABLE: readonly AuditKind[] = ['break-glass', 'export', 'role', 'secret-rotated', 'switch-off'];

export function toOcsf(event: AuditEvent): Record<string, unknown> {
  const common = {
    ...CATEGORY,
    ...(NOTABLE.includes(event.kind) ? MEDIUM : INFORMATIONAL),
    time: Date.parse(event.at),
    message: event.kind,
    metadata: {
      version: VERSION,
      product: { name: SERVICE_NAME, vendor_name: 'CTAC' },
      uid: String(event.number),
      log_name: 'audit',
    },
    actor: { user: { name: event.by } },
    unmapped: event,
  };
  const { activity, ...own } = activityOf(event);
  return { ...own, activity_id: activity, type_uid: own.class_uid * 100 + activity, ...common };
}

function activityOf({ kind, by, details, record }: AuditEvent) {
  const user = { name: by };
  if (kind === 'sign-in')
    return { ...AUTHENTICATION, activity: 1, activity_name: 'Logon', user, status_id: 1 };
  if (kind === 'sign-out')
    return { ...AUTHENTICATION, activity: 2, activity_name: 'Logoff', user, status_id: 1 };
  if (kind === 'role') {
    const privileges = String(details?.['roles'] ?? '').split(', ');
    return { ...USER_ACCESS, activity: 1, activity_name: 'Assign Privileges', user, privileges };
  }
  const activity = ACTIVITIES[kind] ?? 3;
  const entity = { type: record?.kind ?? 'service', ...(record && { uid: record.id }), name: kind };
  return { ...ENTITY, activity, activity_name: ACTIVITY_NAMES[activity], entity };
}
