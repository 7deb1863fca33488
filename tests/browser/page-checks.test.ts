// Tests which faults the page checks find, and which elements can still be distinguished with forced colours.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { accessibilityFaults, formsTheBrowserChecks } from './page-checks.js';
import { inBrowser } from './support/running-in-browser.js';
import { ask, signIn } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const SMALL = 'display: inline-block; width: 12px; height: 12px; padding: 0; border: 0';

describeWith('chromium', 'the checks of a page', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function pageOf(main: string): Promise<Page> {
    const { page } = await running.visit('/', { bypassCSP: true });
    await page.goto('about:blank');
    await page.setContent(
      `<html lang="en-GB"><title>Made up</title><main><h1>Made up</h1>${main}</main></html>`,
    );
    return page;
  }

  test('find targets that are too small and too close together', async () => {
    const page = await pageOf(
      `<button style="${SMALL}">a</button><button style="${SMALL}">b</button><button style="${SMALL}">c</button>`,
    );
    expect((await accessibilityFaults(page)).join('\n')).toContain('target-size');
    await page.context().close();
  });

  test('find text over a picture, whose contrast the checker cannot work out', async () => {
    const page = await pageOf(
      `<p style="background: linear-gradient(#fff, #000); color: #777">Over a picture</p>`,
    );
    expect((await accessibilityFaults(page)).join('\n')).toContain('color-contrast (to check)');
    await page.context().close();
  });

  test('find text in a drawing that is not a chart', async () => {
    const drawing = (name: string) =>
      `<svg class="${name}" role="img" aria-label="Days"><text y="20">Under a year</text></svg>`;
    const page = await pageOf(drawing('chart'));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setContent(`<main><h1>Drawn</h1>${drawing('map')}</main>`);
    expect((await accessibilityFaults(page)).join('\n')).toContain('color-contrast (to check)');
    await page.context().close();
  });

  test('find forms that the browser would check in its own words', async () => {
    const page = await pageOf(
      '<form id="a"><label>A <input required></label></form><form id="b" novalidate><label>B <input required></label></form><form id="c"><label>C <input></label></form>',
    );
    expect(await formsTheBrowserChecks(page)).toEqual([expect.stringContaining('id="a"')]);
    await page.context().close();
  });

  /**
   * Describes an element’s appearance without its colours, which the browser replaces when colours are
   * forced.
   */
  const shapeOf = (page: Page, selector: string) =>
    page.evaluate<string>(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      const { borderTopWidth, borderBottomWidth, textDecorationThickness, fontWeight } = getComputedStyle(element);
      const { content } = getComputedStyle(element, '::before');
      return [borderTopWidth, borderBottomWidth, textDecorationThickness, fontWeight, content].join(' ');
    })()`);

  async function expectToDiffer(page: Page, one: string, other: string): Promise<void> {
    expect(await page.evaluate<boolean>('matchMedia("(forced-colors: active)").matches')).toBe(true);
    expect(await shapeOf(page, one)).not.toBe(await shapeOf(page, other));
  }

  test('with forced colours, what is pressed, marked, current or urgent has another shape', async () => {
    const { page } = await running.visit('/', { forcedColors: 'active' });
    await ask(page, QUESTIONS.answered);
    await page.getByRole('button', { name: 'Helpful', exact: true }).click();
    await page.locator('[data-rated][aria-pressed="true"]').waitFor();
    await expectToDiffer(page, '[data-rated][aria-pressed="true"]', '[data-rated][aria-pressed="false"]');
    await page.getByRole('link', { name: /See the quote in the document/ }).click();
    await page.locator('mark').first().waitFor();
    await expectToDiffer(page, 'mark', 'mark ~ *, .passage');
    await expectToDiffer(page, '.site nav a[aria-current]', '.site nav a:not([aria-current])');
    await page.goto('/');
    await ask(page, QUESTIONS.urgent);
    const desk = (await running.visit('/desk', { forcedColors: 'active' })).page;
    await signIn(desk, 'Ann Okafor', 'lead');
    await desk.locator('.case-urgent').waitFor();
    expect(await shapeOf(desk, '.case-urgent')).toMatch(/^3px 3px /);
    expect(await desk.locator('.case-urgent').innerText()).toContain('Urgent');
    await expectToDiffer(desk, '.sections a[aria-current]', '.sections a:not([aria-current])');
    await page.context().close();
    await desk.context().close();
  });
});
