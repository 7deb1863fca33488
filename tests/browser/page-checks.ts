// Checks a page in a browser: accessibility faults, sideways scrolling, and which element has the focus.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { isThorough } from '../support/thoroughness.js';
import { brokenRules } from './support/axe.js';

/**
 * Applies all rules, whatever their severity: WCAG 2.2 AA, targets of 24 pixels, and the checker’s own good
 * practice.
 */
export function accessibilityFaults(page: Page): Promise<string[]> {
  return brokenRules(page);
}

/** If this is set, a screenshot of each page checked is saved in the folder it names. */
const PICTURES = process.env['PICTURES_DIR'];
const WITHOUT_CONTRAST = { 'color-contrast': { enabled: false } };
/**
 * The sizes and colour schemes to check. Contrast takes most of the time, so it is skipped at 320 pixels,
 * where the colours are the same.
 */
const BY_TURNS = [
  { width: 1100, colorScheme: 'light', rules: {} },
  { width: 390, colorScheme: 'dark', rules: {} },
  { width: 320, colorScheme: 'light', rules: WITHOUT_CONTRAST },
] as const;
const LOOKS = [
  ...BY_TURNS,
  { width: 1100, colorScheme: 'dark', rules: {} },
  { width: 390, colorScheme: 'light', rules: {} },
  { width: 320, colorScheme: 'dark', rules: WITHOUT_CONTRAST },
] as const;

let turn = 0;

/**
 * Returns the faults of a page in its current state. A normal run checks one of 3 combinations of size and
 * colour scheme, in turn; a thorough run checks all 6. The same page is resized and recoloured, because that
 * is faster than loading it again.
 */
export async function faultsByTurns(page: Page, state: string): Promise<string[]> {
  turn += 1;
  return faultsIn(page, state, isThorough ? LOOKS : [BY_TURNS[turn % BY_TURNS.length]!]);
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
    if (PICTURES !== undefined) await takePicture(page, PICTURES, `${state} ${width} ${colorScheme}`);
    const scroll = await sidewaysScroll(page);
    const faults = await brokenRules(page, { rules });
    if (scroll > 0) faults.unshift(`${scroll} pixels too wide`);
    found.push(...faults.map((fault) => `${state}, at ${width} pixels, ${colorScheme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  return found;
}

async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/[^\w]+/g, '-')}.png`), fullPage: true });
}

export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** The compressed size of each script and stylesheet, by address. An address changes if its content does. */
const SIZES = new Map<string, number>();

/** Returns the number of scripts and stylesheets loaded, and their compressed size in bytes. */
export async function scriptsAndStyles(page: Page): Promise<{ files: number; bytes: number }> {
  const addresses = await page.evaluate<string[]>(
    'performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /\\.(js|css)$/.test(name))',
  );
  for (const address of addresses)
    if (!SIZES.has(address)) SIZES.set(address, gzipSync(await (await fetch(address)).text()).length);
  return {
    files: addresses.length,
    bytes: addresses.reduce((sum, address) => sum + SIZES.get(address)!, 0),
  };
}

/**
 * Finds forms that the browser would validate itself. The browser’s error messages are not in our wording,
 * nor always in the page’s language.
 */
export function formsTheBrowserChecks(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    '[...document.forms].filter((form) => !form.noValidate && form.querySelector("[required]")).map(({ outerHTML }) => outerHTML.slice(0, 150))',
  );
}

export function focusedText(page: Page): Promise<string> {
  return page.evaluate<string>(
    '(document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText ?? "").trim()',
  );
}

/** The maximum number of times to press Tab. None of our pages needs as many. */
const MAX_STOPS = 120;

/** Presses Tab until an element that matches the selector has the focus, like someone without a mouse. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MAX_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(
    `${selector} was not reached with ${MAX_STOPS} presses; the focus is on “${await focusedText(page)}”.`,
  );
}
