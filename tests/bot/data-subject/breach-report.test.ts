// Tests on both databases that a breach report lists the people and data affected in a period, but no text
// that anyone wrote.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../../bot/model/audit/event.js';
import { breachPage } from '../../../bot/data-subject/breach-page.js';
import { makeBreachReport, type BreachReport } from '../../../bot/data-subject/breach-report.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const DAY_MS = 86_400_000;
const by = { name: 'Ada', account: 'web:desk:1' };
const software = { version: '9.9.9', node: '20', lockDigest: 'abc' };

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  const wanted = { from: '2026-05-04', to: '2026-05-05', reason: 'quokka left a laptop on a train', by };
  async function made(): Promise<BreachReport> {
    const step = await makeBreachReport(bot.ports, software, wanted);
    if (step.outcome === 'refused') throw new Error(step.problem);
    return step.value;
  }
  async function readAndSend(at: string): Promise<void> {
    const line = {
      conversation: 'c1',
      at,
      kind: 'language-model',
      address: 'https://model.example',
    } as const;
    await bot.store.records.sent.add({ ...line, digest: 'd', tokens: 5 });
    const reader = { id: 'desk:9', name: '<Lea>' };
    await bot.store.records.accessLog.add({
      at,
      by: reader,
      what: 'original',
      record: 'e1',
      purpose: 'Answering requests',
      reason: 'The holder is ill',
    });
  }

  test('says whose data was affected, what was sent where, who read what, and by which versions', async () => {
    await bot.say({ platform: 'slack', id: 'before' }, 'Who refers a child?');
    await bot.later(-DAY_MS);
    await bot.database.kysely
      .updateTable('messages')
      .set({ received_at: '2026-05-03T22:59:59.999Z' })
      .execute();
    await bot.later(DAY_MS);
    await bot.say(practitioner, 'Who refers Zora, who is with wombat1?');
    await bot.say(practitioner, 'adviser');
    for (const at of ['2026-05-03T10:00:00.000Z', '2026-05-04T10:00:00.000Z', '2026-05-05T22:00:00.000Z'])
      await readAndSend(at);
    const report = await made();
    expect(report.people).toMatchObject([
      { platform: 'slack', id: 'ada', messages: 2, originalsHeld: 2, details: { name: 1 } },
    ]);
    expect(report.people[0]!.requests).toHaveLength(1);
    const toModel = { kind: 'language-model', address: 'https://model.example', conversations: 1, texts: 2 };
    expect(report.sent).toContainEqual(toModel);
    expect(report.readings).toMatchObject([
      {
        by: { name: '<Lea>' },
        times: 2,
        first: '2026-05-04T10:00:00.000Z',
        last: '2026-05-05T22:00:00.000Z',
      },
    ]);
    expect(report.configuration).toMatchObject({ software, answers: [{ answers: 2 }] });
    const page = breachPage(report);
    expect(page).toContain('4 May 2026 to 5 May 2026');
    expect(page).toContain('2 times, 4 May 2026 at 11am to 5 May 2026 at 11pm');
    expect(page).toContain('&#60;Lea&#62;');
    for (const text of [page, JSON.stringify(report)])
      expect(text).not.toMatch(/wombat|\bzora\b|before|quokka/i);
  });

  test('does not list those whose data has been erased since as one person, nor test requests', async () => {
    for (const id of ['ada', 'ben', 'cai', 'set-up-1']) {
      const person = { platform: 'slack', id } as const;
      await bot.say(person, 'Who refers a child?');
      if (id === 'ben' || id === 'cai') await bot.press(person, { do: 'forget-me' });
    }
    const report = await made();
    expect(report.people.map(({ id }) => id)).toEqual(['ada']);
    expect(report.conversationsErased).toBe(2);
    expect(breachPage(report)).toContain(
      'In 2 more conversations, the person’s data has since been deleted.',
    );
  });

  test('is in the audit log as an export, with a digest of its reason', async () => {
    const { id } = await made();
    const [event] = await bot.store.records.audit.find({ kind: 'export' }, { limit: 1, offset: 0 });
    expect(event).toMatchObject({
      by: 'Ada',
      record: { kind: 'breach report', id },
      details: { account: 'web:desk:1', from: '2026-05-04', to: '2026-05-05', people: 0 },
      digests: { reason: digestOf(wanted.reason) },
    });
    expect((await made()).accesses).toMatchObject([{ kind: 'export', record: { id } }]);
  });

  test.each([
    [{ reason: ' ' }, 'Enter a reason.'],
    [{ from: '2026-02-30' }, 'Enter the first and the last day.'],
    [{ to: '2026-05-03' }, 'Enter the first and the last day.'],
  ])('is not made with %j', async (change, problem) => {
    expect(await makeBreachReport(bot.ports, software, { ...wanted, ...change })).toMatchObject({ problem });
    expect((await bot.store.records.audit.head()).size).toBe(0);
  });
});
