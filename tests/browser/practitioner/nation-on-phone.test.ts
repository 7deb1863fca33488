// Tests that the nation that answers are for can be read on a phone, even while people wait for an adviser.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const SHOWN = {
  en: ['Nation: England', 'Nation: Wales', 'Nation: Scotland', 'Nation: N. Ireland'],
  cy: ['Cenedl: Lloegr', 'Cenedl: Cymru', 'Cenedl: Yr Alban', 'Cenedl: G. Iwerddon'],
};

describeWith('chromium', 'the nation on a phone', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));
  const summary = (page: Page) => page.locator('#nation summary');
  const shownIn = async (page: Page) => (await summary(page).innerText()).replace(/\s+/g, ' ');

  async function expectUncut(page: Page): Promise<void> {
    const { cut, tops } = await page.evaluate<{ cut: boolean; tops: number[] }>(`({
      cut: document.querySelector('#nation summary').scrollWidth > document.querySelector('#nation').offsetWidth,
      tops: [...document.querySelectorAll('.composer-row > *')].filter((one) => one.offsetWidth).map((one) => one.offsetTop),
    })`);
    expect(cut).toBe(false);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8);
  }

  test.each(LANGUAGES)('is not cut, in one row with the other links: %s', async (language) => {
    const { page } = await running.visit('/', { ...PHONE, locale: language });
    await ask(page, QUESTIONS.answered);
    for (const isAsked of [false, true]) {
      if (isAsked) await ask(page, language === 'cy' ? 'cynghorydd' : 'adviser');
      for (const [at, shown] of SHOWN[language].entries()) {
        await summary(page).click();
        await page
          .locator('#nation button')
          .nth(at + 1)
          .click();
        await expect.poll(() => shownIn(page)).toBe(shown);
        await expectUncut(page);
      }
      await page.reload();
      expect(await shownIn(page)).toBe(SHOWN[language][3]);
      await expectUncut(page);
    }
    await page.context().close();
  });

  test('has its whole name on a wider screen', async () => {
    const { page } = await running.visit('/');
    await ask(page, 'nation Northern Ireland');
    await expect.poll(() => shownIn(page)).toBe('Nation: Northern Ireland');
    await page.context().close();
  });
});
