import { expect, test } from 'vitest';
import { movePath } from '../../../../../adapters/web/library/releases/version-history.js';
import type { Publication } from '../../../../../ingest/model/editing.js';

test('links only to moves that the history lists', () => {
  const publications = Array.from({ length: 31 }, (_, n): Publication => {
    return { id: 31 - n, at: '2026-05-04T09:00:00.000Z', release: 31 - n, kind: 'publish' };
  });
  expect(movePath(publications, 2)).toBe('/library/releases#move-2');
  expect(movePath(publications, 1)).toBeUndefined();
});
