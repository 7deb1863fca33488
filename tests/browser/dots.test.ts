// Tests rows of facts separated by dots: in a narrow window, no line begins with a dot.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { ask, signIn, visit, pressForAdviser } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const WIDTHS = Array.from({ length: 16 }, (_, n) => 320 + n * 10);

/** Counts the dots on the page, and lists the dots that begin a line, with the words after each. */
const DOTS = `(() => {
  const found = { dots: 0, first: [] };
  const boxOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  let before;
  while (texts.nextNode()) {
    const node = texts.currentNode;
    for (const [at, letter] of [...node.data].entries()) {
      if (!letter.trim()) continue;
      const box = boxOf(node, at);
      if (letter === '·' && box.width > 0) {
        found.dots += 1;
        if (before && box.left < before.left) found.first.push(node.parentElement.textContent.slice(0, 80));
      }
      before = box;
    }
  }
  return found;
})()`;

describeWith('chromium', 'dots between facts', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function firstInLine(page: Page): Promise<string[]> {
    const first: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const found = await page.evaluate<{ dots: number; first: string[] }>(DOTS);
      expect(found.dots).toBeGreaterThan(0);
      first.push(...found.first.map((words) => `${width}: ${words}`));
    }
    return first;
  }

  test('never begin a line of a quote or of the library', async () => {
    const { page } = await visit(running.browser, running.site, '/');
    await ask(page, QUESTIONS.answered);
    expect(await firstInLine(page)).toEqual([]);
    await page.goto('/library');
    expect(await firstInLine(page)).toEqual([]);
    await page.context().close();
  });

  test('never begin a line of the facts of a request, and show between them', async () => {
    const { page: asked } = await running.visit('/');
    await ask(asked, QUESTIONS.clarification);
    await pressForAdviser(asked);
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.locator('.case-facts').first().waitFor();
    const dots = await page.evaluate<string[][]>(`['::before', '::after'].map((end) =>
      [...document.querySelectorAll('.case-facts > span')].map((fact) => getComputedStyle(fact, end).content))`);
    // Each dot is to the left of its fact. If a fact starts a line, its dot falls outside the row and is
    // clipped.
    expect(dots[0]![0]).not.toContain('·');
    expect(dots[0]!.slice(1).some((content) => content.includes('·'))).toBe(true);
    expect(dots[1]!.join('')).not.toContain('·');
    const cut = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('.case-facts')).overflowX",
    );
    expect(cut).toBe('clip');
    for (const one of [asked, page]) await one.context().close();
  });
});
