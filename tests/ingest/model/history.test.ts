// Tests the period for which the bot quoted each edition of a document.
import { expect, test } from 'vitest';
import type { ChangeRecord, Publication } from '../../../ingest/model/editing.js';
import { documentHistory } from '../../../ingest/model/history.js';
import type { HeldEdition } from '../../../ingest/model/ports.js';

const held = (id: number, releases: number[]): HeldEdition => ({
  edition: {
    id,
    digest: `d${id}`,
    origin: 'source:x',
    document: { slug: 'guide', title: 'Guide', jurisdictions: [], authority: 'other', standing: 'current' },
  },
  takenInAt: `2026-01-0${id}T00:00:00.000Z`,
  releases,
});
const moved = (...releases: number[]): Publication[] =>
  releases
    .map((release, n) => ({ id: n + 1, at: `2026-02-0${n + 1}`, release, kind: 'publish' as const }))
    .reverse();
const change = (id: number, edition: number): ChangeRecord => ({
  id,
  edition,
  source: 'x',
  document: 'guide',
  state: 'published',
  weight: 'substance',
  foundAt: '',
  version: 1,
  details: {},
  decisions: {},
});

test('an edition is live from the release that brought it to the one that replaced it', () => {
  const history = documentHistory([held(1, [1, 2]), held(2, [3])], moved(1, 2, 3), [change(7, 2)]);
  expect(history.map(({ edition, live }) => [edition.id, live])).toEqual([
    [2, [{ from: '2026-02-03' }]],
    [1, [{ from: '2026-02-01', to: '2026-02-03' }]],
  ]);
  expect(history.map(({ change: brought }) => brought?.id)).toEqual([7, undefined]);
});

test('after a step back it is live again, and what was never live comes last', () => {
  const history = documentHistory([held(1, [1]), held(2, [2]), held(3, [])], moved(1, 2, 1), []);
  expect(history.map(({ edition, live }) => [edition.id, live])).toEqual([
    [1, [{ from: '2026-02-01', to: '2026-02-02' }, { from: '2026-02-03' }]],
    [2, [{ from: '2026-02-02', to: '2026-02-03' }]],
    [3, []],
  ]);
});

test('of several changes to one edition the latest is shown beside it', () => {
  const [only] = documentHistory([held(1, [])], [], [change(3, 1), change(9, 1), change(12, 2)]);
  expect(only?.change?.id).toBe(9);
});
