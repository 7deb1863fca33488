import type { AuditRecords } from '../model/audit/event.js';

interface SignedInAs {
  subject: string;
  name: string;
  roles: readonly string[];
}

export async function auditSignIn(
  audit: AuditRecords,
  { subject, name, roles }: SignedInAs,
  at: string,
): Promise<void> {
  await auditRoles(audit, { subject, name, roles }, at);
  await audit.append({
    kind: 'sign-in',
    at,
    by: name,
    record: { kind: 'account', id: subject },
    details: { roles: listed(roles) },
  });
}

/** Compares the roles with those last recorded. An account's first sign-in does not count as a change. */
export async function auditRoles(
  audit: AuditRecords,
  { subject, name, roles }: SignedInAs,
  at: string,
): Promise<void> {
  const latest = await Promise.all(
    (['sign-in', 'role'] as const).map((kind) =>
      audit.find({ kind, record: subject }, { limit: 1, offset: 0 }),
    ),
  );
  const [last] = latest.flat().sort((one, other) => other.number - one.number);
  const before = last?.details?.['roles'];
  if (before === undefined || before === listed(roles)) return;
  await audit.append({
    kind: 'role',
    at,
    by: name,
    record: { kind: 'account', id: subject },
    details: { before, roles: listed(roles) },
  });
}

const listed = (roles: readonly string[]) => [...roles].sort().join(', ');
