// Tests alerts, saved replies and the reply box at the desk in a real browser, mostly by keyboard.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newOutgoing, NOW } from '../../fakes/samples/sample-records.js';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { RECORDER, seen, tagsOf } from '../support/alert-recorder.js';
import { inBrowser } from '../support/running-in-browser.js';
import { tabTo } from '../page-checks.js';
import { ask, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'alerts and replies at the desk', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function askForAdviser(question: string): Promise<Page> {
    const { page } = await running.visit('/');
    await ask(page, question);
    if (question !== QUESTIONS.urgent) await pressForAdviser(page);
    return page;
  }

  const remindAnn = (id: string) =>
    running.site.store.transaction(async ({ conversations, outgoing }) => {
      const ann = deskPersonCalled('Ann Okafor');
      const place = { platform: 'web', id: 'ann', kind: 'personal', address: {} } as const;
      const chat = (await conversations.open(place, ann, NOW)).id;
      const queuedAt = new Date().toISOString();
      await outgoing.add({ ...newOutgoing(chat, `alert:${id}:${chat}:lead:1:1`), queuedAt, escalation: id });
    });

  test('stays silent until an adviser wants alerts, remembers it, and names no one', async () => {
    const { page, complaints } = await running.visit('/desk');
    await page.addInitScript(RECORDER);
    await signIn(page, 'Ann Okafor');
    const first = await askForAdviser(QUESTIONS.unanswerable);
    await page.getByRole('link', { name: QUESTIONS.unanswerable }).waitFor();
    expect(await seen(page)).toEqual({ shown: [], tones: [], asked: 0 });

    await tabTo(page, '[data-alert="sound"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-alert="notification"]');
    await page.keyboard.press('Enter');
    await page.locator('[data-alert="notification"][aria-pressed="true"]').waitFor();
    expect((await seen(page)).asked).toBe(1);

    await page.reload();
    await page.locator('[data-alert="sound"][aria-pressed="true"]').waitFor();
    expect(await seen(page)).toEqual({ shown: [], tones: [], asked: 0 });
    const second = await askForAdviser(QUESTIONS.older);
    await expect.poll(async () => (await seen(page)).shown).toHaveLength(1);
    const calm = await seen(page);
    const third = await askForAdviser(QUESTIONS.urgent);
    await expect.poll(async () => (await seen(page)).shown).toHaveLength(2);
    const urgent = await seen(page);
    expect(urgent.shown).toEqual([
      ['A new request is waiting for an adviser.', ''],
      ['An urgent request needs an adviser.', ''],
    ]);
    // A calm notification that comes later must not replace it.
    expect(new Set(await tagsOf(page)).size).toBe(2);
    expect(urgent.tones.slice(calm.tones.length)).not.toEqual(calm.tones);
    expect(complaints).toEqual([]);
    for (const one of [first, second, third, page]) await one.context().close();
  });

  test('alerts an adviser who is reminded of a request that is not urgent', async () => {
    const { page } = await running.visit('/desk');
    await page.addInitScript(RECORDER);
    await signIn(page, 'Ann Okafor');
    await page.locator('[data-alert="sound"]').click();
    const asked = await askForAdviser(QUESTIONS.older);
    const toast = page.locator('.toast[data-news]');
    await toast.getByRole('button', { name: 'Hide' }).click();
    const { store } = running.site;
    const opened = await store.records.escalations.open();
    const { id } = opened.reduce((one, other) => (one.openedAt > other.openedAt ? one : other));
    const need = page.locator(`#needs [data-need^="${id}:"]`);
    expect(await need.getAttribute('data-need')).toMatch(/:calm:waiting:0$/);
    await remindAnn(id);
    await page.goto(new URL('/desk/saved-replies', running.site.url).href);
    expect(await need.getAttribute('data-need')).toMatch(/:calm:waiting:1$/);
    await expect.poll(async () => (await seen(page)).tones).toHaveLength(1);
    await toast.waitFor();
    for (const one of [asked, page]) await one.context().close();
  });

  test('alerts an adviser who is reminded of a request that was urgent at first', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    const asked = await askForAdviser(QUESTIONS.urgent);
    const toast = page.locator('.toast[data-news]');
    await toast.getByRole('button', { name: 'Hide' }).click();
    await page.goto(new URL('/desk/saved-replies', running.site.url).href);
    const { store } = running.site;
    const opened = await store.records.escalations.open();
    const escalation = opened.reduce((one, other) => (one.openedAt > other.openedAt ? one : other));
    const need = page.locator(`#needs [data-need^="${escalation.id}:"]`);
    await store.transaction(({ escalations }) =>
      escalations.change(escalation, { urgent: false }, new Date().toISOString(), 'not-urgent'),
    );
    await page.reload();
    expect(await need.getAttribute('data-need')).toMatch(/:calm:waiting:0$/);
    expect(await toast.count()).toBe(0);
    await remindAnn(escalation.id);
    await page.reload();
    expect(await need.getAttribute('data-need')).toMatch(/:calm:waiting:1$/);
    await toast.waitFor();
    for (const one of [asked, page]) await one.context().close();
  });

  test('puts the focus in the reply box after a claim, keeps it in view, and inserts a saved reply', async () => {
    const practitioner = await askForAdviser(QUESTIONS.clarification);
    const { page, complaints } = await running.visit('/desk', {
      viewport: { width: 1100, height: 800 },
    });
    await signIn(page, 'Ann Okafor');
    await page.goto('/desk/saved-replies');
    await page.getByLabel('Title').fill('Ask about safety');
    await page.getByLabel('Reply', { exact: true }).fill('Is the child safe tonight?');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('All advisers can use this reply now.').waitFor();
    await page.goto('/desk');
    await page.getByRole('link', { name: QUESTIONS.clarification }).click();
    await tabTo(page, 'button[value="claim"]');
    await page.keyboard.press('Enter');
    await page.locator('#reply').waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('reply');

    for (let n = 0; n < 12; n += 1) {
      await page.keyboard.type(`Message number ${n}`);
      await page.locator('button[value="reply"]').click();
      await expect.poll(() => page.locator('#reply').inputValue()).toBe('');
    }
    await page.locator('.turn', { hasText: 'Message number 11' }).waitFor();
    await page.evaluate('window.scrollTo(0, 200)');
    const box = (await page.locator('#reply').boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(800);

    await page.locator('#reply').fill('Hello. ');
    await page.getByRole('button', { name: 'Insert' }).click();
    expect(await page.locator('#reply').inputValue()).toBe('Hello.\n\nIs the child safe tonight?');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('reply');
    expect(complaints).toEqual([]);
    await page.context().close();
    await practitioner.context().close();
  });
});
