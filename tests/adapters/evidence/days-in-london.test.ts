// An evidence pack counts days as they are in London, where summer days begin at 11pm UTC.
import { expect, test } from 'vitest';
import { connectStores } from '../../../adapters/composition/stores.js';
import { nodeSupport } from '../../../adapters/evidence/content/node-support.js';
import { contactsDue, type Facts, type StoreFacts } from '../../../adapters/evidence/model/facts.js';
import { shared } from '../../support/per-test.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { cellsOf, factsFor } from './set-ups.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));

/** Half past midnight on 1 July in London. */
const NIGHT = '2026-06-30T23:30:00.000Z';

async function factsAt(at: string, known: Partial<StoreFacts>): Promise<Facts> {
  const facts = await factsFor({}, store);
  return { ...facts, at, store: { ...(facts.store as StoreFacts), ...known } };
}

test.each([
  ['2026-06-30', 1],
  ['2026-07-01', 1],
  ['2026-07-02', 0],
])('on 1 July, a number to be checked again by %s counts as due %i times', async (expiresOn, count) => {
  const contact = { id: 'a', name: 'A line', phone: '0800 000 000', verifiedOn: '2026-01-01', expiresOn };
  expect(contactsDue(await factsAt(NIGHT, { contacts: [contact] }))).toBe(count);
});

test('says on which day the periods were confirmed and the sources were checked', async () => {
  const facts = await factsAt(NIGHT, {
    periodsConfirmed: { where: 'desk', at: NIGHT },
    sourcesChecked: { sources: 2, latest: NIGHT },
  });
  expect(cellsOf(facts, '07-confirmed').join()).toContain('2026-07-01');
  expect(cellsOf(facts, '13-checked').join()).toContain('2026-07-01');
});

test('says from which day a version of Node gets no fixes', () => {
  const on22 = (at: string) => nodeSupport({ software: { node: 'v22.1.0' } as Facts['software'], at });
  expect(on22('2027-04-30T22:30:00.000Z')).toMatchObject({ isOver: false });
  expect(on22('2027-04-30T23:30:00.000Z')).toMatchObject({ isOver: true });
});
