// Tests audit events in the format that security tools read (OCSF).
import { expect, test } from 'vitest';
import { AUDIT_KINDS, type AuditEvent, type AuditKind } from '../../../../bot/model/audit/event.js';
import { toOcsf } from '../../../../bot/model/audit/ocsf.js';

const event = (kind: AuditKind, more: Partial<AuditEvent> = {}): AuditEvent => ({
  number: 7,
  at: '2026-05-04T09:00:00.000Z',
  kind,
  by: 'Ann',
  ...more,
});

test.each<[AuditKind, Partial<AuditEvent>, object]>([
  [
    'sign-in',
    {},
    { class_uid: 3002, activity_id: 1, type_uid: 300_201, severity_id: 1, user: { name: 'Ann' } },
  ],
  ['sign-out', {}, { class_uid: 3002, activity_id: 2, type_uid: 300_202, severity_id: 1 }],
  [
    'role',
    { details: { roles: 'lead, admin' } },
    { class_uid: 3005, activity_id: 1, severity_id: 3, privileges: ['lead', 'admin'] },
  ],
  [
    'break-glass',
    { record: { kind: 'request', id: 'r1' } },
    {
      class_uid: 3004,
      activity_id: 2,
      activity_name: 'Read',
      severity_id: 3,
      entity: { type: 'request', uid: 'r1', name: 'break-glass' },
    },
  ],
  ['erase', {}, { class_uid: 3004, activity_id: 4, activity_name: 'Delete', severity_id: 1 }],
  ['publish', {}, { class_uid: 3004, activity_id: 3, activity_name: 'Update', entity: { type: 'service' } }],
])('says of “%s” what was done, to what, and how serious it is', (kind, more, expected) => {
  expect(toOcsf(event(kind, more))).toMatchObject(expected);
});

test.each(AUDIT_KINDS)('gives “%s” the fields that every event must have', (kind) => {
  const written = toOcsf(event(kind));
  expect(written).toMatchObject({
    category_uid: 3,
    category_name: 'Identity & Access Management',
    time: Date.parse('2026-05-04T09:00:00.000Z'),
    metadata: { version: '1.3.0', uid: '7', product: { vendor_name: 'CTAC' } },
    actor: { user: { name: 'Ann' } },
    unmapped: { number: 7, kind },
  });
  const { class_uid: of, activity_id: activity, type_uid: type } = written as Record<string, number>;
  expect(type).toBe(of! * 100 + activity!);
  expect([1, 3]).toContain(written['severity_id']);
});
