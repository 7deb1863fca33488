// Editors change helplines and terms, on real SQLite and PostgreSQL.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { auditRecords } from '../../../../adapters/sql/audit/audit-records.js';
import { editedEntryRecords } from '../../../../adapters/sql/guidance/edited-entries.js';
import type { EditedEntry } from '../../../../bot/model/editing/edited-entries.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(contractOn, 'helplines and terms');

const step: EditedEntry = {
  kind: 'term',
  id: 'NRM',
  entry: { term: 'NRM', meaning: 'National Referral Mechanism' },
  version: 0,
  editedBy: 'Ada',
  editedAt: '2026-11-25T09:00:00.000Z',
};

function contractOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  const records = () => editedEntryRecords(temporary.database);
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterEach(() => temporary.remove());

  it('keeps what an editor changed, and what was removed as removed', async () => {
    expect(await records().save(step)).toBe(true);
    expect(await records().list()).toEqual([{ ...step, version: 1 }]);
    const { entry, ...removal } = step;
    expect(entry).toBeDefined();
    expect(await records().save({ ...removal, version: 1 })).toBe(true);
    expect(await records().list()).toEqual([{ ...removal, version: 2 }]);
  });

  it('lets no one overwrite what they have not seen', async () => {
    await records().save(step);
    expect(await records().save({ ...step, editedBy: 'Bea' })).toBe(false);
    expect(await records().save({ ...step, version: 1, editedBy: 'Bea' })).toBe(true);
    expect(await records().save({ ...step, version: 1 })).toBe(false);
    expect(await records().list()).toMatchObject([{ editedBy: 'Bea', version: 2 }]);
  });

  it('saves all of the steps or none', async () => {
    const other = { ...step, id: 'ICTG' };
    await records().save(other);
    expect(await records().save(step, other)).toBe(false);
    expect((await records().list()).map(({ id }) => id)).toEqual(['ICTG']);
    expect(await records().save(step, { ...other, version: 1 })).toBe(true);
    expect(await records().list()).toHaveLength(2);
  });

  it('adds each decision to the audit log, with the words of a term as a digest', async () => {
    const at = (entry: Partial<EditedEntry>): EditedEntry => ({ ...step, id: 'night-line', ...entry });
    await records().save(at({ kind: 'proposal' }));
    await records().save(
      at({ kind: 'proposal', entry: undefined, version: 1, editedBy: 'Bea' }),
      at({ kind: 'contact', editedBy: 'Bea' }),
    );
    await records().save(at({ kind: 'proposal', version: 2 }));
    await records().save(at({ kind: 'proposal', entry: undefined, version: 3, editedBy: 'Bea' }));
    await records().save(at({ kind: 'contact', entry: undefined, version: 1 }));
    await records().save(step);
    // Saving the same version again is refused, so it is not logged.
    await records().save(step);
    const events = await auditRecords(temporary.database.kysely).find({}, { limit: 20, offset: 0 });
    expect(events.reverse().map(({ by, record, details }) => [by, record?.id, details])).toEqual([
      ['Ada', 'night-line', { action: 'proposed' }],
      ['Bea', 'night-line', { action: 'changed', accepted: true }],
      ['Ada', 'night-line', { action: 'proposed' }],
      ['Bea', 'night-line', { action: 'rejected' }],
      ['Ada', 'night-line', { action: 'removed' }],
      ['Ada', undefined, { term: 'changed' }],
    ]);
    expect(JSON.stringify(events)).not.toContain('NRM');
  });
}
