// Tests the chat page as practitioners see it: starter questions, enough room to read, and a notice of new
// replies.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../knowledge/model/language.js';
import { runSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { focusedText } from './page-checks.js';
import { ask, signIn } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.CHAT_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()!.width}.png` });
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describeWith('chromium', 'the chat page', (chromium) => {
  const running = inBrowser(chromium, () =>
    runSite(
      writtenAnswers,
      {},
      {},
      {
        examples: () => Promise.resolve([QUESTIONS.answered, QUESTIONS.older]),
      },
    ),
  );

  test.each([true, false])(
    'asks an example question that is pressed, with a script: %s',
    async (scripted) => {
      const { page, complaints } = await running.visit('/', { javaScriptEnabled: scripted });
      await page.getByRole('button', { name: QUESTIONS.older }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.quote', { hasText: 'privately fostered' }).waitFor();
      expect(await page.locator('.entry-in .text').innerText()).toBe(QUESTIONS.older);
      expect(await page.getByRole('button', { name: QUESTIONS.answered }).isVisible()).toBe(false);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('copies a quote and where it is from with one press, and says so', async () => {
    const { page } = await running.visit('/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, QUESTIONS.answered);
    await page.getByRole('button', { name: /^Copy quote and source.*Quote 1/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Quote copied.').waitFor({ state: 'attached' });
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toMatch(
      /^“A child does not consent[^”]*”\n\nReferring a child to the National Referral Mechanism\. Consent\. .*2026.*\/library\/citation\/\S+\nSample text written for this assistant, not published guidance\.\nCopied on \d+ \w+ \d{4}\.$/,
    );
    expect(copied).toContain(`${running.site.url}/library/citation/`);
    await page.context().close();
  });

  test.each(['.composer #adviser', '.entry-out .adviser-ask'])(
    'says when advisers work and how a reply comes before one is asked, in %s, and afterwards',
    async (panel) => {
      const { page } = await running.visit('/');
      await ask(page, QUESTIONS.answered);
      const opened = page.locator(panel);
      await opened.getByText('Talk to an adviser').focus();
      await page.keyboard.press('Enter');
      for (const line of ['Advisers have not set their hours.', 'The reply will appear on this page.'])
        await opened.getByText(line).waitFor();
      expect(await page.getByText('I have sent your request').count()).toBe(0);
      await opened.getByRole('button', { name: 'Ask for an adviser' }).click();
      await page.getByText('I have sent your request to the advisers.').first().waitFor();
      await page.getByText('Adviser hours').click();
      await page.locator('#adviser-hours').getByText('Advisers have not set their hours.').waitFor();
      await page.context().close();
    },
  );

  test('shows the number to call above the box on a phone', async () => {
    const { page } = await running.visit('/', { viewport: { width: 390, height: 844 } });
    await ask(page, QUESTIONS.urgent);
    await page.getByText('Waiting for an adviser.').waitFor();
    const call = (await page.locator('.urgent .call').boundingBox())!;
    const box = (await page.locator('.composer').boundingBox())!;
    expect(call.y).toBeGreaterThan(0);
    expect(call.y + call.height).toBeLessThan(box.y);
    await page.getByLabel('Message to the adviser').waitFor();
    await page.context().close();
  });

  test('names the words behind a placeholder while the page that sent them is open', async () => {
    const { page, complaints } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.personal);
    const correct = page.locator('summary', { hasText: 'Change what was removed' });
    await correct.click();
    await page.getByRole('button', { name: 'Put back “Amina Yusuf”' }).waitFor();
    await picture(page, 'correct');
    await page.reload();
    await correct.click();
    await page.getByRole('button', { name: 'Put back [name 1]' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a button that puts words back has the words of its own message', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.personal);
    await page.locator('button', { hasText: 'Put back “Amina Yusuf”' }).waitFor({ state: 'attached' });
    await ask(page, 'Does Amina have to consent?');
    await page.locator('button', { hasText: 'Put back “Amina”' }).waitFor({ state: 'attached' });
    await page.context().close();
  });

  test('reports an answer with one press, marks the answer, and takes the report back', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.answered);
    const report = page.getByRole('button', { name: 'Report this answer' });
    await page.getByText('The editors will see your report.').waitFor();
    await report.click();
    await page.locator('.reported', { hasText: 'You reported this answer.' }).waitFor();
    // The button has gone, so the focus moves to the top of the answer. A screen reader announces that the
    // answer was reported.
    expect(await focusedText(page)).toMatch(/^Assistant/);
    expect(await page.getByRole('log').textContent()).toContain('You reported this answer.');
    expect(await report.count()).toBe(0);
    await page.reload();
    await page.getByText('You reported this answer.').waitFor();
    expect(await report.count()).toBe(0);
    await page.getByRole('button', { name: 'I did not mean to report it' }).click();
    await page.getByText('I have withdrawn your report').first().waitFor();
    await report.waitFor();
    const more = page.locator('summary', { hasText: 'Say what is wrong' });
    const seen = () => Promise.all([report, page.locator('.reported'), more].map((one) => one.count()));
    expect(await seen()).toEqual([1, 0, 0]);
    await page.reload();
    expect(await seen()).toEqual([1, 0, 0]);
    await page.context().close();
  });

  test('leaves the mark on an answer whose report can no longer be taken back', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.answered);
    await page.getByRole('button', { name: 'Report this answer' }).click();
    const takeBack = page.getByRole('button', { name: 'I did not mean to report it' });
    await takeBack.waitFor();
    const { reports } = running.site.store.records;
    for (const { answer } of await reports.open())
      await reports.handle(answer, { by: 'Ada', outcome: 'dismissed' }, new Date().toISOString());
    await takeBack.click();
    await page.getByText('I cannot withdraw that report.').first().waitFor();
    expect(await page.locator('.reported').count()).toBe(1);
    await page.context().close();
  });

  test('leaves what is wrong in its form if it was not sent, and says there why', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.getByRole('button', { name: 'Report this answer' }).click();
    await page.locator('summary', { hasText: 'Say what is wrong' }).click();
    await page.getByLabel('What is wrong?').fill('It is 5 days.');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Tell the editors' }).click();
    await page.locator('.asks .problem', { hasText: 'not connected' }).waitFor();
    expect(await page.getByLabel('What is wrong?').inputValue()).toBe('It is 5 days.');
    expect(await page.evaluate<string>('document.activeElement.name')).toBe('words');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Tell the editors' }).click();
    await page.getByText('I have added this to your report.').first().waitFor();
    await page.context().close();
  });

  test('leaves the keyboard at the label of what a button closed, and at the box once an adviser is asked', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.locator('#nation > summary').click();
    await page.getByRole('button', { name: 'Wales', exact: true }).press('Enter');
    await expect.poll(() => focusedText(page)).toContain('ation');
    await page.locator('#adviser > summary').click();
    await page.locator('#adviser button').press('Enter');
    await page.getByText('Waiting for an adviser').waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('question');
    await page.context().close();
  });

  test('leaves the keyboard at a link that is still there when an adviser claims the request', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.locator('#adviser > summary').click();
    await page.locator('#adviser button').click();
    await page.locator('#state a').focus();
    const link = await focusedText(page);
    const adviser = await running.visit('/desk');
    await signIn(adviser.page, 'Bea Ellis');
    await adviser.page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByText('Bea Ellis is helping you.').waitFor();
    expect(await focusedText(page)).toBe(link);
    await adviser.page.context().close();
    await page.context().close();
  });

  test('takes the secret of a private link out of the address, and opens nothing before a press', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.older);
    await page.goto('/chat/link');
    await page.getByRole('button', { name: 'Make a private link' }).click();
    const link = await page.getByLabel('Your private link').inputValue();
    const other = await running.visit(link.slice(running.site.url.length));
    await expect.poll(() => other.page.url()).toBe(`${running.site.url}/chat/return`);
    expect((await other.page.context().cookies()).map(({ name }) => name)).not.toContain('chat');
    await other.page.getByRole('button', { name: 'Open this conversation' }).click();
    await other.page.locator('.entry-in', { hasText: QUESTIONS.older }).waitFor();
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
    await page.context().close();
  });

  test('has every quote open on paper', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    expect(await page.locator('.quote:visible').count()).toBe(1);
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('.quote:visible').count()).toBe(3);
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('.quote:visible').count()).toBe(1);
    await page.context().close();
  });

  test.each(LANGUAGES)('leaves seven eighths of a phone’s height to read in: %s', async (language) => {
    const { page } = await running.visit('/', { ...PHONE, locale: language });
    await ask(page, QUESTIONS.answered);
    const box = async () => (await page.locator('#composer').boundingBox())!;
    const most = PHONE.viewport.height / 8 + 5;
    const { y, height } = await box();
    expect(height).toBeLessThan(most);
    expect(y + height).toBeGreaterThan(PHONE.viewport.height - 2);
    await ask(page, language === 'cy' ? 'cenedl Gogledd Iwerddon' : 'nation Northern Ireland');
    expect((await box()).height).toBeLessThan(most);
    await page.context().close();
  });

  test.each(LANGUAGES)(
    'leaves more than four fifths of it while an adviser is asked and a reply is below: %s',
    async (language) => {
      const { page } = await running.visit('/', { ...PHONE, locale: language });
      for (let times = 0; times < 3; times += 1) await ask(page, QUESTIONS.answered);
      await ask(page, language === 'cy' ? 'cynghorydd' : 'adviser');
      const other = await page.context().newPage();
      await page.evaluate('window.scrollTo(0, 0)');
      await other.goto('/');
      await ask(other, 'She is 15.');
      await page.locator('#jump').waitFor();
      const { height } = (await page.locator('#composer').boundingBox())!;
      expect(height).toBeLessThan(PHONE.viewport.height / 5);
      await page.context().close();
    },
  );

  test('keeps the private link large enough to press on a small phone while an adviser is asked', async () => {
    const { page } = await running.visit('/', { viewport: { width: 320, height: 640 } });
    await ask(page, 'adviser');
    const { height } = (await page.locator('.composer-row > a').boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(24);
    await page.context().close();
  });

  test('says that a reply is below, until it is scrolled to', async () => {
    const { page } = await running.visit('/', PHONE);
    for (let times = 0; times < 3; times += 1) await ask(page, QUESTIONS.answered);
    const other = await page.context().newPage();
    await page.evaluate('window.scrollTo(0, 0)');
    await other.goto('/');
    await ask(other, QUESTIONS.unanswerable);
    const jump = page.getByRole('link', { name: 'New reply below' });
    await jump.waitFor();
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await jump.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('says so of a reply that changes before it is scrolled to, and then no longer', async () => {
    const { page } = await running.visit('/', PHONE);
    for (let times = 0; times < 3; times += 1) await ask(page, QUESTIONS.answered);
    const other = await page.context().newPage();
    await page.evaluate('window.scrollTo(0, 0)');
    await other.goto('/');
    await ask(other, QUESTIONS.unanswerable);
    const jump = page.getByRole('link', { name: 'New reply below' });
    await jump.waitFor();
    // Replaces the reply with a copy, as the page’s script does when it receives the same entry again.
    await page
      .locator('.entry-out')
      .last()
      .evaluate((reply) => reply.replaceWith(reply.cloneNode(true)));
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await jump.waitFor({ state: 'hidden' });
    await page.context().close();
  });
});
