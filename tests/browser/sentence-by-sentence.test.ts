// Tests that each sentence of a written answer appears once it passes the check, and that the finished answer
// then replaces the sentences.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProgressStage } from '../../bot/model/ports.js';
import type { Answer, VerifiedClaim } from '../../knowledge/model/answer.js';
import { runSite, type RunningSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { closeVisits, sharedChromium } from './support/chromium.js';
import { accessibilityFaults, sidewaysScroll } from './page-checks.js';
import { visit } from './visits.js';

const FIRST = 'A child does not have to consent to a referral.';
const SECOND = 'Tell the child what the referral is <b>for</b>.';
const sources = ['Referring a child to the NRM'];

describeWith('chromium', 'an answer that arrives sentence by sentence', (chromium) => {
  let browser: Browser;
  let site: RunningSite;
  let tell: (stage: ProgressStage, verified?: readonly VerifiedClaim[]) => void;
  let finish: (() => void) | undefined;
  beforeAll(async () => {
    browser = await sharedChromium(chromium);
    site = await runSite((guidance) => (_, onStage) => {
      tell = onStage!;
      const citation = guidance.cite(
        'nrm-referral-and-consent',
        'A child does not consent',
        'whether or not',
      );
      const answer: Answer = {
        ...guidance.answered([citation]),
        claims: [{ text: FIRST, citations: [0] }],
        writtenBy: 'model',
      };
      return new Promise((resolve) => (finish = () => resolve(answer)));
    });
  });
  afterAll(async () => {
    // Lets the answer finish, because a worker does not stop until the jobs it has begun are done.
    finish?.();
    await closeVisits(browser);
    await site.close();
  });

  test('shows what holds so far, as text, and gives way to the answer', async () => {
    const { page, complaints } = await visit(browser, site, '/');
    await page.getByLabel('Your question').fill('Does a child have to consent?');
    await page.keyboard.press('Enter');
    await expect.poll(() => tell).toBeDefined();
    const soFar = page.locator('#verified');
    tell('checking', [{ text: FIRST, sources }]);
    await expect.poll(() => soFar.locator('li').allInnerTexts()).toEqual([`${FIRST} ${sources[0]}`]);
    tell('checking', [
      { text: FIRST, sources },
      { text: SECOND, sources },
    ]);
    await expect.poll(() => soFar.locator('li').count()).toBe(2);
    expect(await soFar.locator('li').last().innerText()).toContain('<b>for</b>');
    const [last, composer] = [
      await soFar.locator('li').last().boundingBox(),
      await page.locator('#composer').boundingBox(),
    ];
    expect(last!.y + last!.height).toBeLessThan(composer!.y);
    expect(await soFar.innerText()).toContain('AI is writing these sentences');
    expect(await page.getByRole('log').innerText()).not.toContain(FIRST);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    finish!();
    await page.locator('.quote').first().waitFor();
    await expect.poll(() => soFar.innerHTML()).toBe('');
    expect(await page.locator('.claims li').allInnerTexts()).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
