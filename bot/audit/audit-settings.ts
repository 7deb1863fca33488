// Records which settings or secrets have changed since a process of this kind last started: their names,
// never their values.
import { adminWording } from '../wording/staff/admin-wording.js';
import type { NewAuditEvent } from '../model/audit/event.js';
import type { Store } from '../model/store.js';

export interface StartedWith {
  /** The kind of process. Each kind has its own settings. */
  role: string;
  /** Keyed digests of the settings, by name. */
  digests: Readonly<Record<string, string>>;
  isSecret: (name: string) => boolean;
}

const ABSENT = '';

export async function auditSettings(
  { store, clock }: { store: Store; clock: () => Date },
  { role, digests, isSecret }: StartedWith,
): Promise<void> {
  await store.transaction(async ({ audit }) => {
    const known = await audit.settings();
    const before = (name: string) => known[`${role} ${name}`];
    const names = Object.keys(digests);
    const isFirst = names.every((name) => before(name) === undefined);
    const changed = names.filter((name) => (before(name) ?? ABSENT) !== digests[name]);
    if (!changed.length) return;
    const event: Pick<NewAuditEvent, 'at' | 'by'> = { at: clock().toISOString(), by: adminWording.service };
    const secrets = changed.filter((name) => isSecret(name) && before(name));
    if (secrets.length)
      await audit.append({ ...event, kind: 'secret-rotated', details: { role, names: secrets.join(', ') } });
    const others = changed.filter((name) => !secrets.includes(name));
    if (others.length)
      await audit.append({
        ...event,
        kind: 'settings',
        details: { role, changed: isFirst ? adminWording.firstStart : others.join(', ') },
      });
    await audit.keepSettings(
      Object.fromEntries(changed.map((name) => [`${role} ${name}`, digests[name] ?? ABSENT])),
    );
  });
}
