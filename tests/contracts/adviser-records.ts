// Tests that a store of advisers knows who is away and which details were set at the desk, and records each
// change.
import { expect, test } from 'vitest';
import type { DetailsChange } from '../../bot/model/people/adviser-details.js';
import type { AdviserDetails } from '../../bot/model/people/roster.js';
import { newId } from '../../bot/jobs/unit-of-work.js';
import type { Store } from '../../bot/model/store.js';

const NOW = '2026-05-04T09:00:00.000Z';
const SOON = '2026-05-04T09:05:00.000Z';
const LATER = '2026-05-04T10:00:00.000Z';

const details: AdviserDetails = {
  hours: [{ days: ['mon', 'fri'], from: '09:00', to: '17:00' }],
  nations: ['wales'],
  specialisms: ['social-work'],
  languages: ['pl', 'cy'],
};

export function adviserRecordsContract(store: () => Store): void {
  const advisers = () => store().records.advisers;
  const changeOf = (
    adviser: string,
    version: number,
    change: Partial<DetailsChange> = {},
  ): DetailsChange => ({
    adviser,
    version,
    details,
    by: { platform: 'web', id: 'desk:ann', name: 'Ann “Annie” Okafor' },
    at: NOW,
    ...change,
  });

  test('keeps who is away until when, and forgets them when they are back', async () => {
    const adviser = newId();
    await advisers().setAway(adviser, SOON);
    await advisers().setAway(adviser, LATER);
    expect((await advisers().kept(NOW)).get(adviser)).toEqual({ awayUntil: LATER });
    expect((await advisers().kept(LATER)).has(adviser)).toBe(false);
    await advisers().setAway(adviser, undefined);
    expect((await advisers().kept(NOW)).has(adviser)).toBe(false);
  });

  test('takes an absence that is said several times at once', async () => {
    const adviser = newId();
    const say = () => store().transaction((records) => records.advisers.setAway(adviser, LATER));
    await Promise.all([say(), say(), say(), say(), say()]);
    expect((await advisers().kept(NOW)).get(adviser)).toEqual({ awayUntil: LATER });
  });

  test('gives of each adviser the latest change, beside their absence', async () => {
    const [one, other] = [newId(), newId()];
    await advisers().addChange(changeOf(one, 1));
    const latest = changeOf(one, 2, { details: { ...details, languages: [] }, at: SOON });
    await advisers().addChange(latest);
    await advisers().addChange(changeOf(other, 1));
    await advisers().setAway(one, LATER);
    const kept = await advisers().kept(NOW);
    expect(kept.get(one)).toEqual({ awayUntil: LATER, change: latest });
    expect(kept.get(other)).toEqual({ change: changeOf(other, 1) });
  });

  test('keeps every change on record, with who and when, newest first', async () => {
    const adviser = newId();
    const back: DetailsChange = { adviser, version: 2, by: { platform: 'web', id: 'desk:lee' }, at: SOON };
    await advisers().addChange(changeOf(adviser, 1));
    await advisers().addChange(back);
    expect(await advisers().changes(adviser)).toEqual([back, changeOf(adviser, 1)]);
    expect((await advisers().kept(NOW)).get(adviser)).toEqual({ change: back });
    expect(await advisers().changes(newId())).toEqual([]);
  });

  test('of two changes of one version at once, one is kept and the other is refused', async () => {
    const adviser = newId();
    const add = (at: string) =>
      store().transaction((records) => records.advisers.addChange(changeOf(adviser, 1, { at })));
    const taken = await Promise.all([add(NOW), add(SOON)]);
    expect([...taken].sort()).toEqual([false, true]);
    expect(await advisers().changes(adviser)).toEqual([changeOf(adviser, 1, { at: taken[0] ? NOW : SOON })]);
  });
}
