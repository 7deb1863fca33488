// Tests that the form at the foot of the chat leaves room to read on a phone while an adviser helps.
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describeWith('chromium', 'the form of the chat on a phone', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test.each(LANGUAGES)(
    'leaves four fifths of the height to read in while an adviser helps: %s',
    async (language) => {
      const { page } = await running.visit('/', { ...PHONE, locale: language });
      await ask(page, QUESTIONS.answered);
      await pressForAdviser(page);
      await page.locator('.handoff-line').waitFor();
      const { page: desk } = await running.visit('/desk');
      await signIn(desk, 'Ada Vance');
      await desk.getByRole('button', { name: 'Claim' }).last().click();
      await page.locator('.handoff-line', { hasText: /is helping you|yn eich helpu/ }).waitFor();
      await page.evaluate('document.getElementById("jump").hidden = false');
      const { height } = (await page.locator('#composer').boundingBox())!;
      expect(height).toBeLessThan(PHONE.viewport.height / 5);
      await desk.context().close();
      await page.context().close();
    },
  );
});
