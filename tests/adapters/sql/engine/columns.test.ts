import { describe, expect, it } from 'vitest';
import { recordOf, rowOf } from '../../../../adapters/sql/engine/columns.js';

describe('rows and records', () => {
  it('names properties in camelCase, and leaves out those that are null', () => {
    const row: { slug: string; moved_to: string | null; not_moved: string | null } = {
      slug: 'help',
      moved_to: '/new',
      not_moved: null,
    };
    expect(Object.entries(recordOf(row))).toEqual([
      ['slug', 'help'],
      ['movedTo', '/new'],
    ]);
  });

  it('keeps values that are empty or 0', () => {
    expect(recordOf({ last_text: '', left: 0, is_urgent: false })).toEqual({
      lastText: '',
      left: 0,
      isUrgent: false,
    });
  });

  it('names columns in snake_case, with null for what is undefined', () => {
    const row = rowOf<'edited_entries'>({
      kind: 'term',
      id: 'nrm',
      entry: undefined,
      version: 1,
      editedAt: '2026-11-29T09:00:00.000Z',
      editedBy: 'Ada',
    });
    expect(row).toEqual({
      kind: 'term',
      id: 'nrm',
      entry: null,
      version: 1,
      edited_at: '2026-11-29T09:00:00.000Z',
      edited_by: 'Ada',
    });
  });

  it('does not compile with a column that the table does not have, or without one it needs', () => {
    const entry = { kind: 'term' as const, id: 'nrm', version: 1, editedAt: '', editedBy: 'Ada' };
    // @ts-expect-error There is no column edited_in.
    expect(rowOf<'edited_entries'>({ ...entry, editedIn: 'Leeds' })).toHaveProperty('edited_in');
    const { editedBy: _, ...rest } = entry;
    // @ts-expect-error The column edited_by must have a value.
    expect(rowOf<'edited_entries'>({ ...rest })).not.toHaveProperty('edited_by');
  });
});
