// Tests that a store of placeholders keeps the value of each placeholder until the placeholder is erased, and
// finds placeholders by the details they replace.
import { beforeEach, expect, test } from 'vitest';
import { findChildBirthDates } from '../../knowledge/redaction/pseudonyms/child-birth-dates.js';
import { withBrought } from '../../knowledge/redaction/pseudonyms/corrections.js';
import type { Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Store } from '../../bot/model/store.js';
import { NOW, person } from '../fakes/samples/sample-records.js';

/** The store may already have placeholders from other tests. */
export function placeholderContract(store: () => Store): void {
  let count = 0;
  let one: string;
  let two: string;
  const open = async () => {
    const place = {
      platform: 'slack',
      id: `placeholders-${(count += 1)}`,
      kind: 'personal',
      address: {},
    } as const;
    return (await store().transaction(({ conversations }) => conversations.open(place, person, NOW))).id;
  };
  beforeEach(async () => {
    [one, two] = [await open(), await open()];
  });
  const keep = (chat: string, known: Pseudonyms) =>
    store().transaction(({ pseudonyms }) => pseudonyms.keep(chat, known));
  const forget = (chat: string) => store().transaction(({ pseudonyms }) => pseudonyms.forget(chat));
  /** Searches for a detail, and returns the placeholders found in each of the 2 conversations. */
  const found = async (form: string) => {
    const all = await store().records.pseudonyms.search(form);
    return [one, two].map((chat) =>
      all
        .filter(({ conversation }) => conversation === chat)
        .map(({ placeholder, value }) => `${placeholder} ${value}`),
    );
  };

  test('keeps pseudonyms for a conversation until they are forgotten', async () => {
    const { pseudonyms } = store().records;
    expect(await pseudonyms.of(one)).toEqual({});
    await keep(one, { 'name:zora': '[name 1]' });
    await keep(one, { 'name:zora': '[name 1]', 'name:ali': '[name 2]' });
    expect(await pseudonyms.of(one)).toEqual({ 'name:zora': '[name 1]', 'name:ali': '[name 2]' });
    await forget(one);
    expect(await pseudonyms.of(one)).toEqual({});
  });

  test('has streets and birthdays that were once put back with their placeholders again', async () => {
    const kept = { 'name:zora': '-[name 1]', 'missed name:lodge': '[name 2]' } as const;
    const dates = { 'date_of_birth:spring 2014': '-[date of birth 1]', 'address:oaklane': '-[address 1]' };
    await keep(one, { ...kept, ...dates });
    const known = await store().records.pseudonyms.of(one);
    expect(known).toEqual({
      ...kept,
      'date_of_birth:spring 2014': '[date of birth 1]',
      'address:oaklane': '[address 1]',
    });
    expect(findChildBirthDates(known, 2026)).toEqual(['[date of birth 1]']);
    const joined = withBrought(known, { 'address:milllane': '[address 1]' });
    expect(Object.keys(joined).filter((key) => joined[key] === '[address 1]')).toEqual(['address:milllane']);
  });

  test('finds all of a detail or words of it, in any conversation, and no part of a word', async () => {
    await keep(one, { 'name:quillon nour hassan': '[name 1]', 'school:st quillons': '[school 1]' });
    await keep(two, { 'phone:07700900142': '[phone 1]', 'name:anne quillon': '[name 1]' });
    const quillon = ['[name 1] quillon nour hassan'];
    expect(await found('quillon')).toEqual([quillon, ['[name 1] anne quillon']]);
    expect(await found('quillonnourhassan')).toEqual([quillon, []]);
    expect(await found('quillonnour')).toEqual([quillon, []]);
    expect(await found('stquillons')).toEqual([['[school 1] st quillons'], []]);
    expect(await found('07700900142')).toEqual([[], ['[phone 1] 07700900142']]);
    for (const form of ['quillo', 'quillonhassan', '900142']) expect(await found(form)).toEqual([[], []]);
  });

  test('finds a placeholder once, however its words were written', async () => {
    await keep(one, {
      'name:quillon': '[name 1]',
      'name:anne quillonby': '[name 1]',
      'apart name:anne quillon by': '[name 1]',
    });
    expect(await found('quillon')).toEqual([['[name 1] anne quillon by'], []]);
  });

  test('finds words that someone added, and none that they said are not personal', async () => {
    await keep(one, { 'missed name:quillon': '[name 3]', 'name:quillonby': '-[name 4]' });
    expect(await found('quillon')).toEqual([['[name 3] quillon'], []]);
    expect(await found('quillonby')).toEqual([[], []]);
  });

  test('no longer finds what was erased or forgotten', async () => {
    await keep(one, { 'name:quillon': '[name 1]', 'name:ali': '[name 2]' });
    await keep(two, { 'name:quillon': '[name 1]' });
    await keep(one, { 'name:ali': '[name 2]' });
    expect(await found('quillon')).toEqual([[], ['[name 1] quillon']]);
    await forget(two);
    expect(await found('quillon')).toEqual([[], []]);
  });
}
