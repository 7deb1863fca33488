// Runs the accessibility checker on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** Half the length of the engine that `axe-core` exports. It is sent to each page. */
const ENGINE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Elements that break a rule, each once: `id (impact): html`. It looks only in the page itself, because our pages have
 * no frames. A page gets the engine once, because it is longer than most pages and some are checked ten times.
 */
export async function brokenRules(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(ENGINE);
  // Selectors and passed rules take time, and no one reads them.
  const all: RunOptions = {
    resultTypes: ['violations'],
    selectors: false,
    ...options,
    // Off by default, though WCAG 2.2 AA requires targets of 24 by 24 pixels.
    rules: { 'target-size': { enabled: true }, ...options.rules },
  };
  return page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(all)}).then(({ violations }) =>
    violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html }) => \`\${id} (\${impact ?? 'unknown'}): \${html.slice(0, 200)}\`)))`);
}
