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
 * Results that the checker cannot decide and that no one needs to check, by rule and by the checker's name for the
 * reason.
 */
const KNOWN: Readonly<Record<string, string>> = {
  'color-contrast shortTextContent':
    'a single character, such as a digit, in the colours of the text around it',
  'color-contrast nonBmp':
    'a sign that is not a letter, such as an arrow, in the colours of the text around it',
  'color-contrast imgNode':
    'text of a chart, in the ink or the muted ink of the page and with none of its bars behind it. Elsewhere it counts.',
  'color-contrast bgGradient':
    'text over a gradient in a table that scrolls sideways, whose edges have a shadow. Elsewhere it counts.',
};
/** The only elements in which text may be in a drawing or over a gradient. */
const ONLY_IN = { imgNode: '.chart', bgGradient: '.table-frame' };

/**
 * Returns each element that breaks a rule, as `id (impact): html`. The impact is `to check` if the checker could
 * not decide. Ignores frames, because our pages have none. Sends the checker to each page only once, because it
 * is longer than most pages and some pages are checked 10 times.
 */
export async function brokenRules(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(ENGINE);
  // Leaves out selectors and the rules that passed, because they take time and are not used.
  const all: RunOptions = {
    resultTypes: ['violations', 'incomplete'],
    selectors: false,
    elementRef: true,
    ...options,
    // The checker has this rule off by default, although WCAG 2.2 AA requires targets of 24 by 24 pixels.
    rules: { 'target-size': { enabled: true }, ...options.rules },
  };
  // Elements that stay in view while the page scrolls nearly always cover part of some target, and axe then counts
  // that target as smaller than it is.
  return page.evaluate<string[]>(`(async () => {
    const stuck = [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).position === 'sticky');
    for (const one of stuck) one.style.position = 'static';
    const { violations, incomplete } = await axe.run(document, ${JSON.stringify(all)});
    for (const one of stuck) one.style.position = '';
    const isKnown = ({ id }, { any, element }) => {
      const why = any[0]?.data?.messageKey;
      const only = ${JSON.stringify(ONLY_IN)}[why];
      if (only && !element.closest(only)) return false;
      return ${JSON.stringify(Object.keys(KNOWN))}.includes(\`\${id} \${why}\`);
    };
    const undecided = incomplete.map((one) =>
      ({ ...one, impact: 'to check', nodes: one.nodes.filter((node) => !isKnown(one, node)) }));
    return [...violations, ...undecided].flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html }) => \`\${id} (\${impact ?? 'unknown'}): \${html.slice(0, 200)}\`));
  })()`);
}
