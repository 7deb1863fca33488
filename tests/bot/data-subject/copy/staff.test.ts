// Tests on both databases that a copy of data about a member of staff says what they did, and contains no
// text by other people.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import { exportPage } from '../../../../bot/data-subject/copy/export-page.js';
import { exportData, openRequest } from '../../../../bot/data-subject/data-requests.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, type TestBot } from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const by = { name: 'Ann', account: 'web:desk:1' };
const editor: Person = { platform: 'web', id: 'desk:ed', name: 'Ed' };

onBothDatabases((server) => {
  let bot: TestBot;
  const steps = handoffSteps(() => bot);
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  async function copyFor(person: Person) {
    const opened = await openRequest(bot.ports, { kind: 'access', subject: { by: 'identity', person }, by });
    const step = await exportData(bot.ports, { id: opened.outcome === 'done' ? opened.value.id : '', by });
    if (step.outcome === 'refused') throw new Error(step.problem);
    return { ...step.value.data.asStaff, html: exportPage(step.value), json: JSON.stringify(step.value) };
  }

  test('has the requests that an adviser handled, also one they handed back', async () => {
    const request = await steps.claimed('Who helps with wombat1?');
    await bot.press(adviser, { do: 'hand-back', escalation: request });
    const { handled, html, json } = await copyFor(adviser);
    expect(handled).toMatchObject([
      { request, what: 'You claimed this.' },
      { request, what: 'You handed this back.' },
    ]);
    expect(html).toContain(`request ${request}: You handed this back.`);
    expect(html).toContain('All times are UK time.');
    expect(json).not.toContain('wombat');
    const asker = await copyFor(practitioner);
    expect(asker.handled).toBeUndefined();
    expect(asker.html).toMatch(/: An adviser was requested\..*: An adviser claimed this\./s);
    expect(asker.html).not.toContain('hand-back');
  });

  test('says that someone read more than it shows', async () => {
    const { accessLog } = bot.store.records;
    const one = { id: 1, at: bot.ports.clock().toISOString(), what: 'transcript', purpose: 'p' } as const;
    accessLog.find = (_, { limit }) =>
      Promise.resolve(
        Array.from({ length: Math.min(limit, 10_001) }, () => ({
          ...one,
          by: { id: editor.id, name: 'Ed' },
        })),
      );
    const { read, moreRead, html } = await copyFor(editor);
    expect(read).toHaveLength(10_000);
    expect(moreRead).toBe(true);
    expect(html).toContain('Only the newest 10,000 are here.');
  });

  test('has what someone read, and when they are signed in', async () => {
    const at = bot.ports.clock().toISOString();
    const reading = { at, what: 'transcript', record: 'request-1', purpose: 'to advise' } as const;
    for (const id of [editor.id, 'desk:other'])
      await bot.store.records.accessLog.add({
        ...reading,
        by: { id, name: 'Ed' },
        reason: 'To find wombat1',
      });
    await createSessionRecords(bot.database.kysely).add({
      id: 's',
      subject: 'ed',
      name: 'Ed',
      groups: [],
      roles: ['editor'],
      beganAt: at,
      endsAt: '2100-01-01T00:00:00.000Z',
    });
    await createSessionRecords(bot.database.kysely).add({
      id: 'wombat2',
      subject: 'ed',
      name: 'Ed Before',
      groups: ['team'],
      roles: [],
      beganAt: '2026-05-01T09:00:00.000Z',
      endsAt: '2026-05-01T21:00:00.000Z',
      renewal: { refreshToken: 'wombat3', dueAt: at },
    });
    const { read, signedIn, html, json } = await copyFor(editor);
    expect(read).toEqual([{ ...reading, gaveReason: true }]);
    expect(html + json).not.toContain('wombat');
    expect(html).toContain('a reason was given');
    // A session that has ended stays in the store until someone signs in. The copy never includes its secret.
    expect(signedIn).toMatchObject([{ roles: ['editor'] }, { name: 'Ed Before', groups: ['team'] }]);
    expect(html).toContain('as Ed Before, 1 May 2026 at 10am to 1 May 2026 at 10pm at the latest');
    expect(html).toContain('request-1');
  });
});
