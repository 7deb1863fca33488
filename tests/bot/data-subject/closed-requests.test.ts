// Tests on both databases how much a closed data request still says about the person.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Subject } from '../../../bot/model/governance/subject-request.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import {
  approveRequest,
  closeRequest,
  eraseData,
  openRequest,
  setOwnDetails,
} from '../../../bot/data-subject/data-requests.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const ada: Actor = { name: 'Ada', account: 'web:desk:1' };
const ben: Actor = { name: 'Ben', account: 'web:desk:2' };

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  async function opened(subject: Subject, kind: 'access' | 'erasure'): Promise<string> {
    const step = await openRequest(bot.ports, { kind, subject, by: ada });
    if (step.outcome === 'refused') throw new Error(step.problem);
    await approveRequest(bot.ports, { id: step.value.id, by: ben });
    return step.value.id;
  }
  async function closed(subject: Subject): Promise<string> {
    const id = await opened(subject, 'access');
    await setOwnDetails(bot.ports, { id, by: ada, own: ['07700 900142'] });
    await closeRequest(bot.ports, { id, by: ada, outcome: 'Sent.' });
    return id;
  }
  const find = async (id: string) => (await bot.store.records.subjects.find(id))!;
  const theirs: Subject = {
    by: 'identity',
    person: { platform: practitioner.platform, id: practitioner.id },
  };

  test('keeps whose data it was, without their own details', async () => {
    expect(await find(await closed(theirs))).toMatchObject({ subject: theirs, own: [] });
  });

  test('no longer says who they are once they are forgotten', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    const id = await closed(theirs);
    const other: Subject = { by: 'identity', person: { platform: practitioner.platform, id: 'someone' } };
    const others = await closed(other);
    await bot.press(practitioner, { do: 'forget-me' });
    expect((await find(id)).subject).toBeUndefined();
    expect((await find(others)).subject).toEqual(other);
  });

  test('no longer has a name that has been erased', async () => {
    const id = await closed({ by: 'name', sought: 'Zora HILL' });
    const others = await closed({ by: 'name', sought: 'Zora Brook' });
    const erasure = await opened({ by: 'name', sought: 'zora hill' }, 'erasure');
    expect(await eraseData(bot.ports, { id: erasure, by: ada })).toMatchObject({ outcome: 'done' });
    expect((await find(id)).subject).toBeUndefined();
    expect((await find(others)).subject).toBeDefined();
  });
});
