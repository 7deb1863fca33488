// Tests the chat in a real browser: by keyboard, offline, without JavaScript, and with hostile text.
import { expect, test } from 'vitest';
import { runSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { focusedText } from './page-checks.js';
import { ask } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

describeWith('chromium', 'the chat in a browser', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('leads from the question to the answer to the quote in the document with the keyboard alone', async () => {
    const { page, complaints } = await running.visit('/');
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to your question');
    await page.keyboard.press('Enter');
    await page.keyboard.type(QUESTIONS.answered);
    await page.keyboard.press('Enter');
    await page.locator('.quote').first().waitFor();
    for (
      let presses = 0;
      !(await focusedText(page)).startsWith('See the quote in the document');
      presses += 1
    ) {
      expect(presses).toBeLessThan(20);
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/library\/citation\//);
    expect(await page.locator('mark').first().innerText()).toContain('A child does not consent');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('folds the quotes after the first, and opens them with the keyboard', async () => {
    for (const width of [390, 1100]) {
      const { page } = await running.visit('/');
      await page.setViewportSize({ width, height: 900 });
      await ask(page, QUESTIONS.answered);
      await page.locator('.quote').first().waitFor();
      expect(await page.locator('.quote:visible').count()).toBe(1);
      // A screen reader announces the label, and that the quotes are collapsed.
      const control = page.locator('.more-quotes > summary');
      expect(await control.ariaSnapshot()).toContain('2 more quotes');
      await control.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.quote:visible').count()).toBe(3);
      await page.keyboard.press('Enter');
      expect(await page.locator('.quote:visible').count()).toBe(1);
      await page.keyboard.press('Enter');
      const pictures = process.env.FOLDED_PICTURES;
      if (pictures) await page.screenshot({ path: `${pictures}/folded-${width}.png`, fullPage: true });
      await page.context().close();
    }
  });

  test('sends with Enter, begins a line with Shift and Enter, and asks for words when there are none', async () => {
    const { page } = await running.visit('/');
    const question = page.getByLabel('Your question');
    await question.press('Enter');
    await page.getByText('Enter your question.').waitFor();
    expect(await question.getAttribute('aria-invalid')).toBe('true');
    await question.pressSequentially('Two');
    await question.press('Shift+Enter');
    await question.pressSequentially('lines');
    expect(await question.inputValue()).toBe('Two\nlines');
    await question.press('Enter');
    await page.locator('.entry-in[data-position]').waitFor();
    expect(await question.inputValue()).toBe('');
    expect(await page.locator('.entry-in').innerText()).toContain('Two\nlines');
    await page.context().close();
  });

  test('sends what is too long: an urgent message comes back without the start that is kept, another whole', async () => {
    const { page } = await running.visit('/');
    const more = 'We wrote it down. '.repeat(250);
    await page.waitForLoadState();
    await page.getByLabel('Your question').fill(more);
    await page.keyboard.press('Enter');
    await page.locator('#pending').getByText('Shorten it to 4,000 characters').waitFor();
    await page.getByRole('button', { name: 'Change it' }).click();
    expect(await page.getByLabel('Your question').inputValue()).toBe(more.trim());
    await ask(page, `${QUESTIONS.urgent} ${more}`);
    await page
      .locator('.entry-out')
      .getByText(/Only (?:3,9\d\d|4,000) of them were saved\./)
      .waitFor();
    const kept = await page.locator('.entry-in p').first().innerText();
    expect(kept).toMatch(/ down\. \[…\]$/);
    const rest = `${QUESTIONS.urgent} ${more}`.slice(kept.length - ' […]'.length).trim();
    await expect.poll(() => page.locator('#question').inputValue()).toBe(rest);
    await page.context().close();
  });

  test('gives the rest of an urgent message back although the reply to sending it was lost', async () => {
    const { page } = await running.visit('/');
    await page.waitForLoadState();
    let posts = 0;
    // Counts the requests here instead of using `times: 1`, which may let the browser send the request itself
    // after the handler has begun.
    await page.route('**/chat/messages', async (route) => {
      posts += 1;
      if (posts > 1) return route.continue();
      await route.fetch();
      await page.locator('.entry-in[data-position]').waitFor();
      return route.abort();
    });
    await ask(page, `${QUESTIONS.urgent} ${'We wrote it down. '.repeat(250)}`);
    await expect.poll(() => page.locator('#question').inputValue()).toMatch(/^We wrote it down\./);
    expect([posts, await page.locator('.entry-in').count()]).toEqual([2, 1]);
    await page.context().close();
  });

  test('says how far the answer is, and announces its title, nations and gist, not the whole of it', async () => {
    const { page } = await running.visit('/');
    const release = running.site.holdAnswers();
    await page.getByLabel('Your question').fill(QUESTIONS.answered);
    await page.keyboard.press('Enter');
    const status = page.getByRole('status');
    await expect.poll(() => status.innerText()).toBe('Searching the guidance…');
    release();
    await page.locator('.quote').first().waitFor();
    await expect.poll(() => status.innerText()).toBe('');
    const announced = await page.getByRole('log').locator('p').last().textContent();
    expect(announced).toMatch(/^Referring a child .* \(England and Wales\): “.* 3 quotes below\.$/);
    expect(announced!.length).toBeLessThan(400);
    await page.context().close();
  });

  test('keeps an urgent notice in view when the answer follows it', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.urgent);
    await page.locator('.quote').first().waitFor();
    const box = await page.locator('.urgent').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(400);
    expect(await page.locator('.urgent a[href="tel:999"]').innerText()).toMatch(/^Call 999/);
    expect(await page.locator('#alerts').textContent()).toContain('Urgent: ');
    await page.context().close();
  });

  test('loses nothing that was typed without a connection, and sends it once when tried again', async () => {
    const { page } = await running.visit('/');
    await ask(page, 'Before');
    // Waits for the request to finish. Otherwise, the request would fail offline, and delay the next message
    // until it times out.
    await page.locator('.entry-in[data-position]', { hasText: 'Before' }).waitFor();
    await page.context().setOffline(true);
    await page.getByLabel('Your question').fill('Typed without a connection');
    await page.keyboard.press('Enter');
    await page.getByText('Not sent: you are not connected to the internet.').first().waitFor();
    await page.context().setOffline(false);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    expect(await page.locator('#pending .text').innerText()).toBe('Typed without a connection');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.entry-in[data-position]', { hasText: 'Typed without a connection' }).waitFor();
    await expect.poll(() => page.locator('#pending li').count()).toBe(0);
    expect(await page.locator('.entry-in', { hasText: 'Typed without a connection' }).count()).toBe(1);
    await page.context().close();
  });

  test('waits for no reply to a message that was refused', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    const refusal = { problem: 'You have sent a lot of messages in a short time.' };
    await page.route('**/chat/messages', (route) => route.fulfill({ status: 429, json: refusal }));
    await page.getByLabel('Your question').fill('Refused');
    await page.keyboard.press('Enter');
    await page.locator('#pending').getByText(refusal.problem).waitFor();
    await page.unroute('**/chat/messages');
    await ask(page, QUESTIONS.answered);
    const status = page.getByRole('status');
    await expect.poll(() => status.innerText()).toBe('');
    expect(await page.locator('#pending li').count()).toBe(1);
    await page.context().close();
  });

  test('gives a message back that was not sent, to be changed', async () => {
    const { page } = await running.visit('/');
    await page.context().setOffline(true);
    await page.getByLabel('Your question').fill('Not quite right');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change it' }).click();
    expect(await page.getByLabel('Your question').inputValue()).toBe('Not quite right');
    expect(await page.locator('#pending li').count()).toBe(0);
    await page.context().close();
  });

  test('connects again by itself and shows what was said since', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    const other = await page.context().newPage();
    await other.goto('/');
    await page.route('**/chat/events*', (route) => route.abort());
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await ask(other, 'Asked in another tab');
    expect(await page.getByText('Asked in another tab').count()).toBe(0);
    await page.unroute('**/chat/events*');
    await page.getByText('Asked in another tab').waitFor();
    await page.context().close();
  });

  test('answers again when the nation is chosen, and remembers it', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.clarification);
    await page.locator('.entry-out').getByRole('button', { name: 'Scotland' }).click();
    await page.locator('.quote', { hasText: 'Guardianship Scotland' }).waitFor();
    await page.getByText('Nation: Scotland').waitFor();
    await page.context().close();
  });

  test('lets an answer be rated, shows the rating as pressed, and changes it', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    const up = page.getByRole('button', { name: 'Helpful', exact: true });
    const down = page.getByRole('button', { name: 'Not helpful' });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => up.getAttribute('aria-pressed')).toBe('true');
    await down.click();
    await expect.poll(() => down.getAttribute('aria-pressed')).toBe('true');
    expect(await up.getAttribute('aria-pressed')).toBe('false');
    await page.context().close();
  });

  test('works without a script: the answer is on the page that comes back', async () => {
    const { page } = await running.visit('/', { javaScriptEnabled: false });
    await page.getByLabel('Your question').fill(QUESTIONS.answered);
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.locator('.quote').count()).toBe(3);
    await page.getByRole('button', { name: 'Helpful', exact: true }).click();
    await page.getByRole('link', { name: 'Check for new replies' }).waitFor();
    await page.locator('main .composer summary', { hasText: 'Talk to an adviser' }).click();
    await page.getByRole('button', { name: 'Ask for an adviser' }).click();
    await page.getByText('I have sent your request to the advisers.').first().waitFor();
    await page.context().close();
  });

  test('never runs or formats what someone wrote', async () => {
    const { page, complaints } = await running.visit('/');
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> \u202eevil';
    await ask(page, hostile);
    await page.reload();
    const shown = await page.locator('.entry-in .text').innerText();
    expect(shown).toBe('<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> evil');
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('.entry-in img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('moves nothing for people who want no motion', async () => {
    const { page } = await running.visit('/');
    await page.evaluate('document.getElementById("status").classList.add("busy")');
    const animation = 'getComputedStyle(document.getElementById("status"), "::before").animationName';
    expect(await page.evaluate(animation)).toBe('none');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await page.evaluate(animation)).toBe('breathe');
    await page.context().close();
  });

  test('prints the conversation without its forms', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.composer').isVisible()).toBe(false);
    expect(await page.locator('.entry-out form').first().isVisible()).toBe(false);
    expect(await page.locator('.quote').first().isVisible()).toBe(true);
    await page.context().close();
  });
});
