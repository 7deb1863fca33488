// Tests the layout of the desk on a phone and on a computer: each activity is on a separate line, fields in a
// row align, and words do not break.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { runSite } from '../../fakes/web/running-site.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { describeWith } from '../../support/requirements.js';
import { sidewaysScroll } from '../page-checks.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const roster = sampleRoster({
  as: [deskPersonCalled('Ann Okafor')],
  id: 'ann',
  name: 'Ann Okafor',
  specialisms: ['social-work'],
});

interface Box {
  x: number;
  y: number;
  height: number;
}

const boxesOf = (page: Page, selector: string): Promise<Box[]> =>
  page.evaluate<Box[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.getBoundingClientRect().toJSON())`,
  );

describeWith('chromium', 'the layout of the desk', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers, { roster: () => roster }));

  test('lists each activity on a line of its own, and keeps labels and fields level', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    for (const question of [QUESTIONS.clarification, QUESTIONS.unanswerable]) {
      const practitioner = await running.visit('/');
      await ask(practitioner.page, question);
      await pressForAdviser(practitioner.page);
      await page.getByRole('link', { name: question }).first().click();
      await page.getByRole('button', { name: 'Claim' }).click();
      await page.locator('summary:text-is("Hand back")').click();
      await page.getByRole('button', { name: 'Hand back' }).click();
      await page.getByText('You handed this back').first().waitFor();
      await page.goto('/desk');
      await practitioner.page.context().close();
    }
    for (const width of [390, 1100]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto('/desk');
      const lines = await boxesOf(page, '#news li');
      expect(lines.length).toBeGreaterThan(1);
      expect(new Set(lines.map(({ x }) => x)).size).toBe(1);
      expect(await sidewaysScroll(page)).toBe(0);
      const [label, ...rest] = await boxesOf(page, '.find-request > *');
      for (const one of rest) expect(Math.abs(one.y - label!.y)).toBeLessThan(20);
      await page.goto('/desk/advisers');
      expect((await boxesOf(page, '.adviser dt')).every(({ height }) => height < 36)).toBe(true);
      await page.goto('/desk/closed');
      const fields = await boxesOf(page, '.filters :is(input, select)');
      expect(new Set(fields.map(({ height }) => Math.round(height))).size).toBe(1);
    }
    await page.context().close();
  });

  test('keeps the button that claims a request in view, however long a word of its question is', async () => {
    const practitioner = await running.visit('/');
    const address = `https://safelinks.example/?url=${'a1b2c3'.repeat(40)}`;
    await ask(practitioner.page, `Which bus goes to ${address}?`);
    await pressForAdviser(practitioner.page);
    await practitioner.page.locator('.handoff-line').waitFor();
    const { page } = await running.visit('/desk', { viewport: { width: 1100, height: 800 } });
    await signIn(page, 'Ann Okafor');
    await page.locator('.case', { hasText: 'safelinks' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
    await practitioner.page.context().close();
  });
});
