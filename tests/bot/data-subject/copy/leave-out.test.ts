// Tests on both databases that an admin can leave out of a copy any words that redaction missed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportPage } from '../../../../bot/data-subject/copy/export-page.js';
import {
  approveRequest,
  closeRequest,
  exportData,
  openRequest,
  pauseRequest,
  setLeftOut,
  setOwnDetails,
} from '../../../../bot/data-subject/data-requests.js';
import type { Actor } from '../../../../bot/model/people/actor.js';
import type { Subject } from '../../../../bot/model/governance/subject-request.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { createTestBot, practitioner, type TestBot } from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const ada: Actor = { name: 'Ada', account: 'web:desk:1' };
const ben: Actor = { name: 'Ben', account: 'web:desk:2' };

/** People and places that the redaction rules miss. */
const MISSED = /blessing|kelechi|red\s+house/;
const SAID =
  'My auntie blessing’s boss beats her, kelechi from the red\nhouse by the canal says. It is a blessingless place. Who refers her?';

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({ redact }, server());
    await bot.say(practitioner, SAID);
  });
  afterEach(() => bot.close());

  const theirs: Subject = { by: 'identity', person: practitioner };

  async function opened(subject: Subject): Promise<string> {
    const step = await openRequest(bot.ports, { kind: 'access', subject, by: ada });
    if (step.outcome === 'refused') throw new Error(step.problem);
    if (subject.by === 'name') await approveRequest(bot.ports, { id: step.value.id, by: ben });
    return step.value.id;
  }
  async function made(id: string) {
    const step = await exportData(bot.ports, { id, by: ada });
    if (step.outcome === 'refused') throw new Error(step.problem);
    const copies = [JSON.stringify(step.value, null, 2), exportPage(step.value)];
    return copies.map((text) => text.toLowerCase().replaceAll('\\n', '\n').replaceAll('blessingless', ''));
  }
  const leaveOut = (id: string, words: readonly string[]) => setLeftOut(bot.ports, { id, by: ada, words });

  test('are in the copy before, and in neither the page nor the JSON after', async () => {
    const id = await opened(theirs);
    await pauseRequest(bot.ports, { id, by: ada, why: 'Is Kelechi a friend?' });
    for (const text of await made(id))
      for (const word of ['auntie blessing', 'kelechi']) expect(text).toContain(word);
    expect(await leaveOut(id, ['auntie BLESSING', ' Kelechi ', '', 'red house'])).toMatchObject({
      outcome: 'done',
    });
    for (const text of await made(id)) {
      expect(text).not.toMatch(MISSED);
      expect(text).toContain('[removed]');
      expect(text).toContain('by the canal');
    }
  });

  test('are left out even if they are among the details to show', async () => {
    await bot.say(practitioner, 'I am Ada Okafor. Who refers a child?');
    const id = await opened(theirs);
    await setOwnDetails(bot.ports, { id, by: ada, own: ['Ada Okafor'] });
    const shown = /i am ada okafor/;
    for (const text of await made(id)) expect(text).toMatch(shown);
    await leaveOut(id, ['Okafor']);
    for (const text of await made(id)) expect(text).not.toContain('okafor');
  });

  test('can be added to without forgetting the earlier ones', async () => {
    const id = await opened(theirs);
    await leaveOut(id, ['Kelechi']);
    const more = { id, by: ada, words: ['red house'], adding: true as const };
    expect(await setLeftOut(bot.ports, more)).toMatchObject({ outcome: 'done' });
    expect((await bot.store.records.subjects.find(id))!.leftOut).toEqual(['Kelechi', 'red house']);
    expect(await setLeftOut(bot.ports, { ...more, words: [] })).toMatchObject({ outcome: 'refused' });
  });

  test('are left out of what others wrote about someone', async () => {
    await bot.say(practitioner, 'Zora Hill lives with auntie patience. Who refers her?');
    const id = await opened({ by: 'name', sought: 'Zora Hill' });
    for (const text of await made(id)) expect(text).toContain('patience');
    await leaveOut(id, ['auntie patience']);
    for (const text of await made(id)) {
      expect(text).not.toContain('patience');
      expect(text).toContain('zora hill');
    }
  });

  test('leave placeholders as they are', async () => {
    await bot.say(practitioner, 'Zora Hill told me her name. Who refers her?');
    const id = await opened(theirs);
    await leaveOut(id, ['name']);
    for (const text of await made(id)) {
      expect(text).toMatch(/\[name \d\]/);
      expect(text).toContain('told me her [removed]');
    }
  });

  test('are not in the audit log or the history of the request, which say that they were chosen', async () => {
    const id = await opened(theirs);
    await leaveOut(id, ['Kelechi']);
    const [event] = await bot.store.records.audit.find({ record: id }, { limit: 1, offset: 0 });
    expect(event).toMatchObject({ by: 'Ada', details: { step: 'details to leave out chosen' } });
    const { log, leftOut } = (await bot.store.records.subjects.find(id))!;
    expect(leftOut).toEqual(['Kelechi']);
    expect(log.at(-1)).toMatchObject({ by: 'Ada', what: 'List of details to leave out updated.' });
    expect(JSON.stringify([event, log])).not.toMatch(/kelechi/i);
  });

  test('are refused if they are too short to look for', async () => {
    const id = await opened(theirs);
    expect(await leaveOut(id, ['Kelechi', '?'])).toEqual({
      outcome: 'refused',
      problem: 'Enter at least 2 letters or digits on each line.',
    });
  });

  test('are forgotten when the request is closed', async () => {
    const id = await opened(theirs);
    await leaveOut(id, ['Kelechi']);
    await closeRequest(bot.ports, { id, by: ada, outcome: 'Sent.' });
    expect(await bot.store.records.subjects.find(id)).toMatchObject({ leftOut: [] });
    const rows = await bot.database.kysely.selectFrom('subject_requests').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('Kelechi');
  });
});
