// What a browser can tell of a page: faults of accessibility, sideways scrolling, what has the focus.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What breaks the Web Content Accessibility Guidelines 2.2 AA, as far as a machine can tell; empty when nothing does. */
export function accessibilityFaults(page: Page): Promise<string[]> {
  return violations(axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']));
}

/**
 * The same for the dark colours of a page that is looked at in the light ones. Only colours differ there, so that only the
 * rules on colours are tried again: they are the sixth part of a whole look.
 */
export async function darkFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await violations(axe(page).withRules(['color-contrast', 'link-in-text-block']));
  await page.emulateMedia({ colorScheme: 'light' });
  return found.map((fault) => `in the dark, ${fault}`);
}

/** Legacy mode spares a page of its own for each look; it misses frames of other origins, and our pages have none. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
}

async function violations(builder: AxeBuilder): Promise<string[]> {
  const found = await builder.analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
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

/** Presses Tab until that selector has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MAX_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(
    `${selector} was not reached with ${MAX_STOPS} presses; the focus is on “${await focusedText(page)}”.`,
  );
}
