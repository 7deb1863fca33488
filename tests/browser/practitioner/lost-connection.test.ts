// Tests that someone who has scrolled up sees that the chat is not connected, and that no panel covers a
// reply.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const PHONE = { viewport: { width: 390, height: 760 }, hasTouch: true };

describeWith('chromium', 'what stays in view in the chat', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('says beside the question box that the connection is lost, and no longer once it is back', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.answered);
    await page.context().setOffline(true);
    await page.route('**/chat/events*', (route) => route.abort());
    await page.evaluate('window.dispatchEvent(new Event("online")); window.scrollTo(0, 0)');
    const line = page.locator('#composer .stopped', { hasText: /connect/i });
    await line.waitFor();
    const { y, height } = (await line.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(PHONE.viewport.height);
    await page.context().setOffline(false);
    await page.unroute('**/chat/events*');
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await expect.poll(() => page.locator('#composer .stopped').textContent()).toBe('');
    await page.context().close();
  });

  test('a reply closes a panel that would cover it', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.answered);
    // Sends this late, so that the panel is open before the reply.
    await page.route('**/chat/messages', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.unanswerable);
    await page.keyboard.press('Enter');
    await page.locator('#composer summary', { hasText: 'More' }).click();
    expect(await page.locator('#composer details[open]').count()).toBe(1);
    await page.locator('#entries .entry-out', { hasText: 'could not find an answer' }).waitFor();
    await expect.poll(() => page.locator('#composer details[open]').count()).toBe(0);
    await page.context().close();
  });
});
