// Runs the accessibility checker on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * The minified accessibility checker, which is sent to each page. It is half as long as the source that
 * `axe-core` exports.
 */
const ENGINE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Returns each element that breaks a rule, as `id (impact): html`. Ignores frames, because our pages have
 * none. Sends the checker to each page only once, because it is longer than most pages and some pages are
 * checked 10 times.
 */
export async function brokenRules(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(ENGINE);
  // Leaves out selectors and the rules that passed, because they take time and are not used.
  const all: RunOptions = {
    resultTypes: ['violations'],
    selectors: false,
    ...options,
    // The checker has this rule off by default, although WCAG 2.2 AA requires targets of 24 by 24 pixels.
    rules: { 'target-size': { enabled: true }, ...options.rules },
  };
  // What stays in view while the page scrolls covers some target at most places, and axe counts a target as smaller by what
  // is covered.
  return page.evaluate<string[]>(`(async () => {
    const stuck = [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).position === 'sticky');
    for (const one of stuck) one.style.position = 'static';
    const { violations } = await axe.run(document, ${JSON.stringify(all)});
    for (const one of stuck) one.style.position = '';
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html }) => \`\${id} (\${impact ?? 'unknown'}): \${html.slice(0, 200)}\`));
  })()`);
}
