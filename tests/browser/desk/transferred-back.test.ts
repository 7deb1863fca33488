// Tests a request that comes back to an adviser who still has its page open.
import { expect, test } from 'vitest';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const NAMES = ['Ann Okafor', 'Ben Hughes'];
const roster = sampleRoster(
  ...NAMES.map((name) => ({ as: [deskPersonCalled(name)], id: name.slice(0, 3).toLowerCase(), name })),
);

describeWith('chromium', 'a request that comes back', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers, { roster: () => roster }));

  test('counts as opened once the adviser does something on its page, and not before', async () => {
    const { page: asked } = await running.visit('/');
    await ask(asked, QUESTIONS.clarification);
    await pressForAdviser(asked);
    const [ann, ben] = [(await running.visit('/desk')).page, (await running.visit('/desk')).page];
    for (const [n, page] of [ann, ben].entries()) await signIn(page, NAMES[n]!);
    await ann.getByRole('link', { name: QUESTIONS.clarification }).first().click();
    await ann.getByRole('button', { name: 'Claim' }).click();
    await ann.locator('#reply').waitFor();

    const transfer = async (from: typeof ann, to: string) => {
      await from.locator('details:has(#to) > summary').click();
      await from.locator('#to').selectOption(`adviser:${to}`);
      await from.locator('button[value="reassign"]').click();
      await from.locator('#reply').waitFor({ state: 'detached' });
    };
    await transfer(ann, 'ben');
    await ben.goto(ann.url().replace(/[?#].*$/, ''));
    await ben.locator('#reply').waitFor();
    await transfer(ben, 'ann');
    await ann.locator('#reply').waitFor();
    const given = ann.locator('#needs [data-need$=":transferred"]');
    await given.waitFor({ state: 'attached' });
    await ann.waitForTimeout(1_000);
    expect(await given.count()).toBe(1);
    await ann.keyboard.press('Shift');
    await expect.poll(() => given.count()).toBe(0);
    for (const page of [asked, ann, ben]) await page.context().close();
  });
});
