// What a browser can tell of a page: faults of accessibility, sideways scrolling, what has the focus.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { isThorough } from '../support/thoroughness.js';
import { brokenRules } from './support/axe.js';

/** Every rule that is on by default, whatever its severity: WCAG 2.2 AA and the checker's own good practice. */
export function accessibilityFaults(page: Page): Promise<string[]> {
  return brokenRules(page);
}

/** Pictures of each state are written there. */
const PICTURES = process.env['PICTURES_DIR'];
/** Most of the time goes into contrast; a phone and a desk at 400% differ in their layout only, so that one shows dark. */
const LOOKS = [
  { width: 1100, colorScheme: 'light', rules: {} },
  { width: 390, colorScheme: 'dark', rules: {} },
  { width: 320, colorScheme: 'light', rules: { 'color-contrast': { enabled: false } } },
] as const;

let turn = 0;

/**
 * What is wrong with a page as it is now, in one of the three looks, each by turns; in all of them in a thorough run, which
 * takes three times as long. One page changes its size and its colours: loading it again for each would take longer.
 */
export async function faultsByTurns(page: Page, state: string): Promise<string[]> {
  turn += 1;
  return faultsIn(page, state, isThorough ? LOOKS : [LOOKS[turn % LOOKS.length]!]);
}

async function faultsIn(
  page: Page,
  state: string,
  looks: readonly (typeof LOOKS)[number][],
): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const { width, colorScheme, rules } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    if (PICTURES !== undefined) await takePicture(page, PICTURES, `${state} ${width}`);
    const scroll = await sidewaysScroll(page);
    const faults = await brokenRules(page, { rules });
    if (scroll > 0) faults.unshift(`${scroll} pixels too wide`);
    found.push(...faults.map((fault) => `${state}, at ${width} pixels: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  return found;
}

async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/[^\w]+/g, '-')}.png`), fullPage: true });
}

/** Pixels by which the page can be scrolled sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** The text or value of the element that has the focus. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate<string>(
    '(document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText ?? "").trim()',
  );
}

/** More presses than any page of ours has stops. */
const MAX_STOPS = 120;

/** Presses Tab until that selector has the focus, as someone without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MAX_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(
    `${selector} was not reached with ${MAX_STOPS} presses; the focus is on “${await focusedText(page)}”.`,
  );
}
