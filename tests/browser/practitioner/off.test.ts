// Tests that people can still write while the assistant is turned off: what they write can reach an adviser.
import { expect, test } from 'vitest';
import { DEFAULT_OFF_MESSAGE } from '../../../bot/model/governance/switches.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { QUESTION_BOX } from '../visits.js';
import { writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'the chat while the assistant is off', (chromium) => {
  const running = inBrowser(chromium, async () => {
    const site = await runSite(writtenAnswers);
    const off = { name: 'chat', message: DEFAULT_OFF_MESSAGE, reason: 'A test', by: 'Ann Okafor' } as const;
    await site.store.records.switches.turnOff({ ...off, at: '2026-12-01T22:00:00.000Z' });
    return site;
  });

  test.each([390, 1100])('has its question box in view at %s pixels', async (width) => {
    const { page } = await running.visit('/', { viewport: { width, height: 800 } });
    await page.locator('.warning').waitFor();
    const box = await page.getByLabel(QUESTION_BOX).boundingBox();
    expect(box!.y + box!.height).toBeLessThanOrEqual(800);
    await page.context().close();
  });
});
