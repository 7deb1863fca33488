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
  return page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(all)}).then(({ violations }) =>
    violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html }) => \`\${id} (\${impact ?? 'unknown'}): \${html.slice(0, 200)}\`)))`);
}
