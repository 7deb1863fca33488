// Tests the page of a quote as people see it: the part in view when the page opens says, only once, what they must
// know before they rely on the quote.
import { expect, test } from 'vitest';
import { createFakeBot } from '../../fakes/fake-bot.js';
import { noGuidance } from '../../fakes/empty-service.js';
import { sampleCitation, sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';
import { runPages } from '../../fakes/web/running-pages.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';

const FILLER = samplePassage({ id: 'before', position: 3, text: 'What comes before.\n'.repeat(40) });

describeWith('chromium', 'the page of a quote', (chromium) => {
  const running = inBrowser(chromium, () => {
    const bot = createFakeBot();
    const answer = { id: 'answer-1', createdAt: '2026-11-24T10:00:00.000Z' };
    bot.citations.set('answer-1/1', { citation: sampleCitation(), answer, release: 7 });
    const passages = [{ passage: FILLER }, { passage: samplePassage(), marked: [[0, 47] as const] }];
    const surroundings = { document: sampleDocument(), release: 7, stillLive: false, passages };
    return runPages({
      ...bot,
      guidance: { ...noGuidance, surroundings: () => Promise.resolve(surroundings) },
    });
  });

  test.each([390, 1100])(
    'says once, in view and not as guidance, that it has changed, at %s pixels',
    async (width) => {
      const { page } = await running.visit('/library/citation/answer-1/1#quote', {
        viewport: { width, height: 700 },
      });
      const warning = page.getByText('The guidance has changed since this answer');
      expect(await warning.count()).toBe(1);
      const [{ y }, quote] = await Promise.all([
        warning.boundingBox().then((box) => box!),
        page.locator('#quote').boundingBox(),
      ]);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(quote!.y);
      const font = (selector: string) =>
        page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).fontFamily`);
      expect(await font('.warning')).toBe(await font('main'));
      expect(await font('.passage-text')).not.toBe(await font('main'));
      await page.context().close();
    },
  );

  test('has the address of the original on paper, and no links that only lead on from a screen', async () => {
    const { page } = await running.visit('/library/citation/answer-1/1');
    await page.emulateMedia({ media: 'print' });
    const links = await page.locator('main a').filter({ visible: true }).all();
    expect(await Promise.all(links.map((link) => link.getAttribute('href')))).toEqual([sampleDocument().url]);
    const after = "getComputedStyle(document.querySelector('.document-facts a'), '::after').content";
    expect(await page.evaluate(after)).toContain(sampleDocument().url);
    await page.context().close();
  });
});
