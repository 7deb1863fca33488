// Tests in a real browser that live updates at the desk do not disturb advisers while they write.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'the desk in a browser', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('carries a handoff live on both sides, and keeps what is being written', async () => {
    const adviser = await running.visit('/desk');
    await signIn(adviser.page, 'Ann Okafor');
    const practitioner = await running.visit('/');
    await ask(practitioner.page, QUESTIONS.unanswerable);
    await pressForAdviser(practitioner.page);

    const request = adviser.page.getByRole('link', { name: QUESTIONS.unanswerable });
    await request.waitFor();
    await expect
      .poll(() => adviser.page.locator('#announcements').textContent())
      .toBe('1 waiting, 0 claimed.');
    await request.click();
    await adviser.page.getByRole('button', { name: 'Claim' }).click();
    await practitioner.page.getByText('Ann Okafor, an adviser, is now helping you.').first().waitFor();

    const reply = adviser.page.getByLabel('Your message');
    await reply.fill('A reply that is being wri');
    await practitioner.page.getByLabel(QUESTION_BOX).fill('One more thing');
    await practitioner.page.keyboard.press('Enter');
    await adviser.page.locator('.turn-to-adviser', { hasText: 'One more thing' }).waitFor();
    expect(await reply.inputValue()).toBe('A reply that is being wri');

    await reply.fill('Ring the council, please.');
    await adviser.page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await practitioner.page.locator('.relayed', { hasText: 'Ring the council, please.' }).waitFor();
    await expect.poll(() => reply.inputValue()).toBe('');
    expect([...adviser.complaints, ...practitioner.complaints]).toEqual([]);
    await adviser.page.context().close();
    await practitioner.page.context().close();
  });

  test('keeps a reply that could not be sent, and sends it once', async () => {
    const practitioner = await running.visit('/');
    await ask(practitioner.page, QUESTIONS.clarification);
    await pressForAdviser(practitioner.page);
    await practitioner.page.getByText('I have sent your request to the advisers.').first().waitFor();
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ben Hughes');
    await page.getByRole('link', { name: QUESTIONS.clarification }).click();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await page.getByText('Write a message first.', { exact: true }).waitFor();
    await page.getByLabel('Your message').fill('Said exactly once.');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await page.getByText('What you wrote is still here.').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('Said exactly once.');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await practitioner.page.locator('.relayed', { hasText: 'Said exactly once.' }).waitFor();
    expect(await practitioner.page.locator('.relayed', { hasText: 'Said exactly once.' }).count()).toBe(1);
    await page.context().close();
    await practitioner.page.context().close();
  });

  test('shows two advisers who claims first, and who did', async () => {
    const practitioner = await running.visit('/');
    await ask(practitioner.page, QUESTIONS.older);
    await pressForAdviser(practitioner.page);
    await practitioner.page.getByText('I have sent your request to the advisers.').first().waitFor();
    const [one, other] = await Promise.all(
      ['Ann Okafor', 'Ben Hughes'].map(async (name) => {
        const { page } = await running.visit('/desk');
        await signIn(page, name);
        await page.getByRole('link', { name: QUESTIONS.older }).click();
        await page.getByRole('button', { name: 'Claim' }).waitFor();
        return page;
      }),
    );
    await one!.getByRole('button', { name: 'Claim' }).click();
    await one!.getByLabel('Your message').waitFor();
    await other!.getByText('Ann Okafor is handling this conversation.').first().waitFor();
    expect(await other!.getByRole('button', { name: 'Claim' }).count()).toBe(0);
    for (const page of [one!, other!, practitioner.page]) await page.context().close();
  });
});
